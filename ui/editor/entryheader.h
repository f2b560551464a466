// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace shortlist::ui {

class Button;

/// The top of an entry's card: grip, title, organisation, and, while the card is closed, the dates. Enter or a click
/// opens and closes the card; Alt with an arrow moves the entry; the menu key opens its menu.
class EntryHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit EntryHeader(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &organisation, const QString &dates);
    void setExpanded(bool expanded);
    [[nodiscard]] bool isExpanded() const { return m_expanded; }
    [[nodiscard]] Button *menuButton() const { return m_menu; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void toggled();
    void moveWanted(int by);
    void removeWanted();
    void menuWanted(const QPoint &globalPosition);
    void dragged(const QPoint &globalPosition);
    void dropped();
    void focused();

protected:
    bool event(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void nameSelf();
    void showMenuButton();

    QString m_title;
    QString m_organisation;
    QString m_dates;
    Button *m_menu = nullptr;
    bool m_expanded = false;
    bool m_hover = false;
    bool m_keyboardFocus = false;
    bool m_onGrip = false;
    bool m_dragging = false;
    bool m_pressed = false;
};

} // namespace shortlist::ui
