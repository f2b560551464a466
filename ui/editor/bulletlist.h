// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QMenu;

namespace shortlist::ui {

class BulletEdit;
class Button;

/// Bullets of one entry, each in a field as high as its text. However many there are, one editor exists: it stands in
/// the row that is being edited, the others are painted just as it would show them. So 10,000 bullets open at once.
/// It shows and asks: the owner changes the list and calls setItems().
class BulletList final : public QWidget
{
    Q_OBJECT

public:
    /// `owner` ends the accessible names ("Bullet 5 of 5, Merewick Energy").
    explicit BulletList(QWidget *parent = nullptr);

    void setOwnerName(const QString &owner);
    /// What a row is called: "Bullet" at first, or "Item".
    void setItemWord(const QString &word);
    void setItems(const QList<TextItem> &items);
    [[nodiscard]] const QList<TextItem> &items() const { return m_items; }

    [[nodiscard]] int current() const { return m_current; } ///< the row with the editor, or -1
    /// Puts the editor into this row and gives it focus; the cursor goes to `position`, -1: the end.
    void edit(int row, int position = -1);
    void selectText(int row, int from, int length);
    [[nodiscard]] BulletEdit *editor() const { return m_editor; }
    [[nodiscard]] QRect rowRect(int row) const;
    [[nodiscard]] int rowAt(int y) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void textEdited(shortlist::ItemId item, const QString &text);
    void insertWanted(int at, const QStringList &texts); ///< new bullets before row `at`
    /// The text of `row` becomes `head`, and a new bullet after it holds `tail`.
    void splitWanted(int row, const QString &head, const QString &tail);
    void removeWanted(int row);
    /// Backspace at the start: the text joins that of the row before.
    void joinWanted(int row);
    void moveWanted(int row, int by);
    void nextEntryWanted();
    void currentChanged(int row);
    void focusLeft();
    void rowShown(const QRect &rect); ///< the edited row, to be scrolled into view

protected:
    bool event(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    friend class BulletEdit;

    void measure(bool all);
    [[nodiscard]] int linesOf(const QString &text) const;
    [[nodiscard]] int textWidth() const;
    [[nodiscard]] QRect fieldRect(int row) const;
    void placeEditor();
    void hideEditor();
    void nameEditor();
    void paintRow(QPainter &painter, int row) const;
    void showMenu(int row, const QPoint &globalPosition);
    bool editorKey(QKeyEvent *event);
    void editorPasted(const QStringList &lines);

    QList<TextItem> m_items;
    std::vector<int> m_lines; ///< wrapped lines of each row
    std::vector<int> m_tops; ///< one more than rows: the last one is the whole height
    int m_measuredWidth = -1;
    BulletEdit *m_editor = nullptr;
    Button *m_more = nullptr;
    QString m_owner;
    QString m_word;
    int m_current = -1;
    int m_hover = -1;
    int m_dragged = -1;
    int m_dropAt = -1;
};

} // namespace shortlist::ui
