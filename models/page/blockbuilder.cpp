// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/blockbuilder.h"

#include "models/domain/headings.h"
#include "models/page/contactitems.h"
#include "models/page/rowbuilder.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

double alignedX(HeadingStyle::Align align, double left, double width, double used)
{
    return align == HeadingStyle::Align::Center ? left + (width - used) / 2
        : align == HeadingStyle::Align::Right   ? left + width - used
                                                : left;
}

/// Horizontal extent of a rule in the frame.
std::pair<double, double> extent(const Span &span, const Frame &frame, double from)
{
    switch (span.kind) {
    case Span::Kind::Page:
        return {0, frame.width()};
    case Span::Kind::Gutter:
        return {0, frame.gutterWidth};
    case Span::Kind::Points:
        return {from, from + span.points};
    case Span::Kind::Content:
        break;
    }
    return {from, frame.width()};
}

/// The name on one line: shrunk to 80 % where that helps, else wrapped.
double nameScale(Shaper &shaper, const QString &name, const RoleStyle &style, double width)
{
    const double wide = lineWidth(shaper, {{name, style, {}, {}, -1}});
    return wide <= width ? 1 : std::max(0.8, width / wide);
}

} // namespace

std::vector<TextSpan> markedSpans(
    const QString &text, const RoleStyle &style, const SettingContext &context, const Location &where, int node)
{
    if (!text.contains(u'*'))
        return text.isEmpty() ? std::vector<TextSpan>{} : std::vector<TextSpan>{{text, style, where, {}, node}};
    static const QRegularExpression marks(
        u"\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*|(?<![\\w*])\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?![\\w*])"_s);
    const RoleStyle strong = context.design.role(u"strong"_s);
    const RoleStyle emphasis = context.design.role(u"emphasis"_s);
    std::vector<TextSpan> spans;
    qsizetype done = 0;
    const auto add = [&](const QString &part, const RoleStyle &partStyle) {
        if (!part.isEmpty())
            spans.push_back({part, partStyle, where, {}, node});
    };
    for (auto it = marks.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        add(text.mid(done, match.capturedStart() - done), style);
        RoleStyle marked = style;
        if (match.hasCaptured(2)) {
            marked.italic = marked.italic || emphasis.italic;
            marked.weight
                = emphasis.italic ? std::min(style.weight, emphasis.weight) : std::max(style.weight, emphasis.weight);
            add(match.captured(2), marked);
        } else {
            marked.weight = std::max(style.weight, strong.weight);
            add(match.captured(1), marked);
        }
        done = match.capturedEnd();
    }
    add(text.mid(done), style);
    return spans;
}

BlockBuilder::BlockBuilder(const SettingContext &context, Frame frame)
    : m_frame(frame)
    , m_context(context)
{
}

Block BlockBuilder::header(const Section &contact) const
{
    Block block;
    block.where = {contact.key, {}, {}};
    const Design &design = m_context.design;
    Frame frame = m_frame;
    if (!design.headerAtContent) {
        frame.contentWidth = frame.width();
        frame.contentX = 0;
    }
    const RowBuilder rows(m_context, frame, block);
    double nameBaseline = -1;
    for (const QString &item : design.headerItems) {
        const RoleStyle style = rows.role(item == u"name" || item == u"headline" ? item : u"contact"_s);
        const size_t first = block.rows.size();
        if (item == u"contact") {
            for (const std::vector<TextSpan> &line : contactLines(m_context, contact, frame.contentWidth, rows)) {
                Row &row = rows.row(style.lines, block.where);
                const std::vector<TextLine> set = breakParagraph(m_context.shaper, line, rows.options(1e6));
                if (!set.empty())
                    RowBuilder::place(row, set.front(),
                        alignedX(design.contactAlign, frame.contentX, frame.contentWidth, set.front().width));
            }
        } else {
            const bool isName = item == u"name";
            const QString key = isName || !contact.contact.field(item).isEmpty() ? item : u"label"_s;
            const QString text = contact.contact.field(key);
            if (text.isEmpty())
                continue;
            RoleStyle fitted = style;
            if (isName)
                fitted.size *= nameScale(m_context.shaper, text, style, frame.contentWidth);
            const int node = rows.node(isName ? Tag::H1 : Tag::P);
            const Location where{contact.key, contact.contact.id, key};
            double lines = style.lines;
            for (const TextLine &line :
                breakParagraph(m_context.shaper, {{text, fitted, where, {}, node}}, rows.options(frame.contentWidth))) {
                Row &row = rows.row(lines, where);
                RowBuilder::place(
                    row, line, alignedX(design.headerAlign, frame.contentX, frame.contentWidth, line.width));
                // Further lines of a wrapped name stand 1.12 × its size apart, on the half grid.
                lines = isName ? std::ceil(1.12 * fitted.size / (m_context.baseline / 2)) / 2 : lines;
            }
            if (isName && first < block.rows.size())
                nameBaseline = static_cast<double>(first);
        }
        if (first < block.rows.size())
            block.rows[first].before = first == 0 ? 0 : rows.gap(style.before);
    }
    for (size_t i = 1; i < block.rows.size(); ++i)
        block.rows[i].breakBefore = BreakCost::Never;
    if (block.rows.empty())
        return block;
    block.rows.back().after = rows.gap(design.headerAfter);
    for (const HeaderRule &rule : design.headerRules) {
        const auto [x1, x2] = extent(rule.span, frame, frame.contentX);
        Row &row = rule.top && nameBaseline >= 0 ? block.rows[static_cast<size_t>(nameBaseline)] : block.rows.back();
        row.rules.push_back({x1, x2, rule.top ? -rule.offset : rule.offset, rule.weight, rule.color});
    }
    return block;
}

