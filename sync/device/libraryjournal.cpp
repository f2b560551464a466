// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/libraryjournal.h"

#include "models/base/canonicaljson.h"
#include "models/base/id.h"
#include "sync/engine/tables.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::device {

using namespace shortlist::sync;
using store::Statement;
using store::Step;
using store::Utf8;

namespace {

constexpr auto openGuards = "UPDATE sync_context SET writing = 1 WHERE id = 1";
constexpr auto closeGuards = "UPDATE sync_context SET writing = 0 WHERE id = 1";
constexpr auto selectMeta = "SELECT value FROM sync_meta WHERE key = ?1";
constexpr auto upsertMeta
    = "INSERT INTO sync_meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
constexpr auto deleteMeta = "DELETE FROM sync_meta WHERE key = ?1";
constexpr auto selectRevision = "SELECT rev, generation FROM sync_row WHERE tbl = ?1 AND pk = ?2";
constexpr auto upsertRevision = "INSERT INTO sync_row (tbl, pk, rev, generation) VALUES (?1, ?2, ?3, ?4) "
                                "ON CONFLICT (tbl, pk) DO UPDATE SET rev = ?3, generation = ?4";
constexpr auto deleteRevision = "DELETE FROM sync_row WHERE tbl = ?1 AND pk = ?2";
constexpr auto selectBase = "SELECT rev, generation, document FROM base_shadow WHERE tbl = ?1 AND pk = ?2";
constexpr auto upsertBase = "INSERT INTO base_shadow (tbl, pk, rev, generation, document) VALUES (?1, ?2, ?3, ?4, ?5) "
                            "ON CONFLICT (tbl, pk) DO UPDATE SET rev = ?3, generation = ?4, document = ?5";
constexpr auto deleteBase = "DELETE FROM base_shadow WHERE tbl = ?1 AND pk = ?2";
constexpr auto selectStash
    = "SELECT rev, document, patch_from, patch, patch_hash FROM remote_stash WHERE tbl = ?1 AND pk = ?2";
constexpr auto upsertStash
    = "INSERT INTO remote_stash (tbl, pk, rev, document, patch_from, patch, patch_hash) VALUES (?1, ?2, ?3, ?4, ?5, "
      "?6, ?7) ON CONFLICT (tbl, pk) DO UPDATE SET rev = ?3, document = ?4, patch_from = ?5, patch = ?6, patch_hash = "
      "?7";
constexpr auto deleteStash = "DELETE FROM remote_stash WHERE tbl = ?1 AND pk = ?2";
constexpr auto insertMemory = "INSERT INTO sync_memory (tbl, pk, hash, at) VALUES (?1, ?2, ?3, ?4) "
                              "ON CONFLICT (tbl, pk, hash) DO UPDATE SET at = ?4";
constexpr auto selectMemory = "SELECT 1 FROM sync_memory WHERE tbl = ?1 AND pk = ?2 AND hash = ?3";
constexpr auto forgetMemory = "DELETE FROM sync_memory WHERE at < ?1";

/// The centre can be restored from a backup of up to this age.
constexpr qint64 keptMs = qint64{35} * 24 * 3600 * 1000;

QJsonObject objectOf(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

} // namespace

LibraryJournal::LibraryJournal(std::unique_ptr<store::Connection> db, const Clock &clock)
    : m_db(std::move(db))
    , m_rows(*m_db)
    , m_clock(clock)
{
}

Result<std::unique_ptr<LibraryJournal>> LibraryJournal::open(const QString &path, const Options &options)
{
    store::ConnectionOptions connection;
    connection.mode = store::OpenMode::ReadWrite;
    connection.hook = options.hook;
    connection.vfs = options.vfs;
    SHORTLIST_TRY(auto db, store::Connection::open(path, connection));
    SHORTLIST_TRY_VOID(db->runScript("PRAGMA foreign_keys = OFF"));
    return std::unique_ptr<LibraryJournal>(new LibraryJournal(std::move(db), *options.clock));
}

Result<void> LibraryJournal::begin()
{
    SHORTLIST_TRY(auto transaction, store::Transaction::begin(*m_db));
    m_transaction.emplace(std::move(transaction));
    SHORTLIST_TRY(auto guards, m_db->prepare(openGuards));
    return guards.run();
}

Result<void> LibraryJournal::commit()
{
    {
        SHORTLIST_TRY(auto guards, m_db->prepare(closeGuards));
        SHORTLIST_TRY_VOID(guards.run());
    }
    const auto done = m_transaction->commit();
    m_transaction.reset();
    return done;
}

void LibraryJournal::rollback()
{
    m_transaction.reset();
}

Result<void> LibraryJournal::transact(const std::function<Result<void>()> &work)
{
    Result<void> done = begin();
    if (done)
        done = work();
    if (done)
        done = commit();
    if (!done)
        rollback();
    return done;
}

Result<QString> LibraryJournal::meta(const QString &key)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectMeta));
    SHORTLIST_TRY_VOID(select.bind(key));
    SHORTLIST_TRY(const Step found, select.step());
    return found == Step::Row ? select.text(0) : QString();
}

