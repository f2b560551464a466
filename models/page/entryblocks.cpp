// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/addresses.h"
#include "models/page/blockbuilder.h"
#include "models/page/contactitems.h"
#include "models/page/rowbuilder.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

/// Lists that are bullets; every other list is words with commas between.
const QString &bulletsKey(const Section &section)
{
    static const QString none;
    const QStringList &lists = sectionSpec(section).lists;
    return lists.isEmpty() || section.kind != SectionKind::Entries ? none : lists.front();
}

QString techOf(const Entry &entry, const QString &join)
{
    const QString tech = joined(entry.lists.value(u"tech"_s), join);
    return tech.isEmpty() ? joined(entry.lists.value(u"technologies"_s), join) : tech;
}

/// What the fields of an entry are called in designs, and which fields of the content that is.
struct EntryFields
{
    const Section &section;
    const Entry &entry;
    const SettingContext &context;

    [[nodiscard]] QStringList keysOf(const QString &name) const
    {
        const SectionSpec &spec = sectionSpec(section);
        if (name == u"title")
            return section.key == u"education" ? QStringList{u"degree"_s, u"field"_s} : QStringList{spec.titleField};
        if (name == u"org")
            return section.key == u"projects" ? QStringList{u"org"_s, u"entity"_s}
                : section.key == u"languages" ? QStringList{u"fluency"_s, spec.organisationField}
                                              : QStringList{spec.organisationField};
        if (name == u"dates")
            return {u"startDate"_s, u"endDate"_s, u"date"_s, u"releaseDate"_s, u"year"_s};
        return {name};
    }

    [[nodiscard]] QString value(const Segment &segment) const
    {
        if (segment.field.isEmpty())
            return segment.text;
        if (segment.field == u"dates")
            return datesOf(entry, context.dates);
        if (segment.field == u"tech")
            return techOf(entry, segment.join.isEmpty() ? u", "_s : segment.join);
        if (segment.field == u"url")
            return visibleAddress(entry.field(u"url"_s));
        if (segment.field == u"detail")
            return entry.field(u"gpa"_s);
        QStringList parts;
        for (const QString &key : keysOf(segment.field)) {
            if (const QString text = entry.field(key).trimmed(); !text.isEmpty() && !parts.contains(text))
                parts << text.simplified();
        }
        return parts.join(u", "_s);
    }

    [[nodiscard]] Location where(const Segment &segment) const
    {
        const QStringList keys = keysOf(segment.field);
        return {section.key, entry.id, keys.isEmpty() ? QString() : keys.front()};
    }
};

/// Sets one entry of any section. Short-lived: made for one block.
class EntrySetter
{
public:
    EntrySetter(const SettingContext &context, const Frame &frame, const Section &section, const Entry &entry,
        const Pattern &pattern, Block &block)
        : m_context(context)
        , m_frame(frame)
        , m_fields{section, entry, context}
        , m_section(section)
        , m_entry(entry)
        , m_pattern(pattern)
        , m_block(block)
        , m_rows(context, m_frame, block)
        , m_where{section.key, entry.id, {}}
    {
        block.where = m_where;
    }

    void set(double before, BreakCost breakBefore)
    {
        head(before, breakBefore);
        const size_t headRows = m_block.rows.size();
        body();
        if (m_frame.gutterWidth > 0)
            gutter();
        keepHead(headRows);
    }

private:
    std::vector<std::vector<TextSpan>> segments(const std::vector<Segment> &segments, bool titleIsHeading)
    {
        std::vector<std::vector<TextSpan>> parts;
        for (const Segment &segment : segments) {
            const QString text = m_fields.value(segment);
            if (text.isEmpty())
                continue;
            for (const QString &key : m_fields.keysOf(segment.field))
                m_used.insert(key);
            std::vector<TextSpan> part;
            const bool heading = titleIsHeading && segment.field == u"title";
            const int node = m_rows.node(heading ? Tag::H3 : Tag::P);
            const QString before = parts.empty() ? segment.lead : segment.prefix;
            if (!before.isEmpty())
                part.push_back(
                    {before, m_rows.role(parts.empty() ? u"techLabel"_s : segment.prefixRole), m_where, {}, node});
            std::vector<TextSpan> spans = markedSpans(
                text + segment.suffix, m_rows.role(segment.role), m_context, m_fields.where(segment), node);
            if (segment.field == u"url") {
                for (TextSpan &span : spans)
                    span.href = linkTarget(m_entry.field(u"url"_s));
            }
            part.insert(part.end(), spans.begin(), spans.end());
            parts.push_back(std::move(part));
        }
        return parts;
    }

