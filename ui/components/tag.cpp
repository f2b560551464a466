// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/tag.h"

#include <QPainter>

namespace shortlist::ui {

Tag::Tag(const QString &text, Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(text);
}

void Tag::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    return {tagWidth(m_text), px(20)};
}

void Tag::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTag(painter, 0, height() / 2, m_text, m_tone);
}

StatusLabel::StatusLabel(ResumeStatus status, QWidget *parent)
    : QWidget(parent)
    , m_status(status)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStatus(status);
}

void StatusLabel::setStatus(ResumeStatus status)
{
    m_status = status;
    setAccessibleName(statusWord(status));
    updateGeometry();
    update();
}

QSize StatusLabel::sizeHint() const
{
    return {QFontMetrics(typeFont(Type::Secondary12)).horizontalAdvance(statusWord(m_status)) + px(15), px(20)};
}

void StatusLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintStatus(painter, rect(), m_status);
}

} // namespace shortlist::ui
