// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/rowbuilder.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr double baselineAboveBottom = 0.27; // of a baseline, whatever the face (TEMPLATES.md §1)
constexpr double smallestShrink = 0.86; // what TEMPLATES.md §3 grants contact lists in narrow columns
constexpr double clearOfRight = 14; // points between the left and the right part of a head line

double widthOf(Shaper &shaper, const std::vector<TextSpan> &spans)
{
    return spans.empty() ? 0 : lineWidth(shaper, spans);
}

} // namespace

int RowBuilder::node(Tag tag, int parent) const
{
    m_block.nodes.push_back({tag, parent});
    return static_cast<int>(m_block.nodes.size()) - 1;
}

RoleStyle RowBuilder::role(const QString &name) const
{
    RoleStyle style = m_context.design.role(name);
    style.size *= m_context.fit.size;
    return style;
}

Row &RowBuilder::row(double lines, const Location &where) const
{
    Row &row = m_block.rows.emplace_back();
    row.height = baselines(lines);
    row.baseline = row.height - baselines(baselineAboveBottom);
    row.where = where;
    row.left = m_frame.contentX;
    row.right = m_frame.width();
    return row;
}

ParagraphOptions RowBuilder::options(double width) const
{
    return {width, m_context.design.pretty, m_context.design.runt, m_context.rightToLeft};
}

void RowBuilder::place(Row &row, const TextLine &line, double x)
{
    for (TextRun run : line.runs) {
        run.x += x;
        row.runs.push_back(std::move(run));
    }
}

size_t RowBuilder::paragraph(const std::vector<TextSpan> &spans, double x, double width, double lines,
    const Joining &joining, const Location &where) const
{
    const std::vector<TextLine> broken = breakParagraph(m_context.shaper, spans, options(width));
    const size_t count = broken.size();
    for (size_t i = 0; i < count; ++i) {
        Row &line = row(lines, where);
        place(line, broken[i], x);
        const bool mayBreak = i == 0 ? true : count > 3 && i >= 2 && i + 2 <= count;
        line.breakBefore = i == 0 ? joining.breakBefore : mayBreak ? joining.breakInside : BreakCost::Never;
        line.before = i == 0 ? gap(joining.before) : 0;
    }
    return count;
}

size_t RowBuilder::bullet(const TextItem &item, const QString &section, const QString &listKey, const QString &roleName,
    int list, const Joining &joining) const
{
    const Design &design = m_context.design;
    const Location where{section, item.id, listKey};
    const int listItem = node(Tag::LI, list);
    const int label = node(Tag::Lbl, listItem);
    const int body = node(Tag::LBody, listItem);
    RoleStyle glyphStyle = role(u"bullet"_s);
    glyphStyle.color = design.bulletColor;
    const std::vector<TextSpan> spans = markedSpans(item.text, role(roleName), m_context, where, body);
    const size_t first = m_block.rows.size();
    const size_t count = paragraph(
        spans, m_frame.contentX + design.bulletHang, m_frame.contentWidth - design.bulletHang, 1, joining, where);
    if (count == 0)
        return 0;
    const std::vector<TextLine> glyph
        = breakParagraph(m_context.shaper, {{design.bulletGlyph, glyphStyle, where, {}, label}}, options(0));
    Row &row = m_block.rows[first];
    std::vector<TextRun> text = std::move(row.runs);
    row.runs.clear();
    place(row, glyph.front(), m_frame.contentX + design.bulletIndent);
    std::move(text.begin(), text.end(), std::back_inserter(row.runs));
    tieHang(first, count, label, glyphStyle);
    return count;
}

TextRun RowBuilder::spaceRun(const RoleStyle &style, double left, double right) const
{
    const ShapedText &piece = *m_context.shaper.shape(style, u" "_s, false).front();
    TextRun run;
    run.face = piece.face;
    run.size = style.size * piece.scale;
    run.color = style.color;
    run.x = left;
    run.text = piece.text;
    run.glyphs = piece.glyphs;
    run.stretch = piece.width > 0 ? (right - left) / (piece.width * run.size) : 1;
    return run;
}

void RowBuilder::tieHang(size_t first, size_t count, int label, const RoleStyle &glyphStyle) const
{
    std::vector<TextRun> &head = m_block.rows[first].runs;
    const auto body = std::find_if(head.begin(), head.end(), [&](const TextRun &run) { return run.node != label; });
    if (m_context.rightToLeft || body == head.begin() || body == head.end())
        return;
    const double left = head.front().x;
    const double right = body->x;
    const double glyphEnd = std::prev(body)->x + std::prev(body)->width;
    if (right - glyphEnd < 0.5)
        return;
    TextRun between = spaceRun(glyphStyle, glyphEnd, right);
    between.node = label;
    between.where = body->where;
    head.insert(body, between);
    for (size_t i = first + 1; i < first + count; ++i) {
        TextRun &before = m_block.rows[i - 1].runs.back();
        const bool spaced = before.text.size() > 1 && before.text.endsWith(u' ') && !before.rightToLeft
            && !before.glyphs.empty() && before.glyphs.back().cluster + 1 == static_cast<quint32>(before.text.size());
        if (!spaced)
            continue;
        before.text.chop(1);
        before.glyphs.pop_back();
        TextRun broken = spaceRun(glyphStyle, left, right);
        broken.node = before.node;
        broken.where = before.where;
        std::vector<TextRun> &runs = m_block.rows[i].runs;
        runs.insert(runs.begin(), broken);
    }
}

