// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/markedtext.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextOption>

#include <algorithm>

namespace shortlist::ui {

MarkedText::MarkedText(const QList<TextSpan> &spans, int width)
{
    const Tokens &t = tokens();
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : spans) {
        const Run run{static_cast<int>(text.size()), static_cast<int>(span.text.size()), span.kind};
        text += span.text;
        if (run.kind == TextSpan::Kind::Kept || run.length == 0)
            continue;
        m_runs.append(run);
        QTextLayout::FormatRange range;
        range.start = run.start;
        range.length = run.length;
        range.format.setForeground(run.kind == TextSpan::Kind::Added ? t.ok : t.bad);
        if (run.kind == TextSpan::Kind::Removed)
            range.format.setFontStrikeOut(true);
        formats.append(range);
    }
    // A layout breaks lines only at this separator.
    text.replace(u'\n', QChar::LineSeparator);
    m_layout.setFont(typeFont(Type::Body13));
    m_layout.setText(text);
    m_layout.setFormats(formats);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
    const int line = Theme::instance().lineHeight(Type::Body13);
    m_layout.beginLayout();
    for (QTextLine one = m_layout.createLine(); one.isValid(); one = m_layout.createLine()) {
        one.setLineWidth(width);
        one.setPosition(QPointF(0, m_height + (line - one.height()) / 2));
        m_height += line;
    }
    m_layout.endLayout();
    m_height = std::max(m_height, line);
}

void MarkedText::paintRun(QPainter &painter, const QPoint &topLeft, const Run &run, bool behind) const
{
    const Tokens &t = tokens();
    const bool added = run.kind == TextSpan::Kind::Added;
    const int height = Theme::instance().lineHeight(Type::Body13);
    for (int number = 0; number < m_layout.lineCount(); ++number) {
        const QTextLine line = m_layout.lineAt(number);
        int from = std::max(run.start, line.textStart());
        int to = std::min(run.start + run.length, line.textStart() + line.textLength());
        while (to > from && m_layout.text().at(to - 1).isSpace() && to == line.textStart() + line.textLength())
            --to;
        while (from < to && m_layout.text().at(from).isSpace())
            ++from;
        if (from >= to)
            continue;
        const qreal a = line.cursorToX(from);
        const qreal b = line.cursorToX(to);
        const QRectF box(topLeft.x() + std::min(a, b), topLeft.y() + number * height, std::abs(b - a), height);
        if (behind)
            painter.fillRect(box.adjusted(-1, px(2), 1, -px(2)), added ? t.okSoft : t.badSoft);
        else if (added)
            painter.fillRect(QRectF(box.left() - 1, box.bottom() - px(3), box.width() + 2, 1.5), t.okMark);
    }
}

void MarkedText::paint(QPainter &painter, const QPoint &topLeft, const QColor &ink, bool tint) const
{
    for (const Run &run : m_runs) {
        if (tint)
            paintRun(painter, topLeft, run, true);
    }
    painter.setPen(ink);
    m_layout.draw(&painter, topLeft);
    for (const Run &run : m_runs)
        paintRun(painter, topLeft, run, false);
}

} // namespace shortlist::ui