    static std::vector<TextSpan> flat(const std::vector<std::vector<TextSpan>> &parts)
    {
        std::vector<TextSpan> spans;
        for (const std::vector<TextSpan> &part : parts)
            spans.insert(spans.end(), part.begin(), part.end());
        return spans;
    }

    void head(double before, BreakCost breakBefore)
    {
        std::vector<TextSpan> carried; // the right part of a line whose left part is empty
        bool first = true;
        const size_t placeLine = lineForPlace();
        for (size_t i = 0; i < m_pattern.lines.size(); ++i) {
            const HeadLine &line = m_pattern.lines[i];
            std::vector<Segment> leftSegments = line.left;
            if (i == placeLine && !organisationNamesPlace())
                leftSegments.push_back({u"location"_s, {}, u"location"_s, u", "_s, u"body"_s, {}, {}, {}});
            const std::vector<std::vector<TextSpan>> left = segments(leftSegments, true);
            std::vector<TextSpan> right = flat(segments(line.right, false));
            if (!carried.empty()) {
                right = right.empty() ? carried : right;
                carried.clear();
            }
            if (left.empty() && i + 1 < m_pattern.lines.size()) {
                carried = right;
                continue;
            }
            if (left.empty() && right.empty())
                continue;
            m_rows.headLine(left, right, first ? before : line.before, first ? breakBefore : BreakCost::Never, m_where);
            first = false;
        }
        if (!carried.empty())
            m_rows.headLine({}, carried, first ? before : 0, first ? breakBefore : BreakCost::Never, m_where);
        m_beforeFirst = first ? before : -1; // nothing in the head: the body opens the entry
        m_firstBreak = breakBefore;
    }

    /// The line of the head that takes the place where the pattern has none for it: the last one with a left part.
    [[nodiscard]] size_t lineForPlace() const
    {
        const auto names = [](const std::vector<Segment> &segments) {
            return std::any_of(
                segments.begin(), segments.end(), [](const Segment &s) { return s.field == u"location"; });
        };
        size_t place = m_pattern.lines.size();
        if (m_frame.gutterWidth > 0 && names(m_pattern.gutter))
            return place;
        for (size_t i = 0; i < m_pattern.lines.size(); ++i) {
            if (names(m_pattern.lines[i].left) || names(m_pattern.lines[i].right))
                return m_pattern.lines.size();
            if (!m_pattern.lines[i].left.empty())
                place = i;
        }
        return place;
    }

    /// "University of Cambridge" needs no ", Cambridge" where the design has no room for a place.
    bool organisationNamesPlace()
    {
        const QString place = m_fields.value({u"location"_s, {}, {}, {}, {}, {}, {}, {}});
        const bool named = !place.isEmpty()
            && m_fields.value({u"org"_s, {}, {}, {}, {}, {}, {}, {}}).contains(place, Qt::CaseInsensitive);
        if (named)
            m_used.insert(u"location"_s);
        return named;
    }

    RowBuilder::Joining joining(double before, BreakCost cost)
    {
        if (m_beforeFirst < 0)
            return {before, cost, BreakCost::Paragraph};
        const RowBuilder::Joining first{m_beforeFirst, m_firstBreak, BreakCost::Paragraph};
        m_beforeFirst = -1;
        return first;
    }

    void paragraph(const QString &text, const QString &key, const QString &role, double before)
    {
        for (const QString &part : text.split(u'\n', Qt::SkipEmptyParts)) {
            const Location where{m_section.key, m_entry.id, key};
            const std::vector<TextSpan> spans
                = markedSpans(part.simplified(), m_rows.role(role), m_context, where, m_rows.node(Tag::P));
            m_rows.paragraph(
                spans, m_frame.contentX, m_frame.contentWidth, 1, joining(before, BreakCost::Paragraph), where);
            before = 0;
        }
        m_used.insert(key);
    }

