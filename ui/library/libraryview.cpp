// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/libraryview.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/components/passfocus.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/components/textprompt.h"
#include "ui/library/emptylibrary.h"
#include "ui/library/inspector.h"
#include "ui/library/largepreview.h"
#include "ui/library/resumeactions.h"
#include "ui/library/resumegrid.h"
#include "ui/library/resumetree.h"
#include "ui/library/searchpanel.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

LibraryView::LibraryView(const Services &services, ResumeTreeModel &resumes, Thumbnails &thumbnails, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_resumes(resumes)
    , m_thumbnails(thumbnails)
    , m_proxy(new ResumeListProxy(services.clock, this))
{
    setProperty("panel", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_proxy->setSourceModel(&resumes);
    m_gridModel = new ResumeGridModel(*m_proxy, this);
    m_body = new QStackedWidget(this);
    auto *full = new QWidget(m_body);
    auto *inner = new QVBoxLayout(full);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    inner->addWidget(makeToolbar());
    inner->addWidget(makeList(), 1);
    m_body->addWidget(full);
    column->addWidget(m_body, 1);
    m_actions = new ResumeActions(services.library, m_splitter);
    m_inspector->setMenu(m_actions->menu());
    connectList();
    connectSearch();
    makeOrderMenu();
    makeMatchOrderMenu();
    makeJobMenu();
    m_passFocus = new PassFocus(this, m_tree);
    rowsChanged();
}

QWidget *LibraryView::makeHeader()
{
    auto *header = new Bar(48, this);
    m_title = new Label(tr("Resumes"), Type::ViewTitle16, Ink::Text, header);
    m_search = new SearchField(tr("Search all resumes"), tr("Ctrl F"), header);
    m_search->setObjectName(u"librarySearch"_s);
    m_search->setFixedWidth(px(240));
    m_layoutSwitch = new SegmentedControl(SegmentedControl::Look::Track, tr("Layout"), header);
    m_layoutSwitch->setObjectName(u"layout"_s);
    m_layoutSwitch->addSegment({}, u"list"_s, tr("List"));
    m_layoutSwitch->addSegment({}, u"layout-grid"_s, tr("Grid"));
    m_new = new SplitButton(Button::Kind::Primary, tr("New resume"), u"plus"_s, tr("More ways to begin"), header);
    auto *menu = new QMenu(m_new);
    connect(menu->addAction(icon(u"file-plus"_s), tr("New resume")), &QAction::triggered, this,
        &LibraryView::newResumeRequested);
    connect(menu->addAction(icon(u"file-input"_s), tr("Import a file…")), &QAction::triggered, this,
        &LibraryView::importRequested);
    connect(menu->addAction(icon(u"briefcase-business"_s), tr("New job")), &QAction::triggered, this,
        &LibraryView::newJobRequested);
    m_new->setMenu(menu);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(16), 0, px(12), 1);
    row->setSpacing(px(8));
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_search);
    row->addWidget(m_layoutSwitch);
    row->addWidget(m_new);
    setPane(header, Pane::Header);
    connect(m_new, &SplitButton::clicked, this, &LibraryView::newResumeRequested);
    connect(m_layoutSwitch, &SegmentedControl::currentChanged, this, [this](int index) { setGrid(index == 1); });
    return header;
}

