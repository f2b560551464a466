// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/layoutengine.h"

#include "models/page/blockbuilder.h"
#include "models/page/paginator.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <functional>
#include <tuple>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr double gutterGrowthMax = 5 * 72 / 25.4; // 5 mm, to hold the widest date
constexpr int bisections = 7; // TEMPLATES.md §4

bool looksAs(const Page &one, const Page &other)
{
    return one.rows == other.rows && one.artifacts == other.artifacts && one.fills == other.fills;
}

/// Everything that a block depends on. A block whose stamp is the same as before is used again.
struct BlockStamp
{
    Entry entry;
    Section section; ///< without entries where `entry` is what is set
    bool first = false;
    bool variant = false; ///< tight, or a repeated year
    bool breakBefore = false;
    Frame frame;

    friend bool operator==(const BlockStamp &, const BlockStamp &) = default;
};

struct CachedBlock
{
    BlockStamp stamp;
    std::shared_ptr<const Block> block;
};

/// What the setting of all blocks depends on.
struct StyleStamp
{
    Look look;
    Paper paper = Paper::A4;
    QString language;
    FitFactors fit;

    friend bool operator==(const StyleStamp &, const StyleStamp &) = default;
};

void mirror(Block &block, double width)
{
    for (Row &row : block.rows) {
        for (TextRun &run : row.runs)
            run.x = width - run.x - run.width;
        for (RuleMark &rule : row.rules)
            rule = {width - rule.x2, width - rule.x1, rule.dy, rule.weight, rule.color};
        for (Picture &picture : row.pictures)
            picture.rect.moveLeft(width - picture.rect.right());
        std::tie(row.left, row.right) = std::make_pair(width - row.right, width - row.left);
    }
}

bool isRightToLeft(const QString &language)
{
    const QString base = language.section(u'-', 0, 0);
    return base == u"ar" || base == u"he" || base == u"fa" || base == u"ur";
}

Section withoutEntries(const Section &section)
{
    Section bare = section;
    bare.entries.clear();
    bare.items.clear();
    bare.text.clear();
    return bare;
}

} // namespace

class LayoutEngine::State
{
public:
    Result<PageListPtr> layout(const LayoutInput &input, const FitFactors &fit);
    Result<PageListPtr> fitted(const LayoutInput &input);

    QStringList substitutions;
    FitFactors lastFit; ///< of the last fitted()

private:
    Result<void> readDesign(const Look &look);
    void setGeometry(const LayoutInput &input, const SettingContext &context);
    std::shared_ptr<const Block> cached(const QString &key, BlockStamp stamp, const std::function<Block()> &make);
    void addSection(const Section &section, bool side, const SettingContext &context);
    void addEntries(const Section &section, const SettingContext &context, const Frame &frame);
    void addBlock(const std::shared_ptr<const Block> &block, bool side);
    [[nodiscard]] std::vector<const Section *> ordered(const Content &content, const Look &look) const;
    PageListPtr assemble(const LayoutInput &input, const SettingContext &context);

    Shaper m_shaper;
    QJsonObject m_designJson;
    Look m_designLook;
    std::optional<Design> m_design;
    StyleStamp m_style;
    QHash<QString, CachedBlock> m_blocks;
    QHash<QString, CachedBlock> m_next;
    PageListPtr m_last;

    QMarginsF m_margins;
    QSizeF m_sheet;
    Frame m_main;
    Frame m_side;
    std::vector<FlowBlock> m_mainFlow;
    std::vector<FlowBlock> m_sideFlow;
    const Look *m_look = nullptr;
};

Result<void> LayoutEngine::State::readDesign(const Look &look)
{
    Look key; // what designOf() reads
    key.design = look.design;
    key.accent = look.accent;
    key.paper = look.paper;
    key.fontScale = look.fontScale;
    key.sectionOrder = look.sectionOrder;
    if (m_design && key == m_designLook)
        return {};
    SHORTLIST_TRY(m_design, designOf(look));
    m_designLook = std::move(key);
    substitutions = m_design->substitutions;
    m_blocks.clear();
    return {};
}

