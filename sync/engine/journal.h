// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/contract.h"

#include <functional>

namespace shortlist::sync {

/// What the library remembers about its meeting with the centre.
struct JournalState
{
    QString owner; ///< the account; empty: not bound, nothing syncs
    QString client;
    QString epoch;
    qint64 cursor = 0;
    QString chain;
    qint64 lastSeq = 0; ///< the last operation of this client whose answer is known
    QString lastHash;
    qint64 generation = 1; ///< raised by a reset: revisions of rows of an older one cannot be compared
    bool resetting = false;
    qint64 rounds = 0; ///< pulls that reached the head since the last comparison with the registry
    QJsonObject counters;
    qint64 countersSeq = 0; ///< operations up to here are in `counters`

    friend bool operator==(const JournalState &, const JournalState &) = default;
};

/// A synced row as the device has it.
struct LocalRow
{
    QJsonObject document;
    qint64 rev = 0; ///< of the centre; 0: it never had this row
    qint64 generation = 1; ///< in which `rev` was said
};

/// The row as the centre last had it, kept from the first local change on: the base of a merge.
struct BaseRow
{
    qint64 rev = 0;
    qint64 generation = 1;
    QJsonObject document;
};

enum class QueueState {
    Pending, ///< follows the row: what is sent is the row as it is when it is sealed
    Sealed, ///< given a number; may have been sent
    Done, ///< taken; events are kept for 35 days, so that a centre restored from a backup gets them again
};

struct QueuedOperation
{
    qint64 order = 0; ///< the order in which they were made; given by the journal
    QueueState state = QueueState::Pending;
    Operation operation;
    std::optional<QJsonObject> document; ///< of a sealed one: the whole row as it was sent
};

struct QuarantinedOperation
{
    Operation operation;
    std::optional<QJsonObject> document;
    QString code;
};

enum class Memory { Known, Unknown };

/// The port to the library's file. Calls between begin() and commit() are one transaction that no local edit can come
/// between; outside one they read. Any error ends the transaction: the caller rolls back, and nothing happened.
class Journal
{
public:
    Journal() = default;
    Journal(const Journal &) = delete;
    Journal &operator=(const Journal &) = delete;
    virtual ~Journal() = default;

    virtual Result<void> begin() = 0;
    virtual Result<void> commit() = 0;
    virtual void rollback() = 0;

    virtual Result<JournalState> state() = 0;
    virtual Result<void> setState(const JournalState &state) = 0;

    virtual Result<std::optional<LocalRow>> row(const RowKey &key) = 0;
    virtual Result<void> putRow(const RowKey &key, const LocalRow &row) = 0;
    virtual Result<void> removeRow(const RowKey &key) = 0;
    /// Every row, parents before children.
    virtual Result<void> forEachRow(const std::function<Result<void>(const RowKey &, const LocalRow &)> &visit) = 0;
    virtual Result<qint64> countRows(const QString &table) = 0;

    virtual Result<std::optional<BaseRow>> base(const RowKey &key) = 0;
    virtual Result<void> setBase(const RowKey &key, const std::optional<BaseRow> &base) = 0;
    /// A row that was pulled while an operation on it was in flight.
    virtual Result<std::optional<RowChange>> stash(const RowKey &key) = 0;
    virtual Result<void> setStash(const RowKey &key, const std::optional<RowChange> &change) = 0;

    /// In the order in which they were made, at most `limit` (0: all).
    virtual Result<QList<QueuedOperation>> queue(QueueState state, int limit) = 0;
    /// The operation on a row in that state, events aside: there is at most one pending.
    virtual Result<std::optional<QueuedOperation>> queued(const RowKey &key, QueueState state) = 0;
    /// Adds where `order` is 0, else replaces.
    virtual Result<void> putOperation(const QueuedOperation &operation) = 0;
    virtual Result<void> removeOperation(qint64 order) = 0;
    virtual Result<qint64> countQueue(QueueState state) = 0;

    virtual Result<void> quarantine(const QuarantinedOperation &operation) = 0;
    virtual Result<qint64> countQuarantine() = 0;

    /// Content hashes that the centre has had of a row, as far as this device knows (kept 35 days).
    virtual Result<void> remember(const RowKey &key, const QString &hash) = 0;
    virtual Result<Memory> remembers(const RowKey &key, const QString &hash) = 0;
};

} // namespace shortlist::sync
