// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/librarywrite.h"

#include "models/store/rowdocuments.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr auto openGuards = "UPDATE sync_context SET writing = 1 WHERE id = 1";
constexpr auto closeGuards = "UPDATE sync_context SET writing = 0 WHERE id = 1";
constexpr auto drawRevision = "UPDATE sync_context SET revision = revision + 1 WHERE id = 1 RETURNING revision";
constexpr auto selectPending
    = "SELECT kind FROM outbox WHERE tbl = ?1 AND pk = ?2 AND state = 'pending' AND kind <> 'event'";
constexpr auto moveToGroup = "UPDATE outbox SET group_id = ?3 WHERE tbl = ?1 AND pk = ?2 AND state = 'pending' "
                             "AND kind <> 'event'";
constexpr auto deletePending
    = "DELETE FROM outbox WHERE tbl = ?1 AND pk = ?2 AND state = 'pending' AND kind <> 'event'";
constexpr auto selectSealedCreate
    = "SELECT 1 FROM outbox WHERE state = 'sealed' AND tbl = ?1 AND pk = ?2 AND kind = 'create'";
constexpr auto insertOperation = "INSERT INTO outbox (op_id, client_id, tbl, pk, kind, base_rev, group_id, created_at) "
                                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr auto selectRow = "SELECT rev FROM sync_row WHERE tbl = ?1 AND pk = ?2";
constexpr auto selectBase = "SELECT 1 FROM base_shadow WHERE tbl = ?1 AND pk = ?2";
constexpr auto insertBase = "INSERT INTO base_shadow (tbl, pk, rev, document, generation) VALUES (?1, ?2, ?3, ?4, "
                            "(SELECT generation FROM sync_row WHERE tbl = ?1 AND pk = ?2))";
// What the person who purges has seen: the centre refuses where somebody wrote in it later.
constexpr auto tellSight
    = "UPDATE outbox SET payload = json_object('seen', coalesce((SELECT CAST(value AS INTEGER) FROM sync_meta "
      "WHERE key = 'cursor'), 0)) WHERE tbl = ?1 AND pk = ?2 AND state = 'pending' AND kind = 'purge'";
constexpr auto deleteBase = "DELETE FROM base_shadow WHERE tbl = ?1 AND pk = ?2";

} // namespace

LibraryWrite::LibraryWrite(Connection &db, Transaction transaction, const QString &clientId, Timestamp now)
    : m_db(&db)
    , m_transaction(std::move(transaction))
    , m_clientId(clientId)
    , m_group(newUuid().toString(QUuid::WithoutBraces))
    , m_now(now)
{
}

Result<LibraryWrite> LibraryWrite::begin(Connection &db, const QString &clientId, Timestamp now)
{
    SHORTLIST_TRY(auto transaction, Transaction::begin(db));
    SHORTLIST_TRY(auto open, db.prepare(openGuards));
    SHORTLIST_TRY_VOID(open.run());
    return LibraryWrite(db, std::move(transaction), clientId, now);
}

Result<qint64> LibraryWrite::nextRevision()
{
    SHORTLIST_TRY(auto draw, m_db->prepare(drawRevision));
    qint64 revision = 0;
    SHORTLIST_TRY_VOID(draw.forEach([&](const Statement &row) -> Result<void> {
        revision = row.int64(0);
        return {};
    }));
    return revision;
}

Result<void> LibraryWrite::recordCreate(SyncedTable table, const QString &id)
{
    return addOperation(table, id, "create", 0);
}

Result<void> LibraryWrite::recordUpdate(SyncedTable table, const QString &id)
{
    SHORTLIST_TRY(auto pending, m_db->prepare(selectPending));
    SHORTLIST_TRY_VOID(pending.bind(tableName(table), id));
    SHORTLIST_TRY(const Step found, pending.step());
    if (found == Step::Row) {
        // A create stays with the group that it belongs to; an update goes along with the newest save.
        if (pending.text(0) == u"create")
            return {};
        SHORTLIST_TRY(auto move, m_db->prepare(moveToGroup));
        SHORTLIST_TRY_VOID(move.bind(tableName(table), id, m_group));
        return move.run();
    }
    SHORTLIST_TRY(const qint64 revision, acknowledgedRevision(table, id));
    SHORTLIST_TRY_VOID(keepBase(table, id, revision));
    return addOperation(table, id, "update", revision);
}

Result<void> LibraryWrite::recordPurge(SyncedTable table, const QString &id)
{
    SHORTLIST_TRY(auto forget, m_db->prepare(deletePending));
    SHORTLIST_TRY_VOID(forget.bind(tableName(table), id));
    SHORTLIST_TRY_VOID(forget.run());
    SHORTLIST_TRY(auto base, m_db->prepare(deleteBase));
    SHORTLIST_TRY_VOID(base.bind(tableName(table), id));
    SHORTLIST_TRY_VOID(base.run());

    SHORTLIST_TRY(const qint64 revision, acknowledgedRevision(table, id));
    SHORTLIST_TRY(auto sealedCreate, m_db->prepare(selectSealedCreate));
    SHORTLIST_TRY_VOID(sealedCreate.bind(tableName(table), id));
    SHORTLIST_TRY(const Step inFlight, sealedCreate.step());
    if (revision == 0 && inFlight == Step::Done)
        return {}; // the centre never heard of it
    SHORTLIST_TRY_VOID(addOperation(table, id, "purge", revision));
    SHORTLIST_TRY(auto sight, m_db->prepare(tellSight));
    SHORTLIST_TRY_VOID(sight.bind(tableName(table), id));
    return sight.run();
}

Result<void> LibraryWrite::commit()
{
    SHORTLIST_TRY(auto close, m_db->prepare(closeGuards));
    SHORTLIST_TRY_VOID(close.run());
    return m_transaction.commit();
}

Result<void> LibraryWrite::addOperation(SyncedTable table, const QString &id, const char *kind, qint64 baseRevision)
{
    SHORTLIST_TRY(auto insert, m_db->prepare(insertOperation));
    SHORTLIST_TRY_VOID(insert.bind(newUuid().toString(QUuid::WithoutBraces), m_clientId, tableName(table), id,
        QString::fromLatin1(kind), baseRevision, m_group, m_now));
    return insert.run();
}

Result<qint64> LibraryWrite::acknowledgedRevision(SyncedTable table, const QString &id)
{
    SHORTLIST_TRY(auto select, m_db->prepare(selectRow));
    SHORTLIST_TRY_VOID(select.bind(tableName(table), id));
    SHORTLIST_TRY(const Step found, select.step());
    return found == Step::Row ? select.int64(0) : 0;
}

Result<void> LibraryWrite::keepBase(SyncedTable table, const QString &id, qint64 revision)
{
    if (revision == 0)
        return {};
    SHORTLIST_TRY(auto kept, m_db->prepare(selectBase));
    SHORTLIST_TRY_VOID(kept.bind(tableName(table), id));
    SHORTLIST_TRY(const Step found, kept.step());
    if (found == Step::Row)
        return {};
    SHORTLIST_TRY(const QByteArray document, rowDocument(*m_db, table, id));
    SHORTLIST_TRY(auto insert, m_db->prepare(insertBase));
    SHORTLIST_TRY_VOID(insert.bind(tableName(table), id, revision, Utf8{document}));
    return insert.run();
}

} // namespace shortlist::store
