// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/libraryservice.h"

#include "models/store/logging.h"

#include <QFileInfo>

#include <future>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int idlePortionMs = 20;
constexpr std::chrono::milliseconds maintenancePause(500); ///< after the last work; longer than a start takes
constexpr int searchIndexMs = 150; ///< how much indexing a search waits for; the rest is found a moment later
constexpr int firstBackupMs = 60 * 1000; ///< after opening, when the start is over
constexpr int startCheckMs = 20 * 1000; ///< after opening: a large file is checked when nobody waits for it
constexpr int backupLookMs = 60 * 60 * 1000;

bool isStorageFailure(Error::Kind kind)
{
    using Kind = Error::Kind;
    return kind == Kind::DiskFull || kind == Kind::ReadOnly || kind == Kind::Corrupt || kind == Kind::Busy
        || kind == Kind::Unknown;
}

template <typename T>
void finish(QPromise<Result<T>> &promise, Result<T> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

} // namespace

LibraryService::LibraryService(const ServiceOptions &options, QObject *parent)
    : Library(parent)
    , m_options(options)
{
    connect(&m_poll, &QTimer::timeout, this, &LibraryService::lookForForeignChanges);
    connect(&m_backupTimer, &QTimer::timeout, this, &LibraryService::backUpWhenDue);
}

LibraryService::~LibraryService()
{
    if (m_closer.joinable())
        m_closer.join();
    close(m_options.shutdownMs);
}

bool LibraryService::close(int milliseconds)
{
    stopTimers();
    return stopLanes(milliseconds);
}

Future<void> LibraryService::closeInBackground()
{
    stopTimers();
    auto promise = std::make_shared<QPromise<Result<void>>>();
    const Future<void> answer = promise->future();
    promise->start();
    if (m_closer.joinable())
        m_closer.join();
    m_closer = std::thread([this, promise] {
        const bool complete = stopLanes(m_options.shutdownMs);
        finish(*promise, complete ? Result<void>() : Result<void>(Error{Error::Kind::Busy, u"closing"_s}));
    });
    return answer;
}

void LibraryService::stopTimers()
{
    m_closing = true; // a running copy stops at its next portion
    m_poll.stop();
    m_backupTimer.stop();
}

bool LibraryService::stopLanes(int milliseconds)
{
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    bool complete = true;
    // The writer first and with all of the time: what it holds is what a person typed.
    for (Lane *lane : {&m_writer, &m_reader, &m_keeper}) {
        const auto until = lane == &m_writer ? deadline : std::chrono::steady_clock::now();
        const bool done = lane->queue.stop(until, [lane] {
            const std::lock_guard lock(lane->mutex);
            if (lane->store)
                lane->store->interrupt();
        });
        complete = complete && (done || lane != &m_writer);
        lane->store.reset();
    }
    return complete;
}

LibraryStore *LibraryService::Lane::ready()
{
    // The keeper has no work at start, where each millisecond counts.
    if (open)
        std::exchange(open, {})();
    return store.get();
}

void LibraryService::openLane(Lane &lane, OpenMode mode)
{
    LibraryOptions options = m_options.library;
    options.mode = mode;
    auto opened = LibraryStore::open(options);
    const std::lock_guard lock(lane.mutex);
    if (opened)
        lane.store = std::move(opened).value();
    else
        lane.failure = opened.error();
}

void LibraryService::openAfterWriter(Lane &lane)
{
    std::optional<Error> failure;
    {
        const std::lock_guard lock(m_writer.mutex);
        if (!m_writer.store)
            failure = m_writer.failure.value_or(Error{Error::Kind::Cancelled, u"closed before it was open"_s});
    }
    if (!failure)
        return openLane(lane, OpenMode::ReadOnly);
    const std::lock_guard lock(lane.mutex);
    lane.failure = failure;
}

Future<void> LibraryService::open()
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    Future<void> future = promise->future();
    m_writer.queue.start(
        [this] {
            if (!m_writer.store)
                return false;
            const auto work = m_writer.store->maintain(idlePortionMs);
            announce(m_writer.store->takeChanges());
            if (!work)
                qCWarning(lcStore) << "maintenance:" << work.error().detail;
            return work && work.value() == LibraryStore::Work::Left;
        },
        maintenancePause);
    const auto opened = std::make_shared<std::promise<void>>();
    m_writer.queue.post([this, promise, opened] {
        openLane(m_writer, m_options.library.mode);
        opened->set_value();
        finish(*promise, m_writer.failure ? Result<void>(*m_writer.failure) : Result<void>());
    });
    const std::shared_future<void> gate = opened->get_future().share();
    // The others open after the writer, which makes the file and its schema.
    for (Lane *lane : {&m_reader, &m_keeper}) {
        lane->open = [this, lane, gate] {
            gate.wait();
            openAfterWriter(*lane);
        };
        lane->queue.start();
    }
    QTimer::singleShot(startCheckMs, this, &LibraryService::checkFile);
    if (m_options.pollMs > 0)
        m_poll.start(m_options.pollMs);
    if (!m_options.backupFolder.isEmpty() && m_options.dailyBackups)
        m_backupTimer.start(firstBackupMs);
    return future;
}

