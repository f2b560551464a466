// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/device/libraryjournal.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

/// The outbox and the quarantine of LibraryJournal.
namespace shortlist::device {

using namespace shortlist::sync;
using store::Statement;
using store::Step;
using store::Utf8;

namespace {

#define SHORTLIST_OPERATION                                                                                            \
    "SELECT seq, op_id, tbl, pk, kind, base_rev, group_id, state, coalesce(hash, ''), payload, sent_seq, document "    \
    "FROM outbox "

constexpr auto selectQueue = SHORTLIST_OPERATION "WHERE state = ?1 ORDER BY seq LIMIT ?2";
constexpr auto selectPending
    = SHORTLIST_OPERATION "WHERE state = 'pending' AND tbl = ?1 AND pk = ?2 AND kind <> 'event'";
// Few are sealed at a time, and the plan goes by state.
constexpr auto selectOther
    = SHORTLIST_OPERATION "WHERE state = ?3 AND tbl = ?1 AND pk = ?2 AND kind <> 'event' ORDER BY seq LIMIT 1";
constexpr auto insertNew
    = "INSERT INTO outbox (op_id, client_id, tbl, pk, kind, base_rev, group_id, state, created_at, hash, payload, "
      "sent_seq, document, seq) VALUES (?1, coalesce((SELECT value FROM sync_meta WHERE key = 'client_id'), ''), ?2, "
      "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
constexpr auto selectState = "SELECT state FROM outbox WHERE seq = ?1";
constexpr auto updatePending = "UPDATE outbox SET kind = ?2, base_rev = ?3, group_id = ?4, state = ?5, hash = ?6, "
                               "payload = ?7, sent_seq = ?8, document = ?9 WHERE seq = ?1";
constexpr auto updateSealed = "UPDATE outbox SET group_id = ?2, state = ?3, sent_seq = ?4, document = ?5 "
                              "WHERE seq = ?1";
constexpr auto deleteOperation = "DELETE FROM outbox WHERE seq = ?1";
constexpr auto countState = "SELECT count(*) FROM outbox WHERE state = ?1";
constexpr auto insertQuarantine = "INSERT INTO quarantine (op_id, tbl, pk, kind, code, at, payload, document) VALUES "
                                  "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

constexpr std::array kinds{"create", "update", "purge", "event"}; // as OperationKind
constexpr std::array states{"pending", "sealed", "done"}; // as QueueState

QString kindText(OperationKind kind)
{
    return QString::fromLatin1(kinds.at(static_cast<size_t>(kind)));
}

QString stateText(QueueState state)
{
    return QString::fromLatin1(states.at(static_cast<size_t>(state)));
}

template <typename Enum, size_t Count>
Enum readEnum(const std::array<const char *, Count> &names, const QString &text)
{
    for (size_t i = 0; i < Count; ++i) {
        if (text == QLatin1String(names.at(i)))
            return static_cast<Enum>(i);
    }
    return Enum();
}

QueuedOperation readOperation(const Statement &row)
{
    QueuedOperation queued;
    queued.order = row.int64(0);
    queued.operation.id = row.text(1);
    queued.operation.row = {row.text(2), row.text(3)};
    queued.operation.kind = readEnum<OperationKind>(kinds, row.text(4));
    queued.operation.baseRev = row.int64(5);
    queued.operation.group = row.text(6);
    queued.state = readEnum<QueueState>(states, row.text(7));
    queued.operation.hash = row.text(8);
    if (!row.isNull(9))
        queued.operation.payload = QJsonDocument::fromJson(row.bytes(9)).object();
    queued.operation.seq = row.int64(10);
    if (!row.isNull(11))
        queued.document = QJsonDocument::fromJson(row.bytes(11)).object();
    return queued;
}

std::optional<Utf8> jsonOf(const std::optional<QJsonObject> &object)
{
    return object ? std::optional(Utf8{canonicalJson(*object)}) : std::nullopt;
}

std::optional<Utf8> payloadOf(const Operation &operation)
{
    return operation.payload.isEmpty() ? std::nullopt : std::optional(Utf8{canonicalJson(operation.payload)});
}

/// An empty QString may be a null one, which is bound as NULL.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

} // namespace

Result<QList<QueuedOperation>> LibraryJournal::queue(QueueState state, int limit)
{
    QList<QueuedOperation> all;
    SHORTLIST_TRY(auto select, m_db->prepare(selectQueue));
    SHORTLIST_TRY_VOID(select.bind(stateText(state), limit == 0 ? -1 : limit));
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        all.append(readOperation(row));
        return {};
    }));
    return all;
}