QWidget *LibraryView::makeToolbar()
{
    m_toolbar = new Bar(40, this);
    m_tabs = new SegmentedControl(SegmentedControl::Look::Tabs, tr("Status"), m_toolbar);
    m_tabs->setObjectName(u"statusTabs"_s);
    for (const QString &text : {tr("All"), tr("Draft"), tr("Published"), tr("Archived")})
        m_tabs->addSegment(text);
    m_searchTabs = new SegmentedControl(SegmentedControl::Look::Tabs, tr("Where"), m_toolbar);
    for (const QString &text : {tr("Everywhere"), tr("Resumes"), tr("Jobs"), tr("Older versions")})
        m_searchTabs->addSegment(text);
    m_searchTabs->hide();
    m_jobFilter = new Button(Button::Kind::Quiet, tr("Any job"), u"list-filter"_s, m_toolbar);
    m_jobFilter->setChevron(true);
    m_order = new Button(Button::Kind::Quiet, tr("Last edited"), u"arrow-down-wide-narrow"_s, m_toolbar);
    m_order->setChevron(true);
    m_matchOrder = new Button(Button::Kind::Quiet, tr("Best match"), u"arrow-down-wide-narrow"_s, m_toolbar);
    m_matchOrder->setChevron(true);
    m_matchOrder->hide();
    m_inspectorToggle = Button::iconButton(u"panel-right"_s, tr("Inspector"), m_toolbar);
    m_inspectorToggle->setCheckable(true);
    m_inspectorToggle->setChecked(true);
    m_inspectorToggle->setHint(tr("Inspector"), tr("Ctrl Shift B"));
    auto *row = new QHBoxLayout(m_toolbar);
    row->setContentsMargins(px(12), 0, px(12), 1);
    row->setSpacing(px(4));
    row->addWidget(m_tabs);
    row->addWidget(m_searchTabs);
    row->addStretch(1);
    row->addWidget(m_jobFilter);
    row->addWidget(m_order);
    row->addWidget(m_matchOrder);
    row->addWidget(m_inspectorToggle);
    connect(m_tabs, &SegmentedControl::currentChanged, this, &LibraryView::tabChosen);
    connect(m_searchTabs, &SegmentedControl::currentChanged, this, [this](int tab) {
        m_results->setKind(tab == 0 ? std::nullopt : std::optional(static_cast<SearchHit::Kind>(tab - 1)));
    });
    connect(m_inspectorToggle, &QPushButton::toggled, this, [this](bool on) {
        if (m_roomForInspector)
            m_inspectorWanted = on;
        m_inspector->setVisible(on);
    });
    return m_toolbar;
}

QWidget *LibraryView::makeList()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_pages = new QStackedWidget(m_splitter);
    auto *list = new QWidget(m_pages);
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new ResumeHead(list);
    m_tree = new ResumeTree(list);
    m_tree->setObjectName(u"resumeTree"_s);
    m_tree->setModel(m_proxy);
    auto *rows = new ResumeDelegate(m_thumbnails, m_services.clock, m_tree);
    m_tree->setItemDelegate(rows);
    m_tree->setFootText(tr("Drop a JSON Resume file here to import it"));
    connect(rows, &ResumeDelegate::renamed, this,
        [this](const ResumeId &id, const QString &title) { m_actions->rename(id, title); });
    m_head->follow(m_tree);
    column->addWidget(m_head);
    column->addWidget(m_tree, 1);
    m_grid = new ResumeGrid(m_pages);
    m_grid->setObjectName(u"resumeGrid"_s);
    m_grid->setModel(m_gridModel);
    m_grid->setItemDelegate(new ResumeCardDelegate(m_thumbnails, m_services.clock, m_grid));
    m_pages->addWidget(list);
    m_pages->addWidget(m_grid);
    m_inspector = new Inspector(m_thumbnails, m_services.clock, m_splitter);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    setPane(m_pages, Pane::Centre);
    setPane(m_inspector, Pane::Right);
    return m_splitter;
}

void LibraryView::connectList()
{
    const auto open = [this](const QModelIndex &index) {
        emit openRequested(index.data(ResumeTreeModel::IdRole).value<ResumeId>(), {});
    };
    connect(m_tree, &ResumeTree::openRequested, this, open);
    connect(m_grid, &ResumeGrid::openRequested, this, open);
    connect(m_tree, &ResumeTree::previewRequested, this, &LibraryView::preview);
    connect(m_grid, &ResumeGrid::previewRequested, this, &LibraryView::preview);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryView::currentChanged);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryView::currentChanged);
    for (QAbstractItemView *view :
        {static_cast<QAbstractItemView *>(m_tree), static_cast<QAbstractItemView *>(m_grid)}) {
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &at) {
            if (view->indexAt(at).isValid())
                m_actions->menu()->popup(view->viewport()->mapToGlobal(at));
        });
        connect(&m_thumbnails, &Thumbnails::ready, view->viewport(), qOverload<>(&QWidget::update));
    }
    connect(m_head, &ResumeHead::orderRequested, this, [this](int column) {
        setOrder(column == 0 ? ResumeFilterModel::Order::Title : ResumeFilterModel::Order::LastEdited);
    });
    connect(&m_resumes, &ResumeTreeModel::settled, this, [this] {
        m_listed = true; // until then nobody knows whether there is nothing
        rowsChanged();
    });
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) {
        if (m_collapsed.remove(index.data(ResumeTreeModel::IdRole).value<ResumeId>()))
            saveExpanded();
    });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) {
        m_collapsed.insert(index.data(ResumeTreeModel::IdRole).value<ResumeId>());
        saveExpanded();
    });
    connect(m_actions, &ResumeActions::openRequested, this, [this](const ResumeId &id) { emit openRequested(id, {}); });
    connect(m_actions, &ResumeActions::exportRequested, this, &LibraryView::exportRequested);
    connect(m_actions, &ResumeActions::renameRequested, this, &LibraryView::askName);
    connect(m_actions, &ResumeActions::created, this, &LibraryView::select);
    connect(m_inspector, &Inspector::openRequested, this, [this] { emit openRequested(selected(), {}); });
    connect(m_inspector, &Inspector::exportRequested, this, [this] { emit exportRequested(selected()); });
}