template <typename T>
Future<T> LibraryService::ask(Lane &lane, std::function<Result<T>(LibraryStore &)> work)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    Future<T> future = promise->future();
    lane.queue.post([&lane, promise, work = std::move(work)] {
        if (!lane.ready())
            return finish(*promise, Result<T>(lane.failure.value_or(Error{Error::Kind::Cancelled, u"not open"_s})));
        finish(*promise, work(*lane.store));
    });
    return future;
}

template <typename T>
Future<T> LibraryService::write(std::function<Result<T>(LibraryStore &)> work)
{
    return ask<T>(m_writer, [this, work = std::move(work)](LibraryStore &store) {
        Result<T> result = work(store);
        announce(store.takeChanges());
        if (!result && isStorageFailure(result.error().kind))
            report(result.error());
        return result;
    });
}

void LibraryService::announce(const ChangeSet &changes)
{
    if (changes.isEmpty())
        return;
    QMetaObject::invokeMethod(
        this,
        [this, changes] {
            if (!changes.resumes.isEmpty())
                emit resumesChanged(changes.resumes);
            if (!changes.jobs.isEmpty())
                emit jobsChanged(changes.jobs);
            if (changes.trash)
                emit trashChanged();
            if (changes.templates)
                emit templatesChanged();
        },
        Qt::QueuedConnection);
}

void LibraryService::report(const Error &error)
{
    QMetaObject::invokeMethod(
        this, [this, error] { emit writeFailed(error); }, Qt::QueuedConnection);
}

void LibraryService::lookForForeignChanges()
{
    m_writer.queue.post([this] {
        if (!m_writer.store)
            return;
        const auto changes = m_writer.store->foreignChanges();
        if (changes)
            announce(changes.value());
        else
            qCWarning(lcStore) << "looking for changes:" << changes.error().detail;
    });
}

// ---- reading

Future<QList<ResumeSummary>> LibraryService::resumes()
{
    return ask<QList<ResumeSummary>>(m_reader, [](LibraryStore &store) { return store.resumes(); });
}

Future<ResumeRecord> LibraryService::resume(ResumeId id)
{
    return ask<ResumeRecord>(m_reader, [id](LibraryStore &store) { return store.resume(id); });
}

Future<QList<VersionSummary>> LibraryService::versions(ResumeId id)
{
    return ask<QList<VersionSummary>>(m_reader, [id](LibraryStore &store) { return store.versions(id); });
}

Future<VersionRecord> LibraryService::version(ResumeId id, int number)
{
    return ask<VersionRecord>(m_reader, [id, number](LibraryStore &store) { return store.version(id, number); });
}

Future<QList<JobRecord>> LibraryService::jobs()
{
    return ask<QList<JobRecord>>(m_reader, [](LibraryStore &store) { return store.jobs(); });
}

Future<JobRecord> LibraryService::job(JobId id)
{
    return ask<JobRecord>(m_reader, [id](LibraryStore &store) { return store.job(id); });
}

Future<QList<TemplateRecord>> LibraryService::templates()
{
    return ask<QList<TemplateRecord>>(m_reader, [](LibraryStore &store) { return store.templates(); });
}

Future<QList<TrashItem>> LibraryService::trash()
{
    return ask<QList<TrashItem>>(m_reader, [](LibraryStore &store) { return store.trash(); });
}

Future<QJsonObject> LibraryService::setting(const QString &key)
{
    return ask<QJsonObject>(m_reader, [key](LibraryStore &store) { return store.setting(key); });
}

Future<SearchResult> LibraryService::search(const QString &words, int limit)
{
    const auto promise = std::make_shared<QPromise<Result<SearchResult>>>();
    promise->start();
    Future<SearchResult> future = promise->future();
    // The writer brings the index up to date, the reader answers from it.
    m_writer.queue.post([this, promise, words, limit] {
        if (m_writer.store) {
            if (const auto indexed = m_writer.store->indexPending(searchIndexMs); !indexed)
                qCWarning(lcStore) << "indexing:" << indexed.error().detail; // what is indexed can still be found
        }
        m_reader.queue.post([this, promise, words, limit] {
            if (m_reader.ready())
                finish(*promise, m_reader.store->search(words, limit));
            else
                finish(*promise, Result<SearchResult>(m_reader.failure.value_or(Error{Error::Kind::Cancelled, {}})));
        });
    });
    return future;
}

