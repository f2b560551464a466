// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "ui/shell/documentheader.h"
#include "ui/shell/services.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QMenu;
class QStackedWidget;

namespace shortlist {
class ResumeTreeModel;
}

namespace shortlist::ui {

class EditorView;
class HistoryView;
class ResumeSession;

/// One open resume: the header and, below it, the mode that is chosen. It owns the session; opening another resume or
/// leaving closes the one before, which saves it and cuts the version that ends a session of edits.
class DocumentView final : public QWidget
{
    Q_OBJECT

public:
    DocumentView(const Services &services, const ResumeTreeModel &resumes, QWidget *parent = nullptr);
    ~DocumentView() override;

    struct Goal
    {
        ResumeId id;
        Location where; ///< field to focus; empty: the first
        std::optional<int> version; ///< show this version in History
        bool askExport = false; ///< open the export dialog once it is loaded
    };

    void open(const Goal &goal);
    /// Leaves the resume; the future is done when everything is on disk, or could not get there. What could not is kept
    /// and tried again, and opening that resume again goes on with it.
    Future<void> leave();
    /// Whether a resume is open, or one that was left is not on disk yet.
    [[nodiscard]] bool holdsAnything() const { return m_session || !m_left.empty(); }
    /// Why a resume that was left is not on disk.
    [[nodiscard]] std::optional<Error> failure() const;
    [[nodiscard]] ResumeSession *session() const { return m_session.get(); }
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] ResumeId id() const;
    [[nodiscard]] DocumentHeader &header() const { return *m_header; }

    void setJobs(const QList<JobRecord> &jobs); ///< for the target job menu
    void showMode(DocumentHeader::Mode mode);
    void goTo(const Location &where); ///< in the editor
    void undo();
    void redo();
    void find(); ///< in the resume
    /// F6 inside the editor; false where its panes end.
    bool focusNextPane(bool next);
    void askVersionName();
    void askTitle();
    void exportResume(bool withLastSettings);

signals:
    void backRequested();
    void notSaved(const shortlist::Error &error); ///< another resume was opened, and the one before is not on disk
    void failed(const shortlist::Error &error); ///< the resume could not be opened
    void opened(const shortlist::ResumeId &id);
    void stateChanged(); ///< undo, mode, title: commands may have changed

private:
    void makePages();
    void dropPages();
    void sessionOpened();
    void fillTitleMenu();
    [[nodiscard]] bool editing() const;
    void refreshParentTitle();
    void listen();
    void forgetSaved();
    [[nodiscard]] std::shared_ptr<ResumeSession> takeUnsaved(ResumeId id);

    Services m_services;
    const ResumeTreeModel &m_resumes;
    std::shared_ptr<ResumeSession> m_session;
    std::vector<std::shared_ptr<ResumeSession>> m_left; ///< closed, with something that is not on disk yet
    Goal m_goal;
    DocumentHeader *m_header = nullptr;
    EditorView *m_editor = nullptr;
    HistoryView *m_history = nullptr; ///< made when first shown
    QStackedWidget *m_pages = nullptr;
    QMenu *m_titleMenu = nullptr;
    QList<JobRecord> m_jobs;
};

} // namespace shortlist::ui
