// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "models/items/resumetreemodel.h"
#include "ui/library/resumelistproxy.h"
#include "ui/shell/services.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace shortlist::ui {

class Button;
class EmptyLibrary;
class Inspector;
class Label;
class PassFocus;
class ResumeActions;
class ResumeGrid;
class ResumeHead;
class ResumeTree;
class SearchField;
class SearchPanel;
class SegmentedControl;
class SplitButton;

/// The place Resumes: list or grid, search through everything, filters, order, inspector. It shows `resumes`, which
/// the window keeps up to date.
class LibraryView final : public QWidget
{
    Q_OBJECT

public:
    LibraryView(const Services &services, ResumeTreeModel &resumes, Thumbnails &thumbnails, QWidget *parent = nullptr);

    void focusSearch();
    /// Chooses and shows a resume; a new one is chosen as soon as it is in the list.
    void select(ResumeId id);
    [[nodiscard]] ResumeId selected() const;
    [[nodiscard]] ResumeActions &actions() const { return *m_actions; }
    [[nodiscard]] bool inspectorShown() const;
    void showInspector(bool shown);
    void setJobs(const QList<JobRecord> &jobs); ///< for the job filter
    void saveState(QSettings &settings) const;
    void restoreState(QSettings &settings);

signals:
    void openRequested(const shortlist::ResumeId &id, const shortlist::Location &where);
    void openVersionRequested(const shortlist::ResumeId &id, int number);
    void openJobRequested(const shortlist::JobId &id);
    void exportRequested(const shortlist::ResumeId &id);
    void newResumeRequested();
    void newJobRequested();
    void importRequested();
    void sampleRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Page { ListPage, GridPage, SearchPage };

    QWidget *makeHeader();
    QWidget *makeToolbar();
    QWidget *makeList();
    void connectList();
    void connectSearch();
    void makeResults();
    void showEmpty(bool empty);
    void makeOrderMenu();
    void makeMatchOrderMenu();
    [[nodiscard]] QWidget *listInUse() const;
    void aimFocus(); ///< who has the focus when the place is given it
    void makeJobMenu();
    void setOrder(ResumeFilterModel::Order order);
    void setGrid(bool grid);
    void currentChanged();
    void showRow(const QModelIndex &treeIndex);
    void rowsChanged();
    void startSearch();
    void showSearch(const QString &words, const SearchResult &result);
    void refreshTabs();
    void tabChosen(int tab);
    void preview(const QModelIndex &index);
    void askName();
    void loadExpanded();
    void saveExpanded();
    [[nodiscard]] QModelIndex currentTreeIndex() const;

    Services m_services;
    ResumeTreeModel &m_resumes;
    Thumbnails &m_thumbnails;
    ResumeListProxy *m_proxy = nullptr;
    ResumeGridModel *m_gridModel = nullptr;
    ResumeActions *m_actions = nullptr;

    Label *m_title = nullptr;
    SearchField *m_search = nullptr;
    SegmentedControl *m_layoutSwitch = nullptr;
    SplitButton *m_new = nullptr;
    QWidget *m_toolbar = nullptr;
    SegmentedControl *m_tabs = nullptr;
    SegmentedControl *m_searchTabs = nullptr;
    Button *m_jobFilter = nullptr;
    Button *m_order = nullptr;
    Button *m_matchOrder = nullptr; ///< of search results
    Button *m_inspectorToggle = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_pages = nullptr;
    ResumeHead *m_head = nullptr;
    ResumeTree *m_tree = nullptr;
    ResumeGrid *m_grid = nullptr;
    SearchPanel *m_results = nullptr; ///< made by the first search
    Inspector *m_inspector = nullptr;
    EmptyLibrary *m_empty = nullptr; ///< made when there is nothing
    QStackedWidget *m_body = nullptr;
    PassFocus *m_passFocus = nullptr;
    QList<JobRecord> m_jobs;
    QTimer m_searchDelay;
    QString m_searched;
    ResumeId m_wanted; ///< to be chosen once it is in the list
    bool m_inspectorWanted = true; ///< in a window that has room for it
    bool m_roomForInspector = true;
    bool m_expandedLoaded = false;
    bool m_listed = false;
    QSet<ResumeId> m_collapsed;
};

} // namespace shortlist::ui
