// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/blockbuilder.h"
#include "models/page/rowbuilder.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

QString skillLabel(const Entry &group)
{
    const QString name = group.field(u"name"_s).trimmed();
    const QString level = group.field(u"level"_s).trimmed();
    return name.isEmpty() || level.isEmpty() ? name : u"%1 (%2)"_s.arg(name, level);
}

/// Sets one group of skills in the style of the design. Short-lived: made for one block.
class SkillSetter
{
public:
    SkillSetter(
        const SettingContext &context, const Frame &frame, const Section &section, const Entry &group, Block &block)
        : m_context(context)
        , m_frame(frame)
        , m_section(section)
        , m_group(group)
        , m_block(block)
        , m_rows(context, m_frame, block)
        , m_style(frame.side ? context.design.sidebarSkills : context.design.skills)
        , m_where{section.key, group.id, u"keywords"_s}
        , m_labelRole(m_rows.role(u"skillLabel"_s))
        , m_valueRole(m_rows.role(frame.side ? u"sideText"_s : u"skillValue"_s))
    {
        block.where = {section.key, group.id, {}};
    }

    void set(bool first)
    {
        const QString label = skillLabel(m_group);
        const QString values = joined(m_group.lists.value(u"keywords"_s), m_style.join);
        if (label.isEmpty() && values.isEmpty())
            return;
        m_node = m_rows.node(Tag::P);
        m_joining = {first ? 0 : m_style.gap, first ? BreakCost::Never : BreakCost::Skill, BreakCost::Paragraph};
        m_label = {label, m_labelRole, {m_section.key, m_group.id, u"name"_s}, {}, m_node};
        m_values = markedSpans(values, m_valueRole, m_context, m_where, m_node);
        const double column = labelColumn();
        const bool stacked = m_style.style == SkillsStyle::Style::Stack || m_style.style == SkillsStyle::Style::List;
        if (values.isEmpty() || label.isEmpty()) {
            paragraph(values.isEmpty() ? std::vector<TextSpan>{m_label} : m_values, 0, m_joining);
        } else if (m_style.style == SkillsStyle::Style::Gutter && labelsFitGutter()) {
            paragraph(m_values, 0, m_joining);
            m_rows.gutter({{m_label}}, 0, m_where);
        } else if (m_style.style == SkillsStyle::Style::Table && column <= 0.36 * m_frame.contentWidth) {
            table(column);
        } else if (stacked) {
            stack();
        } else {
            std::vector<TextSpan> spans{m_label, {m_style.colon, m_labelRole, m_where, {}, m_node}};
            spans.insert(spans.end(), m_values.begin(), m_values.end());
            paragraph(spans, 0, m_joining);
        }
    }

private:
    void paragraph(const std::vector<TextSpan> &spans, double indent, const RowBuilder::Joining &joining)
    {
        m_rows.paragraph(spans, m_frame.contentX + indent, m_frame.contentWidth - indent, 1, joining, m_where);
    }

    /// The label column holds the longest label of the section.
    [[nodiscard]] double labelColumn() const
    {
        constexpr double clear = 12; // points between a label and its values
        double column = m_style.labelWidth;
        for (const Entry &other : m_section.entries)
            column
                = std::max(column, lineWidth(m_context.shaper, {{skillLabel(other), m_labelRole, {}, {}, -1}}) + clear);
        return column;
    }

    /// Labels too long for the gutter run in, like those too long for a label column.
    [[nodiscard]] bool labelsFitGutter() const
    {
        return std::all_of(m_section.entries.begin(), m_section.entries.end(), [this](const Entry &other) {
            const QString label = skillLabel(other);
            return label.isEmpty() || m_rows.fitsGutter({{label, m_labelRole, {}, {}, -1}});
        });
    }

    void table(double column)
    {
        paragraph(m_values, column, m_joining);
        Row &row = m_block.rows.front();
        std::vector<TextRun> texts = std::move(row.runs);
        row.runs.clear();
        RowBuilder::place(
            row, breakParagraph(m_context.shaper, {m_label}, m_rows.options(column)).front(), m_frame.contentX);
        std::move(texts.begin(), texts.end(), std::back_inserter(row.runs));
    }

    void stack()
    {
        paragraph({m_label}, 0, m_joining);
        if (m_style.style == SkillsStyle::Style::Stack) {
            paragraph(m_values, 0, {});
            return;
        }
        for (const TextItem &item : m_group.lists.value(u"keywords"_s)) {
            const Location where{m_section.key, item.id, u"keywords"_s};
            m_rows.paragraph(markedSpans(item.text.simplified(), m_valueRole, m_context, where, m_node),
                m_frame.contentX, m_frame.contentWidth, 1, {0, BreakCost::Skill, BreakCost::Never}, where);
        }
    }

    const SettingContext &m_context;
    const Frame m_frame;
    const Section &m_section;
    const Entry &m_group;
    Block &m_block;
    const RowBuilder m_rows;
    const SkillsStyle &m_style;
    const Location m_where;
    const RoleStyle m_labelRole;
    const RoleStyle m_valueRole;
    int m_node = -1;
    RowBuilder::Joining m_joining;
    TextSpan m_label;
    std::vector<TextSpan> m_values;
};

} // namespace

Block BlockBuilder::publication(const Section &section, const Entry &entry, bool first, bool sameYear) const
{
    Block block;
    block.where = {section.key, entry.id, {}};
    const Design &design = m_context.design;
    const RowBuilder rows(m_context, m_frame, block);
    const Location where{section.key, entry.id, u"text"_s};
    const RoleStyle style = rows.role(m_frame.side ? u"sideText"_s : u"publication"_s);
    const int node = rows.node(Tag::P);
    std::vector<TextSpan> spans = markedSpans(entry.field(u"text"_s).simplified(), style, m_context, where, node);
    const QString year = datesOf(entry, m_context.dates);
    const bool inGutter = design.yearInGutter && m_frame.gutterWidth > 0;
    if (!inGutter && !year.isEmpty())
        spans.push_back({u" (%1)"_s.arg(year), style, {section.key, entry.id, u"year"_s}, {}, node});
    rows.paragraph(spans, m_frame.contentX, m_frame.contentWidth, 1,
        {first ? 0 : design.publicationsGap, first ? BreakCost::Never : BreakCost::Publication, BreakCost::Paragraph},
        where);
    if (inGutter && !sameYear && !year.isEmpty())
        rows.gutter(
            {{{year, rows.role(u"dates"_s), {section.key, entry.id, u"year"_s}, {}, rows.node(Tag::P)}}}, 0, where);
    return block;
}

Block BlockBuilder::skillGroup(const Section &section, const Entry &group, bool first) const
{
    Block block;
    SkillSetter(m_context, m_frame, section, group, block).set(first);
    return block;
}

} // namespace shortlist::page
