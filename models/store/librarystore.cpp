// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/librarystore.h"

#include "models/base/canonicaljson.h"
#include "models/store/health.h"
#include "models/store/libraryfile.h"
#include "models/store/logging.h"
#include "models/store/migrator.h"
#include "models/store/searcher.h"
#include "models/store/trashrepository.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr auto countUsers = "SELECT count(*) FROM users";
constexpr auto insertUser = "INSERT INTO users (id, created_at, updated_at) VALUES (?1, ?2, ?2)";
constexpr auto insertMeta = "INSERT INTO sync_meta (key, value) VALUES (?1, ?2) "
                            "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr auto selectMeta = "SELECT value FROM sync_meta WHERE key = ?1";
constexpr auto selectUser = "SELECT id FROM users ORDER BY seq LIMIT 1";
constexpr auto selectSetting = "SELECT value FROM library_setting WHERE key = ?1";
constexpr auto upsertSetting = "INSERT INTO library_setting (key, value) VALUES (?1, ?2) "
                               "ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr auto selectRevision = "SELECT revision FROM sync_context WHERE id = 1";

/// A larger file is checked in the background: reading all of it would be most of the start.
constexpr qint64 checkedWhenOpened = qint64{8} * 1024 * 1024;

const SystemClock systemClock;

QString programTemplates()
{
    return u":/templates"_s;
}

} // namespace

LibraryStore::LibraryStore(const LibraryOptions &options)
    : m_options(options)
{
    if (m_options.device.isEmpty())
        m_options.device = QSysInfo::machineHostName();
    if (m_options.templateFolder.isEmpty())
        m_options.templateFolder = programTemplates();
}

LibraryStore::~LibraryStore() = default;

Timestamp LibraryStore::now() const
{
    return m_options.clock ? m_options.clock->now() : systemClock.now();
}

Result<std::unique_ptr<LibraryStore>> LibraryStore::open(const LibraryOptions &options)
{
    SHORTLIST_TRY_VOID(checkFileHeader(options.path));
    std::unique_ptr<LibraryStore> store(new LibraryStore(options));
    ConnectionOptions connection;
    connection.mode = options.mode;
    connection.hook = options.hook;
    connection.vfs = options.vfs;
    auto opened = Connection::open(options.path, connection);
    if (!opened)
        return openError(opened.error(), options.path);
    store->m_db = std::move(opened).value();
    if (auto started = store->start(); !started)
        return openError(started.error(), options.path);
    return store;
}

Result<void> LibraryStore::start()
{
    Migrator migrator(*m_db, sqliteMigrations());
    SHORTLIST_TRY_VOID(migrator.check());
    SHORTLIST_TRY(const int version, migrator.version());
    if (m_db->isReadOnly() && version != migrator.newest())
        return Error{Error::Kind::ReadOnly, u"the library must be brought up to date before it can be read"_s};
    if (!m_db->isReadOnly()) {
        const QFileInfo file(m_options.path);
        if (file.size() <= checkedWhenOpened)
            SHORTLIST_TRY_VOID(quickCheck());
        const QDir folder(m_options.copyFolder.isEmpty() ? file.absolutePath() : m_options.copyFolder);
        const QString copy
            = folder.filePath(u"%1 before schema %2.shortlist"_s.arg(file.completeBaseName()).arg(migrator.newest()));
        SHORTLIST_TRY_VOID(migrator.migrate(copy, now()));
    }
    m_resumes.emplace(*m_db);
    m_versions.emplace(*m_db);
    m_jobs.emplace(*m_db);
    m_templates.emplace(*m_db);
    m_search.emplace(*m_db);
    if (!m_db->isReadOnly()) {
        SHORTLIST_TRY_VOID(found());
        SHORTLIST_TRY_VOID(seedTemplates());
    }
    SHORTLIST_TRY_VOID(readIdentity());
    m_writer.emplace(*m_db, m_author);
    m_changes = {};
    SHORTLIST_TRY(m_seenRevision, m_db->readInt64(selectRevision));
    SHORTLIST_TRY(m_dataVersion, m_db->readInt64("PRAGMA data_version"));
    return {};
}

/// A new library has one local user, and a client id of its own, which marks this file's incarnation.
Result<void> LibraryStore::found()
{
    SHORTLIST_TRY(const qint64 users, m_db->readInt64(countUsers));
    if (users > 0)
        return {};
    SHORTLIST_TRY(auto write, LibraryWrite::begin(*m_db, {}, now()));
    SHORTLIST_TRY(const qint64 usersNow, m_db->readInt64(countUsers)); // another process may have been faster
    if (usersNow > 0)
        return {};
    SHORTLIST_TRY(auto user, m_db->prepare(insertUser));
    SHORTLIST_TRY_VOID(user.bind(UserId::create().toString(), now()));
    SHORTLIST_TRY_VOID(user.run());
    SHORTLIST_TRY(auto meta, m_db->prepare(insertMeta));
    SHORTLIST_TRY_VOID(meta.bind(u"client_id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    SHORTLIST_TRY_VOID(meta.run());
    return write.commit();
}

Result<void> LibraryStore::seedTemplates()
{
    const QList<TemplateSeed> seeds = templateSeeds(m_options.templateFolder);
    if (seeds.isEmpty())
        return {};
    QJsonArray designs;
    for (const TemplateSeed &seed : seeds)
        designs.append(seed.design);
    const QString hash = QString::fromLatin1(canonicalHash(designs).toHex());
    SHORTLIST_TRY(auto select, m_db->prepare(selectMeta));
    SHORTLIST_TRY_VOID(select.bind(u"template_seeds"_s));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Row && select.text(0) == hash)
        return {};
    SHORTLIST_TRY(auto write, LibraryWrite::begin(*m_db, {}, now()));
    SHORTLIST_TRY_VOID(m_templates->seed(write, seeds));
    SHORTLIST_TRY(auto meta, m_db->prepare(insertMeta));
    SHORTLIST_TRY_VOID(meta.bind(u"template_seeds"_s, hash));
    SHORTLIST_TRY_VOID(meta.run());
    return write.commit();
}

Result<void> LibraryStore::readIdentity()
{
    SHORTLIST_TRY(const QString user, m_db->readText(selectUser));
    m_author = {UserId::parse(user), m_options.device};
    SHORTLIST_TRY(auto select, m_db->prepare(selectMeta));
    SHORTLIST_TRY_VOID(select.bind(u"client_id"_s));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::Corrupt, u"the library has no client id"_s};
    m_clientId = select.text(0);
    return {};
}