void LayoutEngine::State::setGeometry(const LayoutInput &input, const SettingContext &context)
{
    const Design &design = *m_design;
    m_sheet = paperSize(m_style.paper);
    const auto squeezed
        = [&](double margin) { return std::max(margin * m_style.fit.margin, std::min(margin, design.marginFloor)); };
    const QMarginsF margins = design.marginsFor(m_style.paper);
    m_margins
        = {squeezed(margins.left()), squeezed(margins.top()), squeezed(margins.right()), squeezed(margins.bottom())};
    const double measure = m_sheet.width() - m_margins.left() - m_margins.right();
    m_main = {0, measure, 0, false};
    m_side = {};
    switch (design.layout) {
    case Design::Layout::SingleColumn:
        break;
    case Design::Layout::GutterDates:
    case Design::Layout::MarginHeadings: {
        double gutter = design.gutter;
        if (design.layout == Design::Layout::GutterDates)
            gutter = std::clamp(widestGutterText(context, input.content), gutter, gutter + gutterGrowthMax);
        m_main = {gutter + design.gutterGap, measure - gutter - design.gutterGap, gutter, false};
        break;
    }
    case Design::Layout::TwoColumn:
        m_main.contentWidth = measure - design.sidebarWidth - design.gutterGap;
        m_side = {0, design.sidebarWidth, 0, true};
        break;
    }
}

std::shared_ptr<const Block> LayoutEngine::State::cached(
    const QString &key, BlockStamp stamp, const std::function<Block()> &make)
{
    if (const auto found = m_blocks.constFind(key); found != m_blocks.constEnd() && found->stamp == stamp) {
        m_next.insert(key, *found);
        return found->block;
    }
    auto block = std::make_shared<Block>(make());
    if (stamp.breakBefore && !block->rows.empty())
        block->rows.front().forcePageBreak = true;
    if (isRightToLeft(m_style.language))
        mirror(*block, stamp.frame.width());
    m_next.insert(key, {std::move(stamp), block});
    return block;
}

void LayoutEngine::State::addBlock(const std::shared_ptr<const Block> &block, bool side)
{
    if (!block->rows.empty())
        (side ? m_sideFlow : m_mainFlow).push_back({block, 0});
}

void LayoutEngine::State::addEntries(const Section &section, const SettingContext &context, const Frame &frame)
{
    const BlockBuilder builder(context, frame);
    const Section bare = section.kind == SectionKind::Skills ? section : withoutEntries(section);
    bool first = true;
    bool bareBefore = false;
    QString yearBefore;
    for (const Entry &entry : section.entries) {
        const bool publication = section.kind == SectionKind::Lines && section.custom
            && !entry.field(u"text"_s).isEmpty() && entry.field(u"name"_s).isEmpty();
        const bool bareHere = !hasBody(entry, section);
        const QString year = publication ? datesOf(entry, context.dates) : QString();
        const bool variant = publication ? year == yearBefore && !first : bareHere && bareBefore;
        BlockStamp stamp{entry, bare, first, variant, m_look->pageBreaksBefore.contains(entry.id), frame};
        const std::shared_ptr<const Block> block
            = cached(u"e/%1/%2"_s.arg(section.key, entry.id.toString()), std::move(stamp), [&] {
                  if (publication)
                      return builder.publication(section, entry, first, variant);
                  if (section.kind == SectionKind::Skills)
                      return builder.skillGroup(section, entry, first);
                  if (section.kind == SectionKind::Lines)
                      return builder.lineItem(section, entry, first);
                  return builder.entry(section, entry, first, variant);
              });
        addBlock(block, frame.side);
        first = first && block->rows.empty();
        bareBefore = bareHere;
        yearBefore = year;
    }
}

void LayoutEngine::State::addSection(const Section &section, bool side, const SettingContext &context)
{
    if (section.isEmpty())
        return;
    const Frame &frame = side ? m_side : m_main;
    const BlockBuilder builder(context, frame);
    addBlock(cached(u"h/"_s + section.key, {{}, withoutEntries(section), false, false, false, frame},
                 [&] { return builder.heading(section); }),
        side);
    if (section.kind == SectionKind::Text) {
        addBlock(cached(u"t/"_s + section.key, {{}, section, false, false, false, frame},
                     [&] { return builder.text(section); }),
            side);
    } else if (section.kind == SectionKind::List) {
        addBlock(cached(u"l/"_s + section.key, {{}, section, false, false, false, frame},
                     [&] { return builder.list(section); }),
            side);
    } else {
        addEntries(section, context, frame);
    }
}

