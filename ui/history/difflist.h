// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/diffmodel.h"

#include <QListView>

namespace shortlist::ui {

class Button;
class DiffDelegate;

/// The comparison: arrow keys walk through the rows, Left and Right close and open a heading, the current row offers to
/// take its change back.
class DiffList final : public QListView
{
    Q_OBJECT

public:
    explicit DiffList(QWidget *parent = nullptr);

    void setSheet(const DiffSheet &sheet, const QString &nameBefore, const QString &nameAfter);
    void setInlined(bool inlined);
    [[nodiscard]] DiffModel &diff() const { return *m_model; }
    /// Goes to the next or previous change; false where there is none.
    bool goToChange(bool forward);

signals:
    void restoreRequested(const shortlist::ui::DiffRow &row);
    void restoreGroupRequested(const shortlist::ui::DiffGroup &group);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;

private:
    void relayout();
    void placeButton();
    void restoreCurrent();
    [[nodiscard]] int buttonRow() const;
    [[nodiscard]] bool isRestorable(int row) const;

    DiffModel *m_model = nullptr;
    DiffDelegate *m_delegate = nullptr;
    Button *m_restore = nullptr;
    int m_hovered = -1;
};

} // namespace shortlist::ui