Result<LibraryWrite> LibraryStore::beginWrite()
{
    return LibraryWrite::begin(*m_db, m_clientId, now());
}

Result<void> LibraryStore::finish(LibraryWrite &write)
{
    SHORTLIST_TRY_VOID(write.commit());
    m_changes.resumes += write.changes.resumes;
    m_changes.jobs += write.changes.jobs;
    m_changes.trash = m_changes.trash || write.changes.trash;
    m_changes.templates = m_changes.templates || write.changes.templates;
    m_maybePending = true;
    return {};
}

ChangeSet LibraryStore::takeChanges()
{
    return std::exchange(m_changes, {});
}

Result<ChangeSet> LibraryStore::foreignChanges()
{
    SHORTLIST_TRY(const qint64 dataVersion, m_db->readInt64("PRAGMA data_version"));
    ChangeSet changes;
    if (dataVersion == m_dataVersion)
        return changes;
    SHORTLIST_TRY(auto snapshot, Transaction::beginRead(*m_db));
    SHORTLIST_TRY(const qint64 revision, m_db->readInt64(selectRevision));
    SHORTLIST_TRY(changes.resumes, m_resumes->changedSince(m_seenRevision));
    SHORTLIST_TRY(changes.jobs, m_jobs->changedSince(m_seenRevision));
    SHORTLIST_TRY_VOID(snapshot.commit());
    changes.trash = true; // what was deleted for good has left no row to tell of it
    m_dataVersion = dataVersion;
    m_seenRevision = revision;
    m_maybePending = true;
    return changes;
}

// ---- jobs, templates, trash, search, settings

Result<QList<JobRecord>> LibraryStore::jobs()
{
    return m_jobs->all();
}

Result<JobRecord> LibraryStore::job(JobId id)
{
    return m_jobs->byId(id);
}

Result<JobRecord> LibraryStore::saveJob(const JobRecord &job)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY(const JobId id, m_jobs->save(write, job, m_author.user));
    SHORTLIST_TRY(JobRecord stored, m_jobs->byId(id));
    SHORTLIST_TRY_VOID(finish(write));
    return stored;
}

Result<QList<TemplateRecord>> LibraryStore::templates()
{
    return m_templates->active();
}

Result<QList<TrashItem>> LibraryStore::trash()
{
    return TrashRepository(*m_db).all(now());
}

Result<void> LibraryStore::trashResume(ResumeId id)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY_VOID(m_resumes->setDeleted(write, id, now()));
    return finish(write);
}

Result<void> LibraryStore::trashJob(JobId id)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY_VOID(m_jobs->setDeleted(write, id, now()));
    return finish(write);
}

Result<void> LibraryStore::restoreFromTrash(const TrashItem &item)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY_VOID(item.kind == TrashItem::Kind::Resume ? m_resumes->setDeleted(write, item.resume, std::nullopt)
                                                            : m_jobs->setDeleted(write, item.job, std::nullopt));
    return finish(write);
}

Result<void> LibraryStore::deleteForGood(const TrashItem &item)
{
    SHORTLIST_TRY(auto write, beginWrite());
    SHORTLIST_TRY_VOID(
        item.kind == TrashItem::Kind::Resume ? m_resumes->remove(write, item.resume) : m_jobs->remove(write, item.job));
    return finish(write);
}

Result<SearchResult> LibraryStore::search(const QString &words, int limit, int indexBudgetMs)
{
    SHORTLIST_TRY_VOID(indexPending(indexBudgetMs));
    return Searcher(*m_db).search(words, limit);
}

Result<void> LibraryStore::indexPending(int budgetMs)
{
    if (m_db->isReadOnly() || !m_maybePending)
        return {};
    SHORTLIST_TRY(const SearchIndex::State state, m_search->catchUp(QDeadlineTimer(budgetMs)));
    m_maybePending = state == SearchIndex::State::Behind;
    return {};
}

Result<QJsonObject> LibraryStore::setting(const QString &key)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectSetting));
    SHORTLIST_TRY_VOID(select.bind(key));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return QJsonObject();
    return objectFromColumn(select.bytes(0));
}

Result<void> LibraryStore::setSetting(const QString &key, const QJsonObject &value)
{
    SHORTLIST_TRY(auto transaction, Transaction::begin(*m_db));
    SHORTLIST_TRY(auto upsert, m_db->prepare(upsertSetting));
    SHORTLIST_TRY_VOID(upsert.bind(key, jsonColumn(value)));
    SHORTLIST_TRY_VOID(upsert.run());
    return transaction.commit();
}

Result<LibraryHealth> LibraryStore::check()
{
    return checkHealth(*m_db);
}

Result<void> LibraryStore::quickCheck()
{
    return store::quickCheck(*m_db);
}

Result<void> LibraryStore::copyTo(const QString &path, const std::function<bool()> &proceed)
{
    return m_db->copyTo(path, proceed);
}

} // namespace shortlist::store
