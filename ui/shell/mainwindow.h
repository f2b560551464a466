// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "ui/components/panes.h"
#include "ui/shell/documentview.h"
#include "ui/shell/palette.h"
#include "ui/shell/services.h"
#include "ui/shell/sidebar.h"

#include <QWidget>

#include <optional>

class QSettings;
class QStackedWidget;
class QVBoxLayout;

namespace shortlist {
class ResumeTreeModel;
}

namespace shortlist::ui {

class Commands;
class JobsView;
class LibraryView;
class RecentItems;
class SettingsView;
class Thumbnails;
class TrashView;
class WelcomeView;

/// The window: sidebar and the places, or one open resume with its header. It lays out and forwards; what is shown
/// belongs to the views, what is stored to the library. The first paint needs one query, the list of resumes; jobs,
/// Trash, recent items and thumbnails are asked for after it.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    enum class Page { Library, Jobs, Trash, Document, Settings, Welcome };

    explicit MainWindow(const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Brings the window to the front and imports these files; for "open with" and a second start of the program.
    void activate(const QStringList &files = {});
    void importFiles(const QStringList &paths);
    void openResume(ResumeId id, const Location &where = {});
    void openVersion(ResumeId id, int number);
    void openJob(JobId id);
    void showPage(Page page);
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] LibraryView &libraryView() const { return *m_library; }
    [[nodiscard]] DocumentView &documentView() const { return *m_document; }
    [[nodiscard]] Commands &commands() const { return *m_commands; }
    [[nodiscard]] PaneCycler &panes() const { return *m_panes; }
    void askPalette(const QString &typed = {});
    /// A banner over every place until the person has read it; `read` is called then.
    void warn(const QString &sentence, const std::function<void()> &read);

signals:
    void listed(); ///< the list of resumes is there for the first time; what is painted next shows it
    void libraryShown(); ///< that has been painted

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class DropHint;

    void makeCommands();
    void makeViewCommands();
    void makeGoCommands();
    void refreshCommands();
    void connectLibrary();
    void connectLibraryView();
    void connectDocument();
    void loadResumes();
    void loadJobs();
    void loadRest();
    void firstList();
    void afterFirstPicture();
    void newResume();
    void newJob();
    void askImport();
    void importNext(QStringList left, int done, ResumeId last);
    void importSample();
    void tailor();
    void duplicate();
    /// Makes a variant and opens it; what the editor holds of the resume is written first.
    void makeVariant(ResumeId id, std::optional<JobId> job, const QString &title);
    void exportFrom(ResumeId id);
    void back();
    void find();
    void goToPane(bool next);
    void toggleSidebar();
    void showWelcome();
    void openMenu();
    void layOut();
    [[nodiscard]] QWidget *makePage(Page page);
    [[nodiscard]] JobsView &jobsView();
    [[nodiscard]] QList<PaletteItem> paletteItems();
    [[nodiscard]] ResumeId currentResume() const;
    void report(const Error &error, const QString &what = {});
    void restoreWindow();
    void saveWindow();

    Services m_services;
    ResumeTreeModel *m_resumes = nullptr;
    Thumbnails *m_thumbnails = nullptr;
    Commands *m_commands = nullptr;
    PaneCycler *m_panes = nullptr;
    RecentItems *m_recent = nullptr;
    Sidebar *m_sidebar = nullptr;
    QStackedWidget *m_pages = nullptr;
    LibraryView *m_library = nullptr;
    DocumentView *m_document = nullptr;
    JobsView *m_jobsView = nullptr;
    QHash<int, QWidget *> m_made; ///< pages by Page, made when first shown
    QVBoxLayout *m_column = nullptr; ///< what stands over the pages, and the pages
    DropHint *m_dropHint = nullptr;
    QList<JobRecord> m_jobs;
    Page m_page = Page::Library;
    Page m_cameFrom = Page::Library;
    bool m_listed = false;
    bool m_pictured = false; ///< the list has been painted
    bool m_sidebarWanted = true;
    bool m_altAlone = false;
    bool m_closing = false;
};

} // namespace shortlist::ui