void LibraryView::showEmpty(bool empty)
{
    if (empty && !m_empty) {
        m_empty = new EmptyLibrary(m_body);
        m_body->addWidget(m_empty);
        connect(m_empty, &EmptyLibrary::importRequested, this, &LibraryView::importRequested);
        connect(m_empty, &EmptyLibrary::newResumeRequested, this, &LibraryView::newResumeRequested);
        connect(m_empty, &EmptyLibrary::sampleRequested, this, &LibraryView::sampleRequested);
    }
    m_body->setCurrentIndex(empty ? 1 : 0);
}

void LibraryView::makeOrderMenu()
{
    auto *menu = new QMenu(m_order);
    auto *group = new QActionGroup(menu);
    const QStringList names{tr("Last edited"), tr("Title"), tr("Created")};
    for (int at = 0; at < names.size(); ++at) {
        QAction *action = menu->addAction(names.at(at));
        action->setCheckable(true);
        action->setChecked(at == 0);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, at] { setOrder(static_cast<ResumeFilterModel::Order>(at)); });
    }
    m_order->setMenu(menu);
}

void LibraryView::makeMatchOrderMenu()
{
    auto *menu = new QMenu(m_matchOrder);
    auto *group = new QActionGroup(menu);
    for (const bool byTitle : {false, true}) {
        QAction *action = menu->addAction(byTitle ? tr("Title") : tr("Best match"));
        action->setCheckable(true);
        action->setChecked(!byTitle);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, action, byTitle] {
            m_results->setByTitle(byTitle);
            m_matchOrder->setText(action->text());
        });
    }
    m_matchOrder->setMenu(menu);
}

void LibraryView::setOrder(ResumeFilterModel::Order order)
{
    m_proxy->setOrder(order);
    const auto actions = m_order->menu()->actions();
    actions.at(static_cast<int>(order))->setChecked(true);
    m_order->setText(actions.at(static_cast<int>(order))->text());
    m_order->updateGeometry();
    m_head->setOrderedBy(order == ResumeFilterModel::Order::Title ? 0
            : order == ResumeFilterModel::Order::LastEdited       ? 3
                                                                  : -1);
}

void LibraryView::makeJobMenu()
{
    auto *menu = new QMenu(m_jobFilter);
    m_jobFilter->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto add = [&](const QString &text, std::optional<JobId> job) {
            QAction *action = menu->addAction(text);
            action->setCheckable(true);
            action->setChecked(m_proxy->job() == job);
            connect(action, &QAction::triggered, this, [this, text, job] {
                m_proxy->setJob(job);
                m_jobFilter->setText(text);
                m_jobFilter->updateGeometry();
            });
        };
        add(tr("Any job"), std::nullopt);
        for (const JobRecord &job : m_jobs) {
            if (job.resumeCount > 0)
                add(job.company.isEmpty() ? job.title : job.company, job.id);
        }
    });
}

void LibraryView::setJobs(const QList<JobRecord> &jobs)
{
    m_jobs = jobs;
}

void LibraryView::setGrid(bool grid)
{
    const ResumeId held = selected();
    if (grid)
        m_gridModel->follow();
    m_layoutSwitch->setCurrent(grid ? 1 : 0);
    if (m_pages->currentIndex() != SearchPage)
        m_pages->setCurrentIndex(grid ? GridPage : ListPage);
    select(held);
    aimFocus();
}

