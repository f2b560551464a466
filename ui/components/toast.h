// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QTimer;

namespace shortlist::ui {

/// A sentence at the bottom of the window about what just happened, with at most one way back ("Undo"). It goes after
/// 6 seconds; the time stands still under the mouse and while it has focus. A new one takes the place of the old.
class Toast final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int lifeMs = 6000;

    explicit Toast(QWidget *window);

    /// `action` may be empty; `act` is then not used.
    void showMessage(
        const QString &iconName, const QString &text, const QString &action = {}, std::function<void()> act = {});
    [[nodiscard]] QString message() const;
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class ToastAction;
    void place();
    void resume();

    QString m_icon;
    QString m_text;
    std::function<void()> m_act;
    ToastAction *m_action = nullptr;
    QTimer *m_timer = nullptr;
};

/// The toast of the window that `widget` stands in, made on first use.
Toast *toastOf(QWidget *widget);

} // namespace shortlist::ui
