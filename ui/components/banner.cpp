// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/banner.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>

namespace shortlist::ui {

namespace {

IconTone iconTone(Tone tone)
{
    switch (tone) {
    case Tone::Warn:
        return IconTone::Warn;
    case Tone::Bad:
        return IconTone::Bad;
    case Tone::Ok:
        return IconTone::Ok;
    case Tone::Accent:
        return IconTone::Accent;
    case Tone::Plum:
        return IconTone::Plum;
    case Tone::Neutral:
        return IconTone::Secondary;
    }
    return IconTone::Secondary;
}

} // namespace

Banner::Banner(Tone tone, const QString &iconName, const QString &text, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_icon(new IconLabel(iconName, 16, iconTone(tone), this))
    , m_text(new Label(text, Type::Body13, Ink::Text, this))
    , m_row(new QHBoxLayout(this))
{
    m_text->setWordWrap(true);
    setAccessibleName(text);
    m_row->setContentsMargins(px(12), px(6), px(10), px(6));
    m_row->setSpacing(px(10));
    m_row->addWidget(m_icon);
    m_row->addWidget(m_text, 1);
    setMinimumHeight(px(38));
}

void Banner::setMessage(Tone tone, const QString &iconName, const QString &text)
{
    m_tone = tone;
    m_icon->setIconName(iconName);
    m_icon->setTone(iconTone(tone));
    m_text->setText(text);
    setAccessibleName(text);
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Banner::text() const
{
    return m_text->text();
}

Button *Banner::addAction(const QString &text)
{
    auto *button = new Button(Button::Kind::Secondary, text, this);
    button->setButtonSize(Button::Size::Small);
    m_row->addWidget(button);
    m_actions.append(button);
    return button;
}

void Banner::clearActions()
{
    for (Button *button : m_actions)
        button->deleteLater();
    m_actions.clear();
}

void Banner::paintEvent(QPaintEvent *)
{
    const ToneColours colours = toneColours(m_tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens().highContrast ? QPen(colours.line, 1) : QPen(Qt::NoPen));
    painter.setBrush(colours.soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
}

} // namespace shortlist::ui
