// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/label.h"

#include <QPainter>
#include <QResizeEvent>
#include <QStyle>
#include <QTextLayout>

namespace shortlist::ui {

QColor inkColour(Ink ink)
{
    const Tokens &t = tokens();
    switch (ink) {
    case Ink::Text:
        return t.text;
    case Ink::Secondary:
        return t.text2;
    case Ink::Tertiary:
        return t.text3;
    case Ink::Accent:
        return t.accentText;
    case Ink::Ok:
        return t.ok;
    case Ink::Warn:
        return t.warn;
    case Ink::Bad:
        return t.bad;
    case Ink::Plum:
        return t.plum;
    case Ink::Disabled:
        return t.disabled;
    }
    return t.text;
}

Label::Label(const QString &text, Type type, Ink ink, QWidget *parent)
    : QLabel(text, parent)
    , m_type(type)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);
    refresh();
    connect(&Theme::instance(), &Theme::changed, this, &Label::refresh);
}

void Label::setType(Type type)
{
    m_type = type;
    refresh();
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    refresh();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Ignored : QSizePolicy::Preferred, sizePolicy().verticalPolicy());
    updateGeometry();
    update();
}

QSize Label::sizeHint() const
{
    const QSize hint = QLabel::sizeHint();
    return wordWrap() ? QSize(hint.width(), heightForWidth(hint.width())) : hint;
}

QSize Label::minimumSizeHint() const
{
    const QSize least = QLabel::minimumSizeHint();
    if (m_elided)
        return {px(16), least.height()};
    return wordWrap() ? QSize(least.width(), Theme::instance().lineHeight(m_type)) : least;
}

int Label::heightForWidth(int width) const
{
    if (!wordWrap())
        return QLabel::heightForWidth(width);
    const QMargins margins = contentsMargins();
    return layOut(width - margins.left() - margins.right(), nullptr) + margins.top() + margins.bottom();
}

int Label::layOut(int width, QPainter *painter) const
{
    QString words = text();
    words.replace(u'\n', QChar::LineSeparator);
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment() & Qt::AlignHorizontal_Mask));
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(words, font());
    layout.setTextOption(option);
    const int pitch = Theme::instance().lineHeight(m_type);
    int height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        line.setPosition(QPointF(0, height + (pitch - line.height()) / 2));
        height += pitch;
    }
    layout.endLayout();
    if (painter) {
        const QRect box = contentsRect();
        const int spare = alignment().testFlag(Qt::AlignTop) ? 0 : std::max(0, box.height() - height);
        layout.draw(
            painter, QPointF(box.left(), box.top() + (alignment().testFlag(Qt::AlignBottom) ? spare : spare / 2)));
    }
    return height;
}

void Label::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    if (!m_elided && wordWrap()) {
        layOut(contentsRect().width(), &painter);
        return;
    }
    if (!m_elided) {
        // Not QLabel's way: it takes the side from the direction of the words, and ours is that of the window.
        painter.drawText(contentsRect(), static_cast<int>(alignment()), text());
        return;
    }
    painter.setPen(inkColour(m_ink));
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    painter.drawText(rect(), static_cast<int>(alignment()), shown);
}

void Label::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    if (m_elided)
        setToolTip(fontMetrics().horizontalAdvance(text()) > width() ? text() : QString());
}

void Label::refresh()
{
    setFont(typeFont(m_type));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, inkColour(m_ink));
    setPalette(colours);
    if (!wordWrap())
        setMinimumHeight(Theme::instance().lineHeight(m_type));
    update();
}

} // namespace shortlist::ui