    void body()
    {
        double before = m_pattern.bodyBefore;
        const size_t headRows = m_block.rows.size();
        for (const QString &key : {u"description"_s, u"summary"_s, u"reference"_s}) {
            if (const QString text = m_entry.field(key); !text.isEmpty() && !m_used.contains(key)) {
                paragraph(text, key, m_pattern.summaryRole, before);
                before = 0;
            }
        }
        leftovers(before);
        const bool hasText = m_block.rows.size() > headRows;
        bullets(hasText ? m_pattern.bulletsBefore : m_pattern.bodyBefore);
        tech();
    }

    /// Fields that the pattern does not set: nothing that a person wrote stays off the page.
    void leftovers(double before)
    {
        std::vector<TextSpan> spans;
        const RoleStyle style = m_rows.role(m_pattern.summaryRole);
        int node = -1;
        const auto add = [&](const QString &text, const QString &key, const QString &href) {
            if (text.isEmpty())
                return;
            if (node < 0)
                node = m_rows.node(Tag::P);
            if (!spans.empty())
                spans.push_back({u" · "_s, style, m_where, {}, node});
            std::vector<TextSpan> marked = markedSpans(text, style, m_context, {m_section.key, m_entry.id, key}, node);
            for (TextSpan &span : marked)
                span.href = href;
            spans.insert(spans.end(), marked.begin(), marked.end());
        };
        for (const FieldSpec &field : sectionSpec(m_section).fields) {
            const QString text = m_entry.field(field.key).simplified();
            if (m_used.contains(field.key) || text.isEmpty() || isGutterField(field.key))
                continue;
            if (field.kind == FieldKind::Date)
                continue; // dates are one field of the pattern; see missingDates()
            add(field.kind == FieldKind::Url ? visibleAddress(text) : text, field.key,
                field.kind == FieldKind::Url ? linkTarget(text) : QString());
        }
        missingDates(add);
        for (const QString &key : sectionSpec(m_section).lists) {
            const bool isTech = key == u"tech" || key == u"technologies";
            if (key != bulletsKey(m_section) && !(isTech && !m_pattern.tech.empty()))
                add(joined(m_entry.lists.value(key), u", "_s), key, {});
        }
        if (!spans.empty())
            m_rows.paragraph(
                spans, m_frame.contentX, m_frame.contentWidth, 1, joining(before, BreakCost::Paragraph), m_where);
    }

    template <typename Add>
    void missingDates(const Add &add)
    {
        const auto names = [](const std::vector<Segment> &segments) {
            return std::any_of(segments.begin(), segments.end(), [](const Segment &s) { return s.field == u"dates"; });
        };
        bool set = m_frame.gutterWidth > 0 && names(m_pattern.gutter);
        for (const HeadLine &line : m_pattern.lines)
            set = set || names(line.left) || names(line.right);
        if (!set)
            add(datesOf(m_entry, m_context.dates), u"startDate"_s, QString());
    }

    [[nodiscard]] bool isGutterField(const QString &key) const
    {
        if (m_frame.gutterWidth <= 0)
            return false;
        return std::any_of(m_pattern.gutter.begin(), m_pattern.gutter.end(),
            [&](const Segment &segment) { return m_fields.keysOf(segment.field).contains(key); });
    }

    void bullets(double before)
    {
        const QString &key = bulletsKey(m_section);
        QList<TextItem> items;
        for (const TextItem &item : m_entry.lists.value(key)) {
            if (!item.text.trimmed().isEmpty())
                items.append(item);
        }
        if (items.isEmpty())
            return;
        const int list = m_rows.node(Tag::L);
        const Design &design = m_context.design;
        for (qsizetype i = 0; i < items.size(); ++i) {
            // The last two bullets of an entry stay together.
            const BreakCost cost = i > 0 && i == items.size() - 1 ? BreakCost::Never : BreakCost::Bullet;
            m_rows.bullet(items.at(i), m_section.key, key, m_frame.side ? u"sideText"_s : u"bullet"_s, list,
                joining(i == 0 ? before + design.bulletBefore : design.bulletGap, cost));
        }
    }

    void tech()
    {
        const std::vector<TextSpan> spans = flat(segments(m_pattern.tech, false));
        if (spans.empty())
            return;
        const double indent = m_pattern.techIndent ? m_context.design.bulletHang : 0;
        RowBuilder::Joining join = joining(m_pattern.techBefore, BreakCost::Never);
        m_rows.paragraph(spans, m_frame.contentX + indent, m_frame.contentWidth - indent, 1, join,
            {m_section.key, m_entry.id, u"tech"_s});
    }

