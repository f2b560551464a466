// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/iconlabel.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace shortlist::ui {

IconLabel::IconLabel(const QString &iconName, int size, IconTone tone, QWidget *parent)
    : QWidget(parent)
    , m_iconName(iconName)
    , m_size(size)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void IconLabel::setIconName(const QString &iconName)
{
    m_iconName = iconName;
    update();
}

void IconLabel::setTone(IconTone tone)
{
    m_tone = tone;
    update();
}

QSize IconLabel::sizeHint() const
{
    return {px(m_size), px(m_size) + px(4)};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, rect(), m_iconName, px(m_size), iconColour(m_tone));
}

} // namespace shortlist::ui