Result<std::optional<QueuedOperation>> LibraryJournal::queued(const RowKey &key, QueueState state)
{
    const bool pending = state == QueueState::Pending;
    SHORTLIST_TRY(auto select, m_db->prepare(pending ? selectPending : selectOther));
    SHORTLIST_TRY_VOID(pending ? select.bind(key.table, key.id) : select.bind(key.table, key.id, stateText(state)));
    SHORTLIST_TRY(const Step found, select.step());
    return found == Step::Row ? std::optional(readOperation(select)) : std::nullopt;
}

Result<void> LibraryJournal::putOperation(const QueuedOperation &operation)
{
    return operation.order == 0 ? addOperation(operation) : changeOperation(operation);
}

Result<void> LibraryJournal::addOperation(const QueuedOperation &queued)
{
    const Operation &operation = queued.operation;
    const std::optional<qint64> order = queued.order == 0 ? std::nullopt : std::optional(queued.order);
    SHORTLIST_TRY(auto insert, m_db->prepare(insertNew));
    SHORTLIST_TRY_VOID(insert.bind(operation.id, operation.row.table, operation.row.id, kindText(operation.kind),
        operation.baseRev, notNull(operation.group), stateText(queued.state), m_clock.now(), notNull(operation.hash),
        payloadOf(operation), operation.seq, jsonOf(queued.document), order));
    return insert.run();
}

Result<void> LibraryJournal::changeOperation(const QueuedOperation &queued)
{
    const Operation &operation = queued.operation;
    QString before;
    {
        SHORTLIST_TRY(auto select, m_db->prepare(selectState));
        SHORTLIST_TRY_VOID(select.bind(queued.order));
        SHORTLIST_TRY(const Step found, select.step());
        if (found == Step::Row)
            before = select.text(0);
    }
    if (before.isEmpty())
        return addOperation(queued);
    if (before == stateText(QueueState::Pending)) {
        SHORTLIST_TRY(auto update, m_db->prepare(updatePending));
        SHORTLIST_TRY_VOID(update.bind(queued.order, kindText(operation.kind), operation.baseRev,
            notNull(operation.group), stateText(queued.state), notNull(operation.hash), payloadOf(operation),
            operation.seq, jsonOf(queued.document)));
        return update.run();
    }
    SHORTLIST_TRY(auto update, m_db->prepare(updateSealed)); // what was sealed never changes
    SHORTLIST_TRY_VOID(update.bind(
        queued.order, notNull(operation.group), stateText(queued.state), operation.seq, jsonOf(queued.document)));
    return update.run();
}

Result<void> LibraryJournal::removeOperation(qint64 order)
{
    SHORTLIST_TRY(auto remove, m_db->prepare(deleteOperation));
    SHORTLIST_TRY_VOID(remove.bind(order));
    return remove.run();
}

Result<qint64> LibraryJournal::countQueue(QueueState state)
{
    SHORTLIST_TRY(auto count, m_db->prepare(countState));
    SHORTLIST_TRY_VOID(count.bind(stateText(state)));
    SHORTLIST_TRY(const Step found, count.step());
    return found == Step::Row ? count.int64(0) : 0;
}

Result<void> LibraryJournal::quarantine(const QuarantinedOperation &operation)
{
    SHORTLIST_TRY(auto insert, m_db->prepare(insertQuarantine));
    SHORTLIST_TRY_VOID(insert.bind(operation.operation.id, operation.operation.row.table, operation.operation.row.id,
        kindText(operation.operation.kind), notNull(operation.code), m_clock.now(),
        Utf8{canonicalJson(operation.operation.payload)}, jsonOf(operation.document)));
    return insert.run();
}

Result<qint64> LibraryJournal::countQuarantine()
{
    return m_db->readInt64("SELECT count(*) FROM quarantine");
}

} // namespace shortlist::device
