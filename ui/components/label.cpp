// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/label.h"

#include <QPainter>
#include <QResizeEvent>

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

QSize Label::minimumSizeHint() const
{
    return m_elided ? QSize(px(16), QLabel::minimumSizeHint().height()) : QLabel::minimumSizeHint();
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
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
