// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/entryheader.h"

#include "ui/components/button.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int headerHeight = 44; ///< open or closed; the texts are centred in it
constexpr int gripWidth = 16;

} // namespace

EntryHeader::EntryHeader(QWidget *parent)
    : QWidget(parent)
    , m_menu(Button::iconButton(u"ellipsis"_s, tr("Entry menu"), this))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_menu->setButtonSize(Button::Size::Small);
    connect(m_menu, &QAbstractButton::clicked, this,
        [this] { emit menuWanted(m_menu->mapToGlobal(QPoint(0, m_menu->height()))); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { updateGeometry(); });
    m_menu->hide();
}

void EntryHeader::setTexts(const QString &title, const QString &organisation, const QString &dates)
{
    if (title == m_title && organisation == m_organisation && dates == m_dates)
        return;
    m_title = title;
    m_organisation = organisation;
    m_dates = dates;
    nameSelf();
    update();
}

void EntryHeader::setExpanded(bool expanded)
{
    m_expanded = expanded;
    updateGeometry();
    nameSelf();
    showMenuButton();
}

void EntryHeader::showMenuButton()
{
    m_menu->setVisible(m_expanded || m_hover || hasFocus() || m_menu->hasFocus());
    update();
}

void EntryHeader::nameSelf()
{
    QString name = m_organisation.isEmpty() ? m_title : tr("%1, %2").arg(m_title, m_organisation);
    if (!m_dates.isEmpty())
        name = tr("%1, %2").arg(name, m_dates);
    setAccessibleName(name);
    setAccessibleDescription(m_expanded ? tr("Expanded") : tr("Collapsed"));
    m_menu->setAccessibleName(tr("Menu of %1").arg(m_title));
}

QSize EntryHeader::sizeHint() const
{
    return {px(240), px(headerHeight)};
}

QSize EntryHeader::minimumSizeHint() const
{
    return {px(120), px(headerHeight)};
}

bool EntryHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool arrow = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if ((key->modifiers() == Qt::AltModifier && arrow) || key->key() == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void EntryHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const QPoint at
        = event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().bottomLeft()) : event->globalPos();
    emit menuWanted(at);
}

void EntryHeader::enterEvent(QEnterEvent *)
{
    m_hover = true;
    showMenuButton();
}

void EntryHeader::leaveEvent(QEvent *)
{
    m_hover = false;
    showMenuButton();
}

void EntryHeader::focusInEvent(QFocusEvent *event)
{
    m_keyboardFocus = event->reason() != Qt::MouseFocusReason;
    showMenuButton();
    emit focused();
}

void EntryHeader::focusOutEvent(QFocusEvent *)
{
    // Not at once: Tab is on its way to the button that would be hidden.
    QMetaObject::invokeMethod(this, &EntryHeader::showMenuButton, Qt::QueuedConnection);
    update();
}

void EntryHeader::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (event->modifiers() == Qt::AltModifier && (key == Qt::Key_Up || key == Qt::Key_Down))
        emit moveWanted(key == Qt::Key_Up ? -1 : 1);
    else if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
        emit toggled();
    else if ((key == Qt::Key_Right && !m_expanded) || (key == Qt::Key_Left && m_expanded))
        emit toggled();
    else if (key == Qt::Key_Delete)
        emit removeWanted();
    else
        QWidget::keyPressEvent(event);
}

void EntryHeader::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const int x = event->position().toPoint().x();
    const int fromEdge = layoutDirection() == Qt::RightToLeft ? width() - x : x;
    m_onGrip = fromEdge < px(14 + gripWidth);
    m_pressed = true;
}

void EntryHeader::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || !m_onGrip)
        return;
    m_dragging = true;
    emit dragged(event->globalPosition().toPoint());
}

void EntryHeader::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_pressed && !m_dragging && rect().contains(event->position().toPoint());
    const bool ended = m_dragging;
    m_pressed = false;
    m_dragging = false;
    if (ended)
        emit dropped();
    else if (clicked && event->button() == Qt::LeftButton)
        emit toggled();
}

void EntryHeader::resizeEvent(QResizeEvent *)
{
    const int size = px(24);
    const int x = layoutDirection() == Qt::RightToLeft ? px(30) : width() - px(30) - size;
    m_menu->setGeometry(x, (px(headerHeight) - size) / 2, size, size);
}

void EntryHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &colours = tokens();
    const int tall = px(headerHeight);
    if (hasFocus() && m_keyboardFocus) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(3, 3, -3, -3), px(6), px(6));
    }
    const auto mirrored
        = [this](const QRect &rect) { return QStyle::visualRect(layoutDirection(), this->rect(), rect); };
    paintIcon(painter, mirrored({px(8), 0, px(14), tall}), u"grip-vertical"_s, px(14),
        m_hover ? colours.text2 : colours.text3);
    const QString chevron = m_expanded         ? u"chevron-down"_s
        : layoutDirection() == Qt::RightToLeft ? u"chevron-left"_s
                                               : u"chevron-right"_s;
    paintIcon(painter, mirrored({width() - px(24), 0, px(16), tall}), chevron, px(16), colours.text2);
    int right = width() - px(32);
    if (!m_menu->isHidden())
        right -= px(28);
    painter.setFont(typeFont(Type::Secondary12));
    if (!m_expanded && !m_dates.isEmpty()) {
        const int wide = painter.fontMetrics().horizontalAdvance(m_dates) + 1;
        painter.setPen(colours.text3);
        painter.drawText(mirrored({right - wide, 0, wide, tall}), Qt::AlignVCenter | Qt::AlignLeading, m_dates);
        right -= wide + px(8);
    }
    painter.setFont(typeFont(Type::RowTitle13));
    painter.setPen(colours.text);
    int x = px(30);
    QFontMetrics metrics = painter.fontMetrics();
    const QString title = metrics.elidedText(m_title, Qt::ElideRight, std::max(0, right - x));
    const int titleWidth = metrics.horizontalAdvance(title) + 1;
    painter.drawText(mirrored({x, 0, titleWidth, tall}), Qt::AlignVCenter | Qt::AlignLeading, title);
    x += titleWidth + px(8);
    painter.setFont(typeFont(Type::Body13));
    painter.setPen(colours.text2);
    metrics = painter.fontMetrics();
    const int rest = std::max(0, right - x);
    painter.drawText(mirrored({x, 0, rest, tall}), Qt::AlignVCenter | Qt::AlignLeading,
        metrics.elidedText(m_organisation, Qt::ElideRight, rest));
}

} // namespace shortlist::ui
