// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace shortlist::ui {

class TimelineModel;

/// The list of versions. A click or an arrow key compares a version with the present one; with Ctrl it becomes the
/// other side of the comparison. Ctrl with an arrow key moves without comparing, then Enter or Ctrl Enter chooses.
class Timeline final : public QListView
{
    Q_OBJECT

public:
    Timeline(TimelineModel &model, QWidget *parent = nullptr);

signals:
    void chosen(int number);
    void otherSideChosen(int number);
    void settled(); ///< by a click or Enter: a menu that holds the list can close
    void menuRequested(int number, const QPoint &globalPosition);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int number(const QModelIndex &index) const;

    TimelineModel &m_timeline;
};

} // namespace shortlist::ui