void RowBuilder::headLine(std::vector<std::vector<TextSpan>> left, const std::vector<TextSpan> &right, double before,
    BreakCost breakBefore, const Location &where) const
{
    const double rightWidth = widthOf(m_context.shaper, right);
    const double room = m_frame.contentWidth - (right.empty() ? 0 : rightWidth + clearOfRight);
    std::vector<TextSpan> whole;
    for (const std::vector<TextSpan> &part : left)
        whole.insert(whole.end(), part.begin(), part.end());
    const size_t first = m_block.rows.size();
    const Joining joining{before, breakBefore, BreakCost::Never};
    size_t lastBeside = 1; // rows of the head that stand beside the right part
    if (left.size() > 1 && widthOf(m_context.shaper, whole) > room) {
        // The first field stays alone beside the right part; the rest goes to a second line.
        lastBeside = paragraph(left.front(), m_frame.contentX, room, 1, joining, where);
        std::vector<TextSpan> rest;
        for (size_t i = 1; i < left.size(); ++i)
            rest.insert(rest.end(), left[i].begin(), left[i].end());
        while (!rest.empty() && rest.front().text.trimmed().size() <= 1 && rest.size() > 1)
            rest.erase(rest.begin()); // the comma that joined it to the first field
        paragraph(rest, m_frame.contentX, m_frame.contentWidth, 1, {0, BreakCost::Never, BreakCost::Never}, where);
    } else if (!whole.empty()) {
        lastBeside = paragraph(whole, m_frame.contentX, std::max(room, m_frame.contentWidth * 0.3), 1, joining, where);
    }
    if (right.empty())
        return;
    if (m_block.rows.size() == first) {
        Row &alone = row(1, where);
        alone.before = gap(before);
        alone.breakBefore = breakBefore;
    }
    const std::vector<TextLine> lines = breakParagraph(m_context.shaper, right, options(m_frame.contentWidth));
    if (lines.empty())
        return;
    // Where the title needs several rows the dates stand beside the first of them, but are read after the last:
    // nothing may come between the words of a title.
    const size_t owner = first + std::max<size_t>(lastBeside, 1) - 1;
    Row &target = m_block.rows[owner];
    const size_t already = target.runs.size();
    place(target, lines.front(), m_frame.width() - lines.front().width);
    for (size_t i = already; i < target.runs.size(); ++i)
        target.runs[i].dy -= baselines(static_cast<double>(owner - first));
}

double RowBuilder::gutterRoom() const
{
    constexpr double clearOfContent = 6; // points: a text a little too wide takes of the gap rather than a second line
    return std::max(m_frame.gutterWidth, m_context.design.gutterAlignRight ? 0 : m_frame.contentX - clearOfContent);
}

bool RowBuilder::fitsGutter(const std::vector<TextSpan> &text) const
{
    return m_frame.gutterWidth > 0 && widthOf(m_context.shaper, text) * smallestShrink <= gutterRoom();
}

void RowBuilder::gutter(const std::vector<std::vector<TextSpan>> &texts, size_t first, const Location &where) const
{
    const double room = gutterRoom();
    size_t at = first;
    for (const std::vector<TextSpan> &text : texts) {
        // A little too long is set a little smaller: a second row would stand between the rows of the entry for readers
        // that sort by place.
        std::vector<TextSpan> fitted = text;
        const double width = widthOf(m_context.shaper, text);
        const double shrink = std::max(smallestShrink, room / std::max(room, width + 0.1));
        for (TextSpan &span : fitted)
            span.style.size *= fitsGutter(text) ? shrink : 1.0;
        const std::vector<TextLine> lines = breakParagraph(m_context.shaper, fitted, options(room));
        // Every line has a row to stand beside, but all are read with the first: the words of the gutter stay together.
        std::vector<TextRun> runs;
        double below = 0;
        for (size_t i = 0; i < lines.size(); ++i) {
            if (at + i == m_block.rows.size())
                row(1, where).breakBefore = BreakCost::Never;
            Row &beside = m_block.rows[at + i];
            beside.left = 0;
            if (i > 0) {
                beside.breakBefore = BreakCost::Never;
                below += beside.before + beside.height;
            }
            const double x = m_context.design.gutterAlignRight ? m_frame.gutterWidth - lines[i].width : 0;
            for (TextRun run : lines[i].runs) {
                run.x += x;
                run.dy += below;
                runs.push_back(std::move(run));
            }
        }
        if (lines.empty())
            continue;
        std::vector<TextRun> &content = m_block.rows[at].runs;
        content.insert(content.begin(), std::make_move_iterator(runs.begin()), std::make_move_iterator(runs.end()));
        at += lines.size();
    }
}

} // namespace shortlist::page
