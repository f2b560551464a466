// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainjob.h"

#include "app/common/errortext.h"
#include "app/common/files.h"
#include "app/desktop/fileimporter.h"
#include "app/desktop/samples.h"
#include "models/exchange/jsonresume.h"
#include "models/exchange/resumeexport.h"
#include "models/store/libraryservice.h"
#include "ui/editor/resumesession.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QFutureWatcher>
#include <QJsonDocument>
#include <QPixmap>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

constexpr int stepTimeoutMs = 30'000;

void say(const QString &text)
{
    std::fputs((text + u'\n').toUtf8().constData(), stdout);
    std::fflush(stdout);
}

/// What the library answers, while the window goes on working.
template <typename T>
Result<T> awaited(Future<T> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    return future.result();
}

/// Lets the window work until `done`; Busy when that takes longer than half a minute.
Result<void> workUntil(const std::function<bool()> &done, const QString &what)
{
    const QDeadlineTimer deadline(stepTimeoutMs);
    while (!done()) {
        if (deadline.hasExpired())
            return Error{Error::Kind::Busy, what};
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
    }
    return {};
}

class MainJob
{
public:
    MainJob(const QString &folder, const Clock &clock)
        : m_folder(folder)
        , m_clock(clock)
    {
    }

    Result<void> run()
    {
        SHORTLIST_TRY_VOID(prepare());
        store::ServiceOptions options;
        options.library.path = m_folder.filePath(u"library.shortlist"_s);
        options.library.clock = &m_clock;
        store::LibraryService library(options);
        SHORTLIST_TRY_VOID(awaited(library.open()));
        FileImporter importer(library);
        ui::MainWindow window(ui::Services{library, m_clock, importer, {}, {}});
        window.resize(1280, 800);
        window.show();
        SHORTLIST_TRY(
            const ResumeSummary imported, awaited(importer.importFile(m_folder.filePath(u"incoming.json"_s))));
        say(u"import   %1, version %2"_s.arg(imported.title).arg(imported.version));
        SHORTLIST_TRY_VOID(edit(window, imported.id));
        SHORTLIST_TRY_VOID(compare(window, library, imported.id));
        SHORTLIST_TRY_VOID(exportFiles(library, imported.id));
        window.showPage(ui::MainWindow::Page::Library);
        picture(window, u"4-library.png"_s);
        SHORTLIST_TRY(const LibraryHealth health, awaited(library.check()));
        say(u"check    %1"_s.arg(health.problems.isEmpty() ? u"all is well"_s : health.problems.join(u"; "_s)));
        return health.problems.isEmpty() ? Result<void>() : Error{Error::Kind::Corrupt, health.problems.join(u' ')};
    }

private:
    /// An existing resume, as another program would have left it; and no library from an earlier run.
    Result<void> prepare()
    {
        if (!m_folder.mkpath(u"."_s))
            return Error{Error::Kind::ReadOnly, m_folder.path()};
        const QStringList old = m_folder.entryList({u"library.shortlist*"_s, u"*.png"_s, u"*.pdf"_s}, QDir::Files);
        for (const QString &name : old)
            m_folder.remove(name);
        const QJsonObject json = exchange::jsonResumeFromContent(sampleResume().content);
        return writeAll(m_folder.filePath(u"incoming.json"_s), QJsonDocument(json).toJson());
    }

    Result<void> edit(ui::MainWindow &window, ResumeId id)
    {
        window.openResume(id);
        SHORTLIST_TRY_VOID(workUntil(
            [&window] { return window.documentView().session() && window.documentView().session()->isOpen(); },
            u"opening"_s));
        ui::ResumeSession &session = *window.documentView().session();
        picture(window, u"1-opened.png"_s);
        session.document().edit(u"Edit bullet"_s, {}, [](ResumeDocument::State &state) {
            Section *experience = state.content.section(u"experience"_s);
            if (experience && !experience->entries.isEmpty() && !experience->entries.first().lists.isEmpty())
                experience->entries.first().lists.first().first().text
                    = u"Led a team of seven on the £780 m recommended offer for a listed diagnostics group."_s;
        });
        SHORTLIST_TRY_VOID(awaited(session.flush()));
        session.nameVersion(u"First edit"_s);
        SHORTLIST_TRY_VOID(awaited(session.flush()));
        SHORTLIST_TRY_VOID(workUntil([&session] { return session.summary().version >= 2; }, u"version"_s));
        say(u"edit     saved, version %1 named"_s.arg(session.summary().version));
        picture(window, u"2-edited.png"_s);
        return {};
    }

    Result<void> compare(ui::MainWindow &window, Library &library, ResumeId id)
    {
        SHORTLIST_TRY(const QList<VersionSummary> versions, awaited(library.versions(id)));
        for (const VersionSummary &version : versions)
            say(u"version  %1  %2 %3"_s.arg(version.number).arg(version.name, version.summary));
        window.openVersion(id, 1);
        picture(window, u"3-history.png"_s);
        return {};
    }

    Result<void> exportFiles(Library &library, ResumeId id)
    {
        SHORTLIST_TRY(const ResumeRecord record, awaited(library.resume(id)));
        for (const exchange::ExportFormat format : exchange::exportFormats()) {
            exchange::ExportRequest request;
            request.format = format;
            request.content = record.content;
            request.look = record.look;
            request.updatedAt = record.summary.updatedAt;
            SHORTLIST_TRY(const QList<exchange::ExportedFile> files, exchange::exportResume(request));
            const QString path = m_folder.filePath(u"resume."_s + exchange::suffixOf(format));
            SHORTLIST_TRY(const QStringList written, exchange::writeExport(path, files));
            say(u"export   %1"_s.arg(written.join(u' ')));
        }
        return {};
    }

    /// The window as a person would see it now: after what it had to do has been done and painted.
    void picture(ui::MainWindow &window, const QString &name)
    {
        const QDeadlineTimer settle(700);
        while (!settle.hasExpired())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
        const QString path = m_folder.filePath(name);
        say(u"picture  %1"_s.arg(window.grab().save(path) ? path : u"could not be written: "_s + path));
    }

    QDir m_folder;
    const Clock &m_clock;
};

} // namespace

int runMainJob(const QString &folder, const Clock &clock)
{
    const Result<void> done = MainJob(QDir(folder).absolutePath(), clock).run();
    if (done)
        return 0;
    std::fputs((errorText(done.error(), done.error().detail) + u'\n').toUtf8().constData(), stderr);
    return 1;
}

} // namespace shortlist::app
