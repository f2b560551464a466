// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/overlay.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

Overlay::Overlay(QWidget *anyWidget, Place place)
    : QWidget(anyWidget->window())
    , m_place(place)
{
    setFocusPolicy(Qt::NoFocus);
    parentWidget()->installEventFilter(this);
    hide();
}

void Overlay::setPanel(QWidget *panel)
{
    m_panel = panel;
    panel->setParent(this);
}

void Overlay::open(QWidget *firstFocus)
{
    m_opener = QApplication::focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    m_panel->show();
    fit();
    if (firstFocus)
        firstFocus->setFocus(Qt::OtherFocusReason);
    else
        focusNextPrevChild(true);
}

void Overlay::closeOverlay()
{
    if (m_closing)
        return;
    m_closing = true;
    hide();
    if (m_opener)
        m_opener->setFocus(Qt::OtherFocusReason);
    emit closed();
    deleteLater();
}

bool Overlay::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
        fit();
    }
    return QWidget::eventFilter(watched, event);
}

bool Overlay::focusNextPrevChild(bool next)
{
    // Only what is in the panel takes part; the chain is a ring, so the search ends where it began.
    QWidget *from = QApplication::focusWidget();
    if (!from || !isAncestorOf(from))
        from = this;
    for (QWidget *at = next ? from->nextInFocusChain() : from->previousInFocusChain(); at != from;
         at = next ? at->nextInFocusChain() : at->previousInFocusChain()) {
        if (isAncestorOf(at) && at->isVisibleTo(this) && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus) != 0
            && !at->focusProxy()) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return from != this;
}

bool Overlay::event(QEvent *event)
{
    // The window's shortcuts are for what lies below; only leaving the program stays possible.
    if (event->type() == QEvent::ShortcutOverride && !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Quit)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Overlay::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        closeOverlay();
    event->accept(); // nothing reaches the window below
}

void Overlay::mousePressEvent(QMouseEvent *event)
{
    if (m_panel && !m_panel->geometry().contains(event->pos()))
        closeOverlay();
}

void Overlay::paintEvent(QPaintEvent *)
{
    QColor scrim = tokens().dark ? QColor(Qt::black) : tokens().text;
    scrim.setAlphaF(tokens().dark ? 0.55F : 0.34F);
    QPainter painter(this);
    painter.fillRect(rect(), scrim);
}

void Overlay::fit()
{
    if (!m_panel)
        return;
    const QSize limit = size() - QSize(px(32), px(32));
    m_panel->resize(
        m_panel->sizeHint().expandedTo(m_panel->minimumSize()).boundedTo(m_panel->maximumSize()).boundedTo(limit));
    const int y = m_place == Place::Top ? std::min(px(84), (height() - m_panel->height()) / 2)
                                        : (height() - m_panel->height()) / 2;
    m_panel->move((width() - m_panel->width()) / 2, std::max(y, px(16)));
}

OverlayPanel::OverlayPanel(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
}

void OverlayPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(tokens().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(10), px(10));
}

void OverlayPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    QPainterPath path;
    path.addRoundedRect(QRectF(rect()), px(10), px(10));
    setMask(QRegion(path.toFillPolygon().toPolygon()));
}

Question::Question(QWidget *anyWidget, const QString &title, const QString &text, const QString &verb, bool danger)
    : Overlay(anyWidget)
{
    auto *panel = new OverlayPanel(title);
    panel->setFixedWidth(px(400));
    auto *words = new Label(text, Type::Body13, Ink::Secondary, panel);
    words->setWordWrap(true);
    auto *heading = new Label(title, Type::PaneTitle15, Ink::Text, panel);
    heading->setWordWrap(true);
    auto *cancel = new Button(Button::Kind::Secondary, tr("Cancel"), panel);
    auto *yes = new Button(danger ? Button::Kind::Danger : Button::Kind::Primary, verb, panel);
    yes->setObjectName(u"questionYes"_s);
    cancel->setButtonSize(Button::Size::Large);
    yes->setButtonSize(Button::Size::Large);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(yes);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(px(20), px(20), px(20), px(16));
    column->setSpacing(px(8));
    column->addWidget(heading);
    column->addWidget(words);
    column->addSpacing(px(8));
    column->addLayout(foot);
    setPanel(panel);
    connect(cancel, &QPushButton::clicked, this, &Overlay::closeOverlay);
    connect(yes, &QPushButton::clicked, this, [this] {
        closeOverlay();
        emit accepted();
    });
}

} // namespace shortlist::ui