Result<void> LibraryJournal::setMeta(const QString &key, const QString &value)
{
    if (value.isEmpty()) {
        SHORTLIST_TRY(auto forget, m_db->prepare(deleteMeta));
        SHORTLIST_TRY_VOID(forget.bind(key));
        return forget.run();
    }
    SHORTLIST_TRY(auto set, m_db->prepare(upsertMeta));
    SHORTLIST_TRY_VOID(set.bind(key, value));
    return set.run();
}

Result<JournalState> LibraryJournal::state()
{
    JournalState state;
    SHORTLIST_TRY(state.owner, meta(u"bound_user"_s));
    SHORTLIST_TRY(state.client, meta(u"client_id"_s));
    SHORTLIST_TRY(const QString cursor, meta(u"cursor"_s));
    SHORTLIST_TRY(const QString text, meta(u"sync_state"_s));
    const QJsonObject rest = objectOf(text.toUtf8());
    state.cursor = cursor.toLongLong();
    state.epoch = rest.value("epoch"_L1).toString();
    state.chain = rest.value("chain"_L1).toString();
    state.lastSeq = rest.value("lastSeq"_L1).toInteger();
    state.lastHash = rest.value("lastHash"_L1).toString();
    state.generation = rest.value("generation"_L1).toInteger(1);
    state.resetting = rest.value("resetting"_L1).toBool();
    state.rounds = rest.value("rounds"_L1).toInteger();
    state.counters = rest.value("counters"_L1).toObject();
    state.countersSeq = rest.value("countersSeq"_L1).toInteger();
    return state;
}

Result<void> LibraryJournal::setState(const JournalState &state)
{
    const QJsonObject rest{{u"epoch"_s, state.epoch}, {u"chain"_s, state.chain}, {u"lastSeq"_s, state.lastSeq},
        {u"lastHash"_s, state.lastHash}, {u"generation"_s, state.generation}, {u"resetting"_s, state.resetting},
        {u"rounds"_s, state.rounds}, {u"counters"_s, state.counters}, {u"countersSeq"_s, state.countersSeq}};
    SHORTLIST_TRY_VOID(setMeta(u"bound_user"_s, state.owner));
    SHORTLIST_TRY_VOID(setMeta(u"client_id"_s, state.client));
    SHORTLIST_TRY_VOID(setMeta(u"cursor"_s, QString::number(state.cursor))); // a purge looks at it
    return setMeta(u"sync_state"_s, QString::fromUtf8(canonicalJson(rest)));
}