    void gutter()
    {
        std::vector<std::vector<TextSpan>> texts;
        for (const Segment &segment : m_pattern.gutter) {
            if (const std::vector<TextSpan> spans = flat(segments({segment}, false)); !spans.empty())
                texts.push_back(spans);
        }
        const bool empty = m_block.rows.empty();
        m_rows.gutter(texts, 0, m_where);
        if (empty && !m_block.rows.empty())
            m_block.rows.front().breakBefore = m_firstBreak;
    }

    /// A head is followed by two lines of its body on the same page.
    void keepHead(size_t headRows)
    {
        for (size_t i = 1; i < m_block.rows.size() && i < headRows + 2; ++i)
            m_block.rows[i].breakBefore = BreakCost::Never;
    }

    const SettingContext &m_context;
    const Frame m_frame;
    const EntryFields m_fields;
    const Section &m_section;
    const Entry &m_entry;
    const Pattern &m_pattern;
    Block &m_block;
    const RowBuilder m_rows;
    const Location m_where;
    QSet<QString> m_used;
    double m_beforeFirst = -1;
    BreakCost m_firstBreak = BreakCost::Entry;
};

const Pattern &patternOf(const Design &design, const Section &section, bool lines)
{
    const auto own = design.sections.constFind(section.key);
    if (own != design.sections.constEnd()) {
        if (lines && own->lines)
            return *own->lines;
        if (!lines && own->entry)
            return *own->entry;
    }
    return lines ? design.lineItems : design.entry;
}

} // namespace

QString joined(const QList<TextItem> &items, const QString &join)
{
    QStringList texts;
    for (const TextItem &item : items) {
        if (!item.text.trimmed().isEmpty())
            texts << item.text.trimmed();
    }
    return texts.join(join);
}

QString datesOf(const Entry &entry, const DateStyle &style)
{
    const auto date = [&](const QString &key) { return PartialDate::parse(entry.field(key), style.language); };
    const QString start = entry.field(u"startDate"_s);
    const QString end = entry.field(u"endDate"_s);
    if (!start.isEmpty() || !end.isEmpty())
        return formatDateRange(date(u"startDate"_s), date(u"endDate"_s), style);
    for (const QString &key : {u"date"_s, u"releaseDate"_s, u"year"_s}) {
        if (!entry.field(key).isEmpty())
            return formatDate(date(key), style);
    }
    return {};
}

bool hasBody(const Entry &entry, const Section &section)
{
    if (!entry.field(u"summary"_s).isEmpty() || !entry.field(u"description"_s).isEmpty())
        return true;
    for (const QString &key : sectionSpec(section).lists) {
        if (!entry.lists.value(key).isEmpty())
            return true;
    }
    return false;
}

double widestGutterText(const SettingContext &context, const Content &content)
{
    double widest = 0;
    const RoleStyle style = context.design.role(u"dates"_s);
    for (const Section &section : content.sections) {
        if (section.kind != SectionKind::Entries)
            continue;
        for (const Entry &entry : section.entries) {
            const QString dates = datesOf(entry, context.dates);
            if (!dates.isEmpty())
                widest = std::max(widest, lineWidth(context.shaper, {{dates, style, {}, {}, -1}}));
        }
    }
    return widest * context.fit.size;
}

Block BlockBuilder::entry(const Section &section, const Entry &entry, bool first, bool tight) const
{
    Block block;
    const Pattern &pattern = patternOf(m_context.design, section, false);
    EntrySetter(m_context, m_frame, section, entry, pattern, block)
        .set(first      ? 0
                : tight ? pattern.gapTight
                        : pattern.gap,
            first ? BreakCost::Never : BreakCost::Entry);
    return block;
}

Block BlockBuilder::lineItem(const Section &section, const Entry &entry, bool first) const
{
    Block block;
    const Pattern &pattern = patternOf(m_context.design, section, true);
    EntrySetter(m_context, m_frame, section, entry, pattern, block)
        .set(first ? 0 : pattern.gap, first ? BreakCost::Never : BreakCost::Skill);
    return block;
}

} // namespace shortlist::page
