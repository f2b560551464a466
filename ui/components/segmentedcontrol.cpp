// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/segmentedcontrol.h"

#include "ui/components/onetabstop.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

class Segment final : public QAbstractButton
{
public:
    Segment(SegmentedControl::Look look, const QString &text, const QString &iconName, QWidget *parent)
        : QAbstractButton(parent)
        , m_look(look)
        , m_iconName(iconName)
    {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    void setCount(int count)
    {
        m_count = count;
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        const int height = std::max(px(24), metrics.height() + px(2));
        if (text().isEmpty())
            return {px(30), height};
        int width = metrics.horizontalAdvance(text()) + 2 * px(m_look == SegmentedControl::Look::Track ? 12 : 8);
        if (m_count >= 0)
            width += px(6) + QFontMetrics(countFont()).horizontalAdvance(QString::number(m_count));
        if (!m_iconName.isEmpty())
            width += px(16 + 6);
        return {width, height};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokens();
        const bool track = m_look == SegmentedControl::Look::Track;
        const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        if (isChecked()) {
            painter.setPen(track || t.highContrast ? QPen(t.line2, 1) : QPen(Qt::NoPen));
            painter.setBrush(track ? t.surface : t.select);
            painter.drawRoundedRect(body, px(5), px(5));
        } else if (underMouse() && isEnabled()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(track ? t.line : t.hover);
            painter.drawRoundedRect(body, px(5), px(5));
        }
        if (hasFocus()) {
            painter.setPen(QPen(t.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(5), px(5));
        }
        paintContent(painter, t);
    }

private:
    void paintContent(QPainter &painter, const Tokens &t)
    {
        const QColor ink = !isEnabled() ? t.disabled : isChecked() ? t.text : t.text2;
        if (text().isEmpty()) {
            paintIcon(painter, rect(), m_iconName, px(16), ink);
            return;
        }
        int x = px(m_look == SegmentedControl::Look::Track ? 12 : 8);
        if (!m_iconName.isEmpty()) {
            paintIcon(painter, mirrored(x, px(16)), m_iconName, px(16), ink);
            x += px(22);
        }
        painter.setFont(font());
        painter.setPen(ink);
        const int width = painter.fontMetrics().horizontalAdvance(text());
        painter.drawText(mirrored(x, width + 1), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (m_count < 0)
            return;
        painter.setFont(countFont());
        painter.setPen(isEnabled() ? t.text3 : t.disabled);
        painter.drawText(
            mirrored(x + width + px(6), this->width()), Qt::AlignVCenter | Qt::AlignLeft, QString::number(m_count));
    }

    [[nodiscard]] bool isTab() const { return m_look == SegmentedControl::Look::Tabs; }
    [[nodiscard]] QFont font() const { return typeFont(isTab() ? Type::SecondaryStrong12 : Type::Control13); }
    [[nodiscard]] QFont countFont() const { return typeFont(isTab() ? Type::Secondary12 : Type::Body13); }
    [[nodiscard]] QRect mirrored(int from, int wide) const
    {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, wide, height()));
    }

    SegmentedControl::Look m_look;
    QString m_iconName;
    int m_count = -1;
};

} // namespace

SegmentedControl::SegmentedControl(Look look, const QString &accessibleName, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto *layout = new QHBoxLayout(this);
    const int margin = look == Look::Track ? px(2) : 0;
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(look == Look::Track ? 0 : px(2));
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit currentChanged(id);
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        for (QAbstractButton *part : m_group->buttons())
            part->updateGeometry();
        update();
    });
}

int SegmentedControl::addSegment(const QString &text, const QString &iconName, const QString &hint)
{
    const int index = static_cast<int>(m_group->buttons().size());
    auto *part = new Segment(m_look, text, iconName, this);
    if (!hint.isEmpty()) {
        part->setToolTip(hint);
        part->setAccessibleName(hint);
    }
    m_group->addButton(part, index);
    stopTabWhileChosen(part);
    layout()->addWidget(part);
    if (index == 0)
        setCurrent(0);
    return index;
}

void SegmentedControl::setCount(int index, int count)
{
    auto *part = static_cast<Segment *>(segment(index));
    part->setCount(count);
    part->setAccessibleName(count < 0 ? part->text() : tr("%1, %2").arg(part->text()).arg(count));
}

void SegmentedControl::setText(int index, const QString &text)
{
    segment(index)->setText(text);
    segment(index)->updateGeometry();
}

void SegmentedControl::setSegmentVisible(int index, bool visible)
{
    segment(index)->setVisible(visible);
}

int SegmentedControl::current() const
{
    return m_group->checkedId();
}

void SegmentedControl::setCurrent(int index)
{
    const QSignalBlocker quiet(m_group);
    segment(index)->setChecked(true);
}

QAbstractButton *SegmentedControl::segment(int index) const
{
    return m_group->button(index);
}

int SegmentedControl::segmentCount() const
{
    return static_cast<int>(m_group->buttons().size());
}

void SegmentedControl::paintEvent(QPaintEvent *)
{
    if (m_look != Look::Track)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(tokens().highContrast ? QPen(tokens().line2, 1) : QPen(Qt::NoPen));
    painter.setBrush(tokens().press);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
}

} // namespace shortlist::ui