Result<std::optional<LocalRow>> LibraryJournal::row(const RowKey &key)
{
    SHORTLIST_TRY(const auto document, m_rows.document(key));
    if (!document)
        return std::optional<LocalRow>();
    LocalRow row;
    row.document = *document;
    SHORTLIST_TRY(auto select, m_db->prepare(selectRevision));
    SHORTLIST_TRY_VOID(select.bind(key.table, key.id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Row) {
        row.rev = select.int64(0);
        row.generation = select.int64(1);
    }
    return std::optional(row);
}

Result<void> LibraryJournal::putRow(const RowKey &key, const LocalRow &row)
{
    SHORTLIST_TRY_VOID(m_rows.write(key, row.document));
    SHORTLIST_TRY_VOID(setRevision(key, row.rev, row.generation));
    return row.rev > 0 && key.table == "resume_versions"_L1 ? m_rows.confirmNumber(key.id) : Result<void>();
}

Result<void> LibraryJournal::setRevision(const RowKey &key, qint64 rev, qint64 generation)
{
    if (rev <= 0) {
        SHORTLIST_TRY(auto forget, m_db->prepare(deleteRevision));
        SHORTLIST_TRY_VOID(forget.bind(key.table, key.id));
        return forget.run();
    }
    SHORTLIST_TRY(auto set, m_db->prepare(upsertRevision));
    SHORTLIST_TRY_VOID(set.bind(key.table, key.id, rev, generation));
    return set.run();
}

Result<void> LibraryJournal::removeRow(const RowKey &key)
{
    SHORTLIST_TRY_VOID(m_rows.remove(key));
    return setRevision(key, 0, 0);
}

Result<void> LibraryJournal::forEachRow(const std::function<Result<void>(const RowKey &, const LocalRow &)> &visit)
{
    for (const TableRule &rule : syncedTables()) {
        SHORTLIST_TRY(const QStringList ids, m_rows.ids(rule.name));
        for (const QString &id : ids) {
            const RowKey key{rule.name, id};
            SHORTLIST_TRY(const auto found, row(key));
            if (found)
                SHORTLIST_TRY_VOID(visit(key, *found));
        }
    }
    return {};
}

Result<qint64> LibraryJournal::countRows(const QString &table)
{
    SHORTLIST_TRY(const QStringList ids, m_rows.ids(table));
    return ids.size();
}

Result<std::optional<BaseRow>> LibraryJournal::base(const RowKey &key)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectBase));
    SHORTLIST_TRY_VOID(select.bind(key.table, key.id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return std::optional<BaseRow>();
    return std::optional(BaseRow{select.int64(0), select.int64(1), objectOf(select.bytes(2))});
}

Result<void> LibraryJournal::setBase(const RowKey &key, const std::optional<BaseRow> &base)
{
    if (!base) {
        SHORTLIST_TRY(auto forget, m_db->prepare(deleteBase));
        SHORTLIST_TRY_VOID(forget.bind(key.table, key.id));
        return forget.run();
    }
    SHORTLIST_TRY(auto set, m_db->prepare(upsertBase));
    SHORTLIST_TRY_VOID(set.bind(key.table, key.id, base->rev, base->generation, Utf8{canonicalJson(base->document)}));
    return set.run();
}

Result<std::optional<RowChange>> LibraryJournal::stash(const RowKey &key)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectStash));
    SHORTLIST_TRY_VOID(select.bind(key.table, key.id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return std::optional<RowChange>();
    RowChange change;
    change.row = key;
    change.rev = select.int64(0);
    if (!select.isNull(1))
        change.document = objectOf(select.bytes(1));
    change.patchFrom = select.int64(2);
    if (!select.isNull(3)) // a bare value is no document for QJsonDocument
        change.patch = QJsonDocument::fromJson('[' + select.bytes(3) + ']').array().at(0);
    change.patchHash = select.text(4);
    return std::optional(change);
}

Result<void> LibraryJournal::setStash(const RowKey &key, const std::optional<RowChange> &change)
{
    if (!change) {
        SHORTLIST_TRY(auto forget, m_db->prepare(deleteStash));
        SHORTLIST_TRY_VOID(forget.bind(key.table, key.id));
        return forget.run();
    }
    std::optional<Utf8> document;
    if (change->document)
        document = Utf8{canonicalJson(*change->document)};
    std::optional<Utf8> patch;
    if (change->patchFrom != 0)
        patch = Utf8{canonicalJson(change->patch)};
    const QString hash = change->patchHash.isNull() ? u""_s : change->patchHash;
    SHORTLIST_TRY(auto set, m_db->prepare(upsertStash));
    SHORTLIST_TRY_VOID(set.bind(key.table, key.id, change->rev, document, change->patchFrom, patch, hash));
    return set.run();
}

Result<void> LibraryJournal::remember(const RowKey &key, const QString &hash)
{
    SHORTLIST_TRY(auto insert, m_db->prepare(insertMemory));
    SHORTLIST_TRY_VOID(insert.bind(key.table, key.id, hash, m_clock.now()));
    return insert.run();
}

Result<Memory> LibraryJournal::remembers(const RowKey &key, const QString &hash)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectMemory));
    SHORTLIST_TRY_VOID(select.bind(key.table, key.id, hash));
    SHORTLIST_TRY(const Step found, select.step());
    return found == Step::Row ? Memory::Known : Memory::Unknown;
}

Result<void> LibraryJournal::forgetOld()
{
    SHORTLIST_TRY(auto forget, m_db->prepare(forgetMemory));
    SHORTLIST_TRY_VOID(forget.bind(m_clock.now() - keptMs));
    SHORTLIST_TRY_VOID(forget.run());
    SHORTLIST_TRY(auto events, m_db->prepare("DELETE FROM outbox WHERE state = 'done' AND created_at < ?1"));
    SHORTLIST_TRY_VOID(events.bind(m_clock.now() - keptMs));
    return events.run();
}

Result<void> LibraryJournal::edit(const RowKey &key, const QJsonObject &document)
{
    SHORTLIST_TRY(const auto before, row(key));
    if (!before)
        return Error{Error::Kind::NotFound, key.id};
    SHORTLIST_TRY(const auto pending, queued(key, QueueState::Pending));
    if (!pending) {
        SHORTLIST_TRY(const auto kept, base(key));
        if (before->rev > 0 && !kept)
            SHORTLIST_TRY_VOID(setBase(key, BaseRow{before->rev, before->generation, before->document}));
        QueuedOperation made;
        made.operation.id = newUuid().toString(QUuid::WithoutBraces);
        made.operation.group = made.operation.id;
        made.operation.row = key;
        made.operation.kind = OperationKind::Update;
        made.operation.baseRev = before->rev;
        SHORTLIST_TRY_VOID(putOperation(made));
    }
    return putRow(key, {document, before->rev, before->generation});
}

} // namespace shortlist::device