Block BlockBuilder::heading(const Section &section) const
{
    Block block;
    block.where = {section.key, {}, {}};
    const Design &design = m_context.design;
    HeadingStyle style = m_frame.side ? design.sidebarHeading : design.sectionHeading;
    if (const auto own = design.sections.constFind(section.key); own != design.sections.constEnd() && own->heading)
        style = *own->heading;
    const QString title = sectionHeading(section, m_context.look);
    if (style.hidden || title.isEmpty())
        return block;
    const RowBuilder rows(m_context, m_frame, block);
    const RoleStyle role = rows.role(m_frame.side ? u"sidebarHeading"_s : u"sectionHeading"_s);
    const int node = rows.node(Tag::H2);
    const Location where{section.key, {}, {}};
    block.outline = title;
    const bool inGutter = design.layout == Design::Layout::MarginHeadings && m_frame.gutterWidth > 0;
    const double left = inGutter || style.atMargin ? 0 : m_frame.contentX;
    const double width = inGutter ? m_frame.gutterWidth : m_frame.width() - left;
    double dy = 0;
    Row &row = rows.row(inGutter ? 0 : role.lines, where);
    if (inGutter)
        row.baseline = rows.baselines(1 - 0.27); // shares the baseline of the section's first row
    row.left = left;
    row.before = rows.gap(style.before);
    row.after = rows.gap(style.after);
    row.breakBefore = BreakCost::Section;
    double used = 0;
    for (const TextLine &line :
        breakParagraph(m_context.shaper, {{title, role, where, {}, node}}, rows.options(width))) {
        for (TextRun run : line.runs) {
            run.x += alignedX(style.align, left, width, line.width);
            run.dy = dy;
            row.runs.push_back(std::move(run));
        }
        dy += rows.baselines(1);
        used = line.width;
    }
    if (!inGutter && dy > rows.baselines(1))
        row.height += dy - rows.baselines(1); // a heading of several lines; the first keeps its baseline
    const RuleStyle &rule = style.rule;
    if (rule.position == RuleStyle::Position::None)
        return block;
    auto [x1, x2] = extent(rule.span, m_frame, left);
    if (rule.position == RuleStyle::Position::Inline)
        x1 = left + used + rule.gap;
    const double below = rule.position == RuleStyle::Position::Below
        ? rule.offset + std::max(0.0, dy - rows.baselines(1))
        : -rule.offset;
    if (x2 > x1)
        row.rules.push_back({x1, x2, below, rule.weight, rule.color});
    return block;
}

Block BlockBuilder::text(const Section &section) const
{
    Block block;
    block.where = {section.key, {}, {}};
    const RowBuilder rows(m_context, m_frame, block);
    const auto own = m_context.design.sections.constFind(section.key);
    const QString roleName = own != m_context.design.sections.constEnd() && !own->role.isEmpty() ? own->role
        : m_frame.side                                                                           ? u"sideText"_s
        : section.key == u"summary"                                                              ? u"summary"_s
                                                                                                 : u"body"_s;
    const RoleStyle style = rows.role(roleName);
    const Location where{section.key, {}, u"text"_s};
    bool first = true;
    for (const QString &part : section.text.split(u'\n', Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty())
            continue;
        const int node = rows.node(Tag::P);
        rows.paragraph(markedSpans(part.trimmed(), style, m_context, where, node), m_frame.contentX,
            m_frame.contentWidth, style.lines,
            {first ? 0 : 0.25, first ? BreakCost::Never : BreakCost::Paragraph, BreakCost::Paragraph}, where);
        first = false;
    }
    return block;
}

Block BlockBuilder::list(const Section &section) const
{
    Block block;
    block.where = {section.key, {}, {}};
    const RowBuilder rows(m_context, m_frame, block);
    const int node = rows.node(Tag::L);
    bool first = true;
    for (const TextItem &item : section.items) {
        if (item.text.trimmed().isEmpty())
            continue;
        rows.bullet(item, section.key, u"items"_s, m_frame.side ? u"sideText"_s : u"bullet"_s, node,
            {first ? m_context.design.bulletBefore : m_context.design.bulletGap,
                first ? BreakCost::Never : BreakCost::Bullet, BreakCost::Paragraph});
        first = false;
    }
    return block;
}

Block BlockBuilder::runningHead(const QString &name, int page, int pages) const
{
    Block block;
    const Design &design = m_context.design;
    const RowBuilder rows(m_context, m_frame, block);
    const auto filled = [&](QString pattern) {
        return pattern.replace(u"{name}"_s, name)
            .replace(u"{n}"_s, QString::number(page))
            .replace(u"{m}"_s, QString::number(pages));
    };
    Row &row = rows.row(1, {});
    const RoleStyle style = rows.role(u"runningHead"_s);
    for (const bool right : {false, true}) {
        const QString text = filled(right ? design.continuationRight : design.continuationLeft);
        if (text.isEmpty())
            continue;
        const std::vector<TextLine> lines
            = breakParagraph(m_context.shaper, {{text, style, {}, {}, -1}}, rows.options(m_frame.width()));
        if (!lines.empty())
            RowBuilder::place(row, lines.front(), right ? m_frame.width() - lines.front().width : 0);
    }
    if (design.continuationRule)
        row.rules.push_back({0, m_frame.width(), design.continuationRule->offset, design.continuationRule->weight,
            design.continuationRule->color});
    return block;
}

} // namespace shortlist::page
