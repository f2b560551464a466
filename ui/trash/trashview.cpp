// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trash/trashview.h"

#include "models/domain/errorsentence.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/overlay.h"
#include "ui/components/panes.h"
#include "ui/components/passfocus.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/theme/style.h"
#include "ui/trash/trashdelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QListView>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// Adds to the rows what a screen reader says; the model itself knows no words.
class SpokenTrashModel final : public TrashListModel
{
public:
    SpokenTrashModel(const Clock &clock, QObject *parent)
        : TrashListModel(parent)
        , m_clock(clock)
    {
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::AccessibleTextRole && index.isValid())
            return spokenTrashRow(row(index.row()), m_clock.now());
        return role == Qt::ToolTipRole ? TrashListModel::data(index, Qt::DisplayRole)
                                       : TrashListModel::data(index, role);
    }

private:
    const Clock &m_clock;
};

} // namespace

TrashView::TrashView(Library &library, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_model(new SpokenTrashModel(clock, this))
    , m_pages(new QStackedWidget(this))
    , m_list(new QListView(this))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TrashDelegate(clock, m_list));
    m_list->setAccessibleName(tr("Trash"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *listPage = new QWidget(this);
    auto *rows = new QVBoxLayout(listPage);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(new TrashHead(listPage));
    rows->addWidget(m_list, 1);
    setPane(listPage, Pane::Centre);
    m_pages->addWidget(listPage);
    m_pages->addWidget(makeEmptyState());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_pages, 1);

    auto *deleteKey = new QAction(tr("Delete for good…"), m_list);
    deleteKey->setShortcut(Qt::Key_Delete);
    deleteKey->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(deleteKey);
    connect(deleteKey, &QAction::triggered, this, &TrashView::askToDelete);
    connect(m_list, &QListView::customContextMenuRequested, this, &TrashView::openMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrashView::refresh);
    connect(&m_library, &Library::trashChanged, this, &TrashView::reload);
    new PassFocus(this, m_list);
    refresh();
    reload();
}

QWidget *TrashView::makeHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("panel", u"window"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    header->setMinimumHeight(px(47));
    m_title = new Label(tr("Trash"), Type::ViewTitle16, Ink::Text, header);
    m_count = new Label({}, Type::Body13, Ink::Tertiary, header);
    m_restore = new Button(Button::Kind::Secondary, tr("Restore"), u"archive-restore"_s, header);
    m_delete = new Button(Button::Kind::Danger, tr("Delete for good…"), u"trash-2"_s, header);
    m_delete->setObjectName(u"deleteForGood"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(16), 0, px(12), 0);
    row->setSpacing(px(8));
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_restore);
    row->addWidget(m_delete);
    setPane(header, Pane::Header);
    connect(m_restore, &QPushButton::clicked, this, &TrashView::restore);
    connect(m_delete, &QPushButton::clicked, this, &TrashView::askToDelete);
    return header;
}

QWidget *TrashView::makeEmptyState()
{
    auto *page = new QWidget(this);
    page->setProperty("panel", u"surface"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(px(32), px(32), px(32), px(32));
    column->setSpacing(px(4));
    column->addStretch(2);
    auto *heading = new Label(tr("Nothing in Trash"), Type::ViewTitle16, Ink::Text, page);
    auto *words = new Label(tr("Deleted resumes and jobs stay here for 30 days."), Type::Body13, Ink::Secondary, page);
    words->setWordWrap(true);
    for (Label *label : {heading, words}) {
        label->setAlignment(Qt::AlignHCenter);
        column->addWidget(label);
    }
    column->addStretch(3);
    return page;
}

int TrashView::count() const
{
    return m_model->rowCount();
}

void TrashView::reload()
{
    if (m_reading) {
        m_stale = true;
        return;
    }
    m_reading = true;
    whenDone<QList<TrashItem>>(m_library.trash(), this, [this](const Result<QList<TrashItem>> &items) {
        m_reading = false;
        if (items)
            showItems(items.value());
        else
            toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(items.error()));
        if (std::exchange(m_stale, false))
            reload();
    });
}

void TrashView::showItems(const QList<TrashItem> &items)
{
    const int at = m_list->currentIndex().row();
    const bool hadFocus = m_list->hasFocus();
    m_model->setItems(items);
    m_pages->setCurrentIndex(items.isEmpty() ? 1 : 0);
    // After something left, the next row is the one to go on with.
    if (!items.isEmpty() && m_list->selectionModel()->selectedIndexes().isEmpty())
        m_list->setCurrentIndex(m_model->index(std::clamp(at, 0, count() - 1), 0));
    if (hadFocus && !items.isEmpty())
        m_list->setFocus();
    refresh();
    emit countChanged(count());
}

void TrashView::refresh()
{
    const bool any = !m_list->selectionModel()->selectedIndexes().isEmpty();
    m_restore->setEnabled(any);
    m_delete->setEnabled(any);
    m_restore->setVisible(count() > 0);
    m_delete->setVisible(count() > 0);
    m_count->setText(count() > 0 ? QString::number(count()) : QString());
}

QList<TrashItem> TrashView::chosen() const
{
    QList<TrashItem> items;
    for (const QModelIndex &index : m_list->selectionModel()->selectedIndexes())
        items.append(m_model->row(index.row()));
    return items;
}

void TrashView::restore()
{
    const QList<TrashItem> items = chosen();
    for (const TrashItem &item : items) {
        whenDone<void>(m_library.restoreFromTrash(item), this, [this, item](const Result<void> &done) {
            if (done)
                toastOf(this)->showMessage(u"archive-restore"_s, tr("Restored “%1”").arg(item.title));
            else
                toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(done.error()));
        });
    }
}

void TrashView::askToDelete()
{
    const QList<TrashItem> items = chosen();
    if (items.isEmpty())
        return;
    int versions = 0;
    for (const TrashItem &item : items)
        versions += item.versionCount;
    QString text;
    if (items.size() == 1) {
        text = versions == 0 ? tr("“%1” cannot be brought back.").arg(items.constFirst().title)
            : versions == 1 ? tr("“%1” cannot be brought back. Its 1 version goes too.").arg(items.constFirst().title)
                            : tr("“%1” cannot be brought back. Its %2 versions go too.")
                                  .arg(items.constFirst().title, QString::number(versions));
    } else {
        text = versions == 0
            ? tr("%1 items cannot be brought back.").arg(items.size())
            : tr("%1 items cannot be brought back. Their versions, %2 in all, go too.").arg(items.size()).arg(versions);
    }
    auto *question = new Question(this, tr("Delete for good?"), text, tr("Delete for good"), true);
    connect(question, &Question::accepted, this, [this, items] { remove(items); });
    question->open();
}

void TrashView::remove(const QList<TrashItem> &items)
{
    for (const TrashItem &item : items) {
        whenDone<void>(m_library.deleteForGood(item), this, [this](const Result<void> &done) {
            if (!done)
                toastOf(this)->showMessage(u"circle-alert"_s, errorSentence(done.error()));
        });
    }
}

void TrashView::openMenu(const QPoint &at)
{
    if (chosen().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"archive-restore"_s), tr("Restore")), &QAction::triggered, this, &TrashView::restore);
    menu->addSeparator();
    QAction *forGood = menu->addAction(icon(u"trash-2"_s, IconTone::Bad), tr("Delete for good…"));
    forGood->setShortcut(Qt::Key_Delete);
    setDangerous(forGood);
    connect(forGood, &QAction::triggered, this, &TrashView::askToDelete);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace shortlist::ui
