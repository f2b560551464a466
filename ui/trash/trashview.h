// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "models/items/trashlistmodel.h"

#include <QWidget>

class QListView;
class QStackedWidget;

namespace shortlist::ui {

class Button;
class Label;

/// The place Trash: what was deleted in the last 30 days, with a way back and, after a question, the way out for good.
class TrashView final : public QWidget
{
    Q_OBJECT

public:
    TrashView(Library &library, const Clock &clock, QWidget *parent = nullptr);

    /// Things in Trash, for the sidebar's figure.
    [[nodiscard]] int count() const;

signals:
    void countChanged(int count);

private:
    QWidget *makeHeader();
    QWidget *makeEmptyState();
    void reload();
    void showItems(const QList<TrashItem> &items);
    void refresh();
    [[nodiscard]] QList<TrashItem> chosen() const;
    void restore();
    void askToDelete();
    void remove(const QList<TrashItem> &items);
    void openMenu(const QPoint &at);

    Library &m_library;
    TrashListModel *m_model = nullptr;
    Label *m_title = nullptr;
    Label *m_count = nullptr;
    QStackedWidget *m_pages = nullptr;
    QListView *m_list = nullptr;
    Button *m_restore = nullptr;
    Button *m_delete = nullptr;
    bool m_stale = false; ///< changed while a read was under way
    bool m_reading = false;
};

} // namespace shortlist::ui