// ---- writing

Future<ResumeSummary> LibraryService::createResume(const NewResume &resume)
{
    return write<ResumeSummary>([resume](LibraryStore &store) { return store.createResume(resume); });
}

Future<ResumeSummary> LibraryService::createVariant(ResumeId parent, std::optional<JobId> job, const QString &title)
{
    return write<ResumeSummary>(
        [parent, job, title](LibraryStore &store) { return store.createVariant(parent, job, title); });
}

Future<SaveReceipt> LibraryService::save(const ResumeSave &change)
{
    return write<SaveReceipt>([change](LibraryStore &store) { return store.save(change); });
}

Future<SaveReceipt> LibraryService::nameVersion(ResumeId id, int number, const QString &name)
{
    return write<SaveReceipt>([id, number, name](LibraryStore &store) { return store.nameVersion(id, number, name); });
}

Future<SaveReceipt> LibraryService::restoreVersion(ResumeId id, int number)
{
    return write<SaveReceipt>([id, number](LibraryStore &store) { return store.restoreVersion(id, number); });
}

Future<JobRecord> LibraryService::saveJob(const JobRecord &job)
{
    return write<JobRecord>([job](LibraryStore &store) { return store.saveJob(job); });
}

Future<void> LibraryService::trashResume(ResumeId id)
{
    return write<void>([id](LibraryStore &store) { return store.trashResume(id); });
}

Future<void> LibraryService::trashJob(JobId id)
{
    return write<void>([id](LibraryStore &store) { return store.trashJob(id); });
}

Future<void> LibraryService::restoreFromTrash(const TrashItem &item)
{
    return write<void>([item](LibraryStore &store) { return store.restoreFromTrash(item); });
}

Future<void> LibraryService::deleteForGood(const TrashItem &item)
{
    return write<void>([item](LibraryStore &store) { return store.deleteForGood(item); });
}

Future<void> LibraryService::setSetting(const QString &key, const QJsonObject &value)
{
    return write<void>([key, value](LibraryStore &store) { return store.setSetting(key, value); });
}

// ---- backups and health

BackupFolder LibraryService::backupFolder() const
{
    return {m_options.backupFolder, QFileInfo(m_options.library.path).completeBaseName()};
}

Future<QList<BackupInfo>> LibraryService::backups()
{
    // Without the store: the copies matter most when the library cannot be opened.
    const auto promise = std::make_shared<QPromise<Result<QList<BackupInfo>>>>();
    promise->start();
    Future<QList<BackupInfo>> future = promise->future();
    m_keeper.queue.post([this, promise] { finish(*promise, Result<QList<BackupInfo>>(backupFolder().list())); });
    return future;
}

Future<BackupInfo> LibraryService::backUp(const QString &path)
{
    return ask<BackupInfo>(m_keeper, [this, path](LibraryStore &store) -> Result<BackupInfo> {
        const auto proceed = [this] { return !m_closing; };
        if (!path.isEmpty())
            return writeBackup(store, path, store.now(), proceed);
        if (m_options.backupFolder.isEmpty())
            return Error{Error::Kind::InvalidInput, u"there is no backup folder"_s};
        return backupFolder().make(store, store.now(), proceed);
    });
}

Future<LibraryHealth> LibraryService::check()
{
    return ask<LibraryHealth>(m_keeper, [](LibraryStore &store) { return store.check(); });
}

void LibraryService::checkFile()
{
    m_keeper.queue.post([this] {
        if (!m_keeper.ready())
            return;
        if (const auto sound = m_keeper.store->quickCheck(); !sound && sound.error().kind == Error::Kind::Corrupt)
            report(sound.error());
    });
}

void LibraryService::backUpWhenDue()
{
    m_backupTimer.setInterval(backupLookMs);
    m_keeper.queue.post([this] {
        if (!m_keeper.ready() || !backupFolder().isDue(m_keeper.store->now()))
            return;
        const auto made = backupFolder().make(*m_keeper.store, m_keeper.store->now(), [this] { return !m_closing; });
        if (made || made.error().kind == Error::Kind::Cancelled)
            return;
        qCWarning(lcStore) << "the daily backup failed:" << made.error().detail;
        report(made.error());
    });
}

} // namespace shortlist::store
