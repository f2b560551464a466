// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "models/exchange/posting.h"
#include "ui/jobs/joblist.h"

#include <QPointer>
#include <QWidget>

class QListView;
class QSplitter;
class QStackedWidget;

namespace shortlist::ui {

class Button;
class IconLabel;
class JobFoot;
class JobForm;
class JobSession;
class Label;
class RequirementsPane;
class SearchField;
class SegmentedControl;
class SplitButton;

/// The place Jobs: the postings, the fields and text of one, what it asks for, and the resumes that aim at it.
class JobsView final : public QWidget
{
    Q_OBJECT

public:
    JobsView(Library &library, const Clock &clock, QWidget *parent = nullptr);
    ~JobsView() override;

    void newJob(); ///< Ctrl Shift N: an empty one, its title selected
    /// From the clipboard, a paste or a drop. Says so where there is no text.
    void newJobFromText(const QString &text);
    void newJobFromFile(const QString &path);
    void pasteNewJob();
    /// Shows this job; a new one as soon as it is in the list.
    void select(JobId id);
    [[nodiscard]] JobId selected() const;
    void focusSearch();
    void undo();
    void redo();
    /// Asks for everything that is not on disk to be written.
    void flush();

signals:
    void openResumeRequested(const shortlist::ResumeId &id);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeListPane();
    QWidget *makeListHeader();
    QWidget *makeHeader();
    QWidget *makeBody();
    QWidget *makeEmptyState();
    void connectParts();
    void bindKeys();
    void openOrderMenu();
    void openListMenu(const QPoint &at);

    void reload();
    void showJobs(const QList<JobRecord> &jobs);
    void reloadResumes();
    void showCurrent();
    void refreshHeader();
    void refreshFoot();
    void create(const JobRecord &job, bool fromText);
    void take(const Result<exchange::Posting> &posting);
    void trashCurrent();
    void createVariant();
    void createVariantFrom(ResumeId parent);
    void openVariantMenu(const QList<ResumeSummary> &choices);
    void updatePanes();
    void say(const Error &error);

    Library &m_library;
    const Clock &m_clock;
    JobListModel m_jobs;
    JobFilterModel m_filtered;
    QList<ResumeSummary> m_resumes;
    JobSession *m_session = nullptr;
    JobId m_wanted;
    bool m_focusTitle = false;
    bool m_reading = false;
    bool m_stale = false;
    bool m_readingResumes = false;
    bool m_staleResumes = false;

    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    Label *m_count = nullptr;
    SplitButton *m_new = nullptr;
    Button *m_order = nullptr;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    Label *m_noMatch = nullptr;
    IconLabel *m_saveIcon = nullptr;
    Label *m_saveText = nullptr;
    SegmentedControl *m_side = nullptr; ///< posting or requirements, where both find no room
    Button *m_undo = nullptr;
    Button *m_redo = nullptr;
    Button *m_trash = nullptr;
    Button *m_variant = nullptr;
    QWidget *m_posting = nullptr;
    JobForm *m_form = nullptr;
    JobFoot *m_foot = nullptr;
    QSplitter *m_body = nullptr;
    RequirementsPane *m_requirements = nullptr;
};

} // namespace shortlist::ui