std::vector<const Section *> LayoutEngine::State::ordered(const Content &content, const Look &look) const
{
    std::vector<const Section *> sections;
    const auto add = [&](const Section &section) {
        if (section.kind != SectionKind::Contact && !look.hiddenSections.contains(section.key)
            && std::find(sections.begin(), sections.end(), &section) == sections.end())
            sections.push_back(&section);
    };
    for (const QString &key : m_design->sectionOrder) {
        if (const Section *section = content.section(key))
            add(*section);
    }
    for (const Section &section : content.sections)
        add(section);
    return sections;
}

PageListPtr LayoutEngine::State::assemble(const LayoutInput &input, const SettingContext &context)
{
    auto list = std::make_shared<PageList>();
    list->size = m_sheet;
    list->title = input.content.personName();
    list->author = list->title;
    list->language = m_style.language.isEmpty() ? u"en"_s : m_style.language; // as headings and dates are
    for (std::vector<FlowBlock> *flow : {&m_mainFlow, &m_sideFlow}) {
        for (FlowBlock &block : *flow) {
            block.number = static_cast<int>(list->blocks.size());
            list->blocks.push_back(block.block);
        }
    }
    const bool rtl = isRightToLeft(m_style.language);
    const auto columnX = [&](double x, const Frame &frame) { return rtl ? m_sheet.width() - x - frame.width() : x; };
    const double bottom = m_sheet.height() - m_margins.bottom();
    const double topAfter = m_margins.top() + m_design->continuationHeight * context.baseline;
    const bool sideLeft = m_design->sidebarLeft;
    const double mainX = m_margins.left() + (m_side.side && sideLeft ? m_side.width() + m_design->gutterGap : 0);
    const double sideX = sideLeft ? m_margins.left() : m_margins.left() + m_main.width() + m_design->gutterGap;
    const auto mainPages = paginate(m_mainFlow, {columnX(mainX, m_main), m_margins.top(), topAfter, bottom});
    const auto sidePages = m_side.side
        ? paginate(m_sideFlow,
            {columnX(sideX, m_side), m_margins.top() + m_design->sidebarOffset * context.baseline, topAfter, bottom})
        : std::vector<std::vector<PlacedRow>>();
    const size_t count = std::max(mainPages.size(), sidePages.size());
    const Frame whole{0, m_sheet.width() - m_margins.left() - m_margins.right(), 0, false};
    for (size_t i = 0; i < count; ++i) {
        auto page = std::make_shared<Page>();
        if (m_design->tint && m_side.side) {
            const double left = sideLeft != rtl ? 0 : sideX - m_design->sidebarPad;
            const double width = sideLeft ? sideX + m_side.width() + m_design->sidebarPad
                                          : m_sheet.width() - sideX + m_design->sidebarPad;
            page->fills.push_back({QRectF(left, 0, width, m_sheet.height()), *m_design->tint});
        }
        if (i < mainPages.size())
            page->rows = mainPages[i];
        if (i < sidePages.size())
            page->rows.insert(page->rows.end(), sidePages[i].begin(), sidePages[i].end());
        const double top = i == 0 ? m_margins.top() : topAfter;
        for (const PlacedRow &row : page->rows)
            page->used = std::max(page->used, (row.top + row.line().height - top) / (bottom - top));
        if (i > 0) {
            Section stamp; // the running head depends on the name and the numbers
            stamp.key = list->title;
            stamp.text = QString::number(count);
            const auto head = cached(u"r/%1"_s.arg(i), {{}, stamp, false, false, false, whole}, [&] {
                return BlockBuilder(context, whole)
                    .runningHead(list->title, static_cast<int>(i) + 1, static_cast<int>(count));
            });
            for (size_t row = 0; row < head->rows.size(); ++row)
                page->artifacts.push_back({head, static_cast<int>(row), -1, m_margins.left(), m_margins.top()});
        }
        if (m_last && i < m_last->pages.size() && m_last->size == list->size && looksAs(*m_last->pages[i], *page))
            list->pages.push_back(m_last->pages[i]);
        else
            list->pages.push_back(std::move(page));
    }
    return list;
}

