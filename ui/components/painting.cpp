// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/painting.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ToneColours toneColours(Tone tone)
{
    const Tokens &t = tokens();
    switch (tone) {
    case Tone::Neutral:
        return {t.text2, t.hover, t.line2, t.ctl};
    case Tone::Accent:
        return {t.accentText, t.accentSoft, t.accentLine, t.accent};
    case Tone::Ok:
        return {t.ok, t.okSoft, t.okLine, t.okMark};
    case Tone::Warn:
        return {t.warn, t.warnSoft, t.warnLine, t.warnMark};
    case Tone::Bad:
        return {t.bad, t.badSoft, t.badLine, t.badMark};
    case Tone::Plum:
        return {t.plum, t.plumSoft, t.plumLine, t.plumMark};
    }
    return {t.text2, t.hover, t.line2, t.ctl};
}

QString statusWord(ResumeStatus status)
{
    switch (status) {
    case ResumeStatus::Draft:
        return QCoreApplication::translate("shortlist::ui::Status", "Draft");
    case ResumeStatus::Published:
        return QCoreApplication::translate("shortlist::ui::Status", "Published");
    case ResumeStatus::Archived:
        return QCoreApplication::translate("shortlist::ui::Status", "Archived");
    }
    return {};
}

void paintStatus(QPainter &painter, const QRect &rect, ResumeStatus status)
{
    const Tokens &t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool rtl = painter.layoutDirection() == Qt::RightToLeft;
    const double d = px(7);
    const QRectF dot(rtl ? rect.right() + 1 - d : rect.left(), rect.center().y() - d / 2 + 0.5, d, d);
    if (status == ResumeStatus::Draft) {
        painter.setPen(QPen(t.text3, 1.25));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(dot.adjusted(0.625, 0.625, -0.625, -0.625));
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(status == ResumeStatus::Published ? t.okMark : t.disabled);
        painter.drawEllipse(dot);
    }
    painter.setPen(t.text2);
    painter.setFont(typeFont(Type::Secondary12));
    const QRect words = rtl ? rect.adjusted(0, 0, -px(13), 0) : rect.adjusted(px(13), 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(statusWord(status), Qt::ElideRight, words.width()));
    painter.restore();
}

int tagWidth(const QString &text)
{
    return QFontMetrics(typeFont(Type::Caption11)).horizontalAdvance(text) + px(12);
}

int paintTag(QPainter &painter, int left, int middle, const QString &text, Tone tone)
{
    const ToneColours colours = toneColours(tone);
    QFont font = typeFont(Type::Caption11);
    font.setWeight(QFont::Medium);
    const int height = std::max(px(18), QFontMetrics(font).height() + 2);
    const QRect box(left, middle - height / 2, tagWidth(text), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens().highContrast ? QPen(colours.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.soft);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
    painter.setPen(colours.ink);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return box.width();
}

void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option)
{
    const Tokens &t = tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    // A view that has not the focus says of itself that it is not active; one that is led by a field is.
    const bool led = option.widget && option.widget->property(leadingProperty).toBool();
    const bool focus = led ? option.widget->isActiveWindow()
                           : option.state.testFlag(QStyle::State_Active) && option.widget && option.widget->hasFocus();
    if (selected) {
        painter.fillRect(option.rect, focus ? t.accentSoft : t.select);
        if (focus) {
            const bool rtl = option.direction == Qt::RightToLeft;
            painter.fillRect(
                QRect(rtl ? option.rect.right() - 1 : option.rect.left(), option.rect.top(), 2, option.rect.height()),
                t.accent);
        }
        if (t.highContrast) {
            painter.setPen(QPen(t.accent, 2));
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(option.rect, t.hover);
    }
    if (!selected && focus && option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(t.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
}

void paintBrandMark(QPainter &painter, const QRect &rect)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens().text);
    painter.drawRoundedRect(rect, px(5), px(5));
    paintIcon(painter, rect, u"mark"_s, rect.width(), tokens().surface);
}

int keyCapsWidth(const QStringList &keys)
{
    const QFontMetrics metrics(typeFont(Type::Caption11));
    const int height = std::max(px(18), metrics.height() + 2);
    int width = 0;
    for (const QString &key : keys)
        width += std::max(height, metrics.horizontalAdvance(key) + px(10)) + px(4);
    return std::max(0, width - px(4));
}

int paintKeyCaps(QPainter &painter, int right, int middle, const QStringList &keys)
{
    const Tokens &t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(typeFont(Type::Caption11));
    const QFontMetrics metrics = painter.fontMetrics();
    const int height = std::max(px(18), metrics.height() + 2);
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const int width = std::max(height, metrics.horizontalAdvance(*key) + px(10));
        const QRect cap(right - width, middle - height / 2, width, height);
        painter.setPen(QPen(t.line2, 1));
        painter.setBrush(t.surface);
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4));
        painter.setPen(t.text2);
        painter.drawText(cap, Qt::AlignCenter, *key);
        right -= width + px(4);
    }
    painter.restore();
    return right;
}

void paintMatched(QPainter &painter, const QRect &rect, const QString &text, const QList<int> &bold, const QFont &font,
    const QColor &ink)
{
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width());
    QTextLayout layout(shown, font);
    QList<QTextLayout::FormatRange> formats;
    for (const int at : bold) {
        if (at < 0 || at >= shown.size())
            continue;
        QTextLayout::FormatRange range;
        range.start = at;
        range.length = 1;
        range.format.setFontWeight(QFont::DemiBold);
        range.format.setForeground(tokens().accentText);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width() * 2);
    layout.endLayout();
    painter.setPen(ink);
    const bool rtl = painter.layoutDirection() == Qt::RightToLeft;
    const double x = rtl ? rect.right() + 1 - line.naturalTextWidth() : rect.left();
    layout.draw(&painter, QPointF(x, rect.top() + (rect.height() - line.height()) / 2));
}

void paintSnippet(QPainter &painter, const QRect &rect, const QString &snippet, const QFont &font, const QColor &ink)
{
    const Tokens &t = tokens();
    painter.save();
    painter.setClipRect(rect);
    int x = rect.left();
    QString run;
    bool found = false;
    const auto flush = [&] {
        if (run.isEmpty())
            return;
        QFont face = font;
        if (found)
            face.setWeight(QFont::Medium);
        const QFontMetrics metrics(face);
        const QString shown = metrics.elidedText(run, Qt::ElideRight, std::max(0, rect.right() - x));
        const int width = metrics.horizontalAdvance(shown);
        const QRect box
            = QStyle::visualRect(painter.layoutDirection(), rect, QRect(x, rect.top(), width, rect.height()));
        if (found) {
            const QRect tint(box.left() - 1, rect.center().y() - metrics.height() / 2, width + 2, metrics.height());
            painter.fillRect(tint, t.warnSoft);
            painter.fillRect(QRect(tint.left(), tint.bottom(), tint.width(), 2), t.warnMark);
        }
        painter.setFont(face);
        painter.setPen(found ? t.text : ink);
        painter.drawText(box.adjusted(0, 0, 2, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute, shown);
        x += width;
        run.clear();
    };
    for (const QChar c : snippet) {
        if (c == QChar(2) || c == QChar(3)) {
            flush();
            found = c == QChar(2);
        } else {
            run += c.isSpace() ? QChar(u' ') : c;
        }
    }
    flush();
    painter.restore();
}

} // namespace shortlist::ui
