// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/toast.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

class Toast::ToastAction final : public QAbstractButton
{
public:
    explicit ToastAction(QWidget *parent)
        : QAbstractButton(parent)
    {
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeFont(Type::Control13));
        return {metrics.horizontalAdvance(text()) + px(8), std::max(px(24), metrics.height() + 4)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QFont font = typeFont(Type::Control13);
        font.setUnderline(true);
        painter.setFont(font);
        painter.setPen(tokens().surface);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) {
            painter.setPen(QPen(tokens().surface, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), px(4), px(4));
        }
    }
};

Toast::Toast(QWidget *window)
    : QWidget(window)
    , m_action(new ToastAction(this))
    , m_timer(new QTimer(this))
{
    hide();
    setObjectName(u"toast"_s);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_action, &QAbstractButton::clicked, this, [this] {
        const auto act = m_act;
        dismiss();
        if (act)
            act();
    });
    window->installEventFilter(this);
    m_action->installEventFilter(this);
}

void Toast::showMessage(const QString &iconName, const QString &text, const QString &action, std::function<void()> act)
{
    m_icon = iconName;
    m_text = text;
    m_act = std::move(act);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    place();
    show();
    raise();
    update();
    resume();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::message() const
{
    return isHidden() ? QString() : m_text;
}

void Toast::dismiss()
{
    m_timer->stop();
    if (m_action->hasFocus() && parentWidget())
        parentWidget()->setFocus();
    hide();
}

void Toast::resume()
{
    if (underMouse() || m_action->hasFocus())
        m_timer->stop();
    else
        m_timer->start(lifeMs);
}

void Toast::place()
{
    const QFontMetrics metrics(typeFont(Type::Body13));
    const QWidget *window = parentWidget();
    m_action->resize(m_action->sizeHint());
    const int fixed = px(12 + 16 + 8 + 14) + (m_action->text().isEmpty() ? 0 : m_action->width() + px(12));
    const int width = std::min(fixed + metrics.horizontalAdvance(m_text) + 2, window->width() - px(32));
    resize(width, std::max(px(36), metrics.height() + px(16)));
    move((window->width() - width) / 2, window->height() - height() - px(24));
    m_action->move(width - px(10) - m_action->width(), (height() - m_action->height()) / 2);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched == m_action && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) && isVisible())
        QTimer::singleShot(0, this, &Toast::resume);
    return QWidget::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawRoundedRect(rect(), px(8), px(8));
    paintIcon(painter, QRect(px(12), 0, px(16), height()), m_icon, px(16), t.surface);
    const int left = px(36);
    const int right = m_action->isHidden() ? width() - px(14) : m_action->x() - px(12);
    painter.setFont(typeFont(Type::Body13));
    painter.setPen(t.surface);
    painter.drawText(QRect(left, 0, right - left + 1, height()), Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(m_text, Qt::ElideRight, right - left + 1));
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer->stop();
}

void Toast::leaveEvent(QEvent *)
{
    if (isVisible() && !m_action->hasFocus())
        m_timer->start(lifeMs);
}

void Toast::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

Toast *toastOf(QWidget *widget)
{
    QWidget *window = widget->window();
    if (auto *toast = window->findChild<Toast *>(u"toast"_s, Qt::FindDirectChildrenOnly))
        return toast;
    return new Toast(window);
}

} // namespace shortlist::ui