Result<PageListPtr> LayoutEngine::State::layout(const LayoutInput &input, const FitFactors &fit)
{
    SHORTLIST_TRY_VOID(readDesign(input.look));
    const QString language = input.look.language.isEmpty() ? input.language : input.look.language;
    StyleStamp style{input.look, input.paper.value_or(paperOf(input.look, language)), language, fit};
    style.fit.gap *= std::clamp(input.look.spacingScale, 0.6, 1.4);
    if (!(style == m_style))
        m_blocks.clear();
    m_style = std::move(style);
    m_look = &input.look;
    m_shaper.setContext(m_design->fallback, language, m_design->ligatures);
    const double baseline = std::round(m_design->baseline() * fit.line * fit.size / 0.05) * 0.05;
    const SettingContext context{*m_design, input.look, m_shaper, m_style.fit, baseline,
        DateStyle::fromDesign(m_design->dates, language), language, isRightToLeft(language)};
    setGeometry(input, context);
    m_mainFlow.clear();
    m_sideFlow.clear();
    m_next.clear();
    if (const Section *contact = input.content.section(u"personalInfo"_s)) {
        addBlock(cached(u"c"_s, {{}, *contact, false, false, false, m_main},
                     [&] { return BlockBuilder(context, m_main).header(*contact); }),
            false);
    }
    for (const Section *section : ordered(input.content, input.look))
        addSection(*section, m_design->sidebarSections.contains(section->key), context);
    PageListPtr list = assemble(input, context);
    m_blocks.swap(m_next);
    m_last = list;
    m_look = nullptr;
    return list;
}

Result<PageListPtr> LayoutEngine::State::fitted(const LayoutInput &input)
{
    FitFactors factors;
    lastFit = {};
    SHORTLIST_TRY(const PageListPtr plain, layout(input, factors));
    const Design design = *m_design;
    const auto target = static_cast<size_t>(design.targetPages);
    if (!design.shrink || target == 0 || plain->pages.size() <= target)
        return plain;
    for (const QString &name : design.fitOrder) {
        double FitFactors::*factor = name == u"gap" ? &FitFactors::gap
            : name == u"line"                       ? &FitFactors::line
            : name == u"margin"                     ? &FitFactors::margin
                                                    : &FitFactors::size;
        double low = design.fitBounds.*factor;
        if (name == u"size")
            low = std::max(low, std::min(1.0, design.bodyFloor / design.role(u"body"_s).size));
        factors.*factor = low;
        SHORTLIST_TRY(PageListPtr best, layout(input, factors));
        if (best->pages.size() > target)
            continue;
        double high = 1;
        for (int i = 0; i < bisections; ++i) {
            const double middle = (low + high) / 2;
            factors.*factor = middle;
            SHORTLIST_TRY(const PageListPtr attempt, layout(input, factors));
            (attempt->pages.size() <= target ? low : high) = middle;
            if (attempt->pages.size() <= target)
                best = attempt;
        }
        factors.*factor = low;
        lastFit = factors;
        return best;
    }
    SHORTLIST_TRY(const PageListPtr again, layout(input, {}));
    auto overflowing = std::make_shared<PageList>(*again);
    for (size_t i = target; i < again->pages.size(); ++i)
        overflowing->overflowLines += static_cast<int>(again->pages[i]->rows.size());
    return PageListPtr(overflowing);
}

LayoutEngine::LayoutEngine()
    : m_state(std::make_unique<State>())
{
}

LayoutEngine::~LayoutEngine() = default;

Result<PageListPtr> LayoutEngine::layout(const LayoutInput &input)
{
    return m_state->layout(input, {});
}

Result<PageListPtr> LayoutEngine::fitted(const LayoutInput &input)
{
    return m_state->fitted(input);
}

Result<PageListPtr> LayoutEngine::layout(const LayoutInput &input, const FitFactors &fit)
{
    return m_state->layout(input, fit);
}

const FitFactors &LayoutEngine::fit() const
{
    return m_state->lastFit;
}

const QStringList &LayoutEngine::substitutions() const
{
    return m_state->substitutions;
}

Paper paperOf(const Look &look, const QString &language)
{
    QString name = look.paper;
    if (name.isEmpty())
        name = look.design.value(u"page").toObject().value(u"size").toString();
    if (name == u"A4" || name == u"Letter")
        return name == u"A4" ? Paper::A4 : Paper::Letter;
    QString territory = language.section(u'-', -1);
    if (territory.size() != 2 || territory != territory.toUpper())
        territory = QLocale::system().name().section(u'_', 1, 1);
    return paperForTerritory(territory);
}

} // namespace shortlist::page