QWidget *LibraryView::listInUse() const
{
    return m_layoutSwitch->current() == 1 ? static_cast<QWidget *>(m_grid) : m_tree;
}

void LibraryView::aimFocus()
{
    m_passFocus->setTarget(m_body->currentIndex() == 1 ? m_empty->firstButton()
            : m_pages->currentIndex() == SearchPage    ? m_search
                                                       : listInUse());
}

QModelIndex LibraryView::currentTreeIndex() const
{
    return m_layoutSwitch->current() == 1 ? m_gridModel->treeIndex(m_grid->currentIndex()) : m_tree->currentIndex();
}

void LibraryView::currentChanged()
{
    if (m_pages->currentIndex() != SearchPage)
        showRow(currentTreeIndex());
}

void LibraryView::showRow(const QModelIndex &treeIndex)
{
    const auto row = treeIndex.isValid() ? std::optional(ResumeRow::fromIndex(treeIndex)) : std::nullopt;
    m_inspector->show(row);
    m_actions->setCurrent(row);
}

ResumeId LibraryView::selected() const
{
    return m_actions->current() ? m_actions->current()->summary.id : ResumeId();
}

void LibraryView::select(ResumeId id)
{
    m_wanted = id;
    const QModelIndex index = m_proxy->mapFromSource(m_resumes.indexOf(id));
    if (!index.isValid())
        return;
    m_wanted = {};
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    const QModelIndex card = m_gridModel->gridIndex(index);
    if (card.isValid())
        m_grid->setCurrentIndex(card);
    currentChanged();
}

void LibraryView::rowsChanged()
{
    const bool empty = m_listed && m_resumes.resumes().isEmpty() && m_resumes.rowCount() == 0;
    const bool changes = m_body->currentIndex() != (empty ? 1 : 0);
    const bool hadFocus = m_body->isAncestorOf(QApplication::focusWidget());
    showEmpty(empty);
    m_search->setVisible(!empty);
    m_layoutSwitch->setVisible(!empty);
    if (!m_expandedLoaded)
        loadExpanded();
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        const QModelIndex index = m_proxy->index(row, 0);
        const bool open = !m_collapsed.contains(index.data(ResumeTreeModel::IdRole).value<ResumeId>());
        if (m_proxy->hasChildren(index) && m_tree->isExpanded(index) != open)
            m_tree->setExpanded(index, open);
    }
    refreshTabs();
    aimFocus();
    if (changes && hadFocus)
        setFocus();
    if (!m_wanted.isNull())
        select(m_wanted);
    else if (!m_tree->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_tree->setCurrentIndex(m_proxy->index(0, 0));
    currentChanged();
}

void LibraryView::refreshTabs()
{
    int counts[4] = {0, 0, 0, 0};
    for (const ResumeSummary &resume : m_resumes.resumes()) {
        ++counts[0];
        ++counts[1 + static_cast<int>(resume.status)];
    }
    for (int tab = 0; tab < 4; ++tab)
        m_tabs->setCount(tab, counts[tab]);
}

void LibraryView::tabChosen(int tab)
{
    m_proxy->setStatus(tab == 0 ? std::nullopt : std::optional(static_cast<ResumeStatus>(tab - 1)));
    m_tree->expandAll();
}

void LibraryView::preview(const QModelIndex &index)
{
    auto *large = new LargePreview(this, m_thumbnails, ResumeRow::fromIndex(index).summary);
    connect(large, &LargePreview::openRequested, this, [this](const ResumeId &id) { emit openRequested(id, {}); });
    large->open();
}

void LibraryView::askName()
{
    const auto row = m_actions->current();
    if (!row)
        return;
    if (m_pages->currentIndex() == ListPage) {
        m_tree->edit(m_tree->currentIndex());
        return;
    }
    auto *prompt = new TextPrompt(this, tr("Rename"), tr("Title"), row->summary.title, tr("Rename"));
    connect(prompt, &TextPrompt::accepted, this,
        [this, id = row->summary.id](const QString &title) { m_actions->rename(id, title); });
    prompt->ask();
}

bool LibraryView::inspectorShown() const
{
    return !m_inspector->isHidden();
}

void LibraryView::showInspector(bool shown)
{
    m_inspectorToggle->setChecked(shown);
}

} // namespace shortlist::ui
