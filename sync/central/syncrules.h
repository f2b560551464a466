// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/rowtables.h"
#include "sync/central/syncdialect.h"

#include <QHash>

namespace shortlist::central {

/// What the centre answers to hello, push, pull and snapshot (sync.md §2.4, §2.5), for the account of one session. The
/// same code runs over PostgreSQL and over SQLite in the simulator. One push is one transaction, under the account's
/// lock; one pull is one snapshot.
class SyncRules
{
public:
    /// All outlive the rules. `space` is the session's account.
    SyncRules(Database &database, SyncDialect &dialect, const QString &space)
        : m_database(database)
        , m_dialect(dialect)
        , m_space(space)
    {
    }
    SyncRules(const SyncRules &) = delete;
    SyncRules &operator=(const SyncRules &) = delete;
    virtual ~SyncRules() = default;

    /// Bytes in, bytes out; whatever goes wrong becomes an ErrorReply. `now` is the server's clock.
    QByteArray answer(const QByteArray &request, Timestamp now);
    sync::Reply answer(const sync::Request &request, Timestamp now);

    /// For tests of paging.
    void setPageRows(int rows) { m_pageRows = rows; }

protected:
    struct Registered
    {
        qint64 rev = 0;
        bool purged = false;
    };
    struct Stored
    {
        QString operation;
        QString hash;
        sync::OperationResult result;
    };

    // Decisions, one each, so that a test can plant a wrong one and see the simulator find it.
    virtual bool isTheSame(const Stored &stored, const sync::Operation &operation) const;
    virtual bool isGone(const std::optional<Registered> &registered) const;
    virtual Result<int> nextNumber(const QString &resume, const QJsonObject &version);

private:
    struct Account
    {
        QString epoch;
        qint64 rev = 0;
        qint64 floor = 0;
        QString chain;
        qint64 lastSeq = 0; ///< of the client asked for
        QString lastHash;
        bool clientKnown = false;
    };
    /// A row that a patch changed.
    struct Patched
    {
        qint64 from = 0; ///< its revision before
        QJsonValue patch;
        QJsonObject before;
        QJsonObject after;
    };
    /// What one push has come to.
    struct Batch
    {
        QString client;
        qint64 rev = 0;
        Timestamp now = 0;
        bool plain = true;
        QHash<sync::RowKey, std::optional<Registered>> registry; ///< as it was before the push
        QHash<sync::RowKey, bool> touched;
        QHash<sync::RowKey, Patched> patched; ///< kept for pulling devices when the push is through
        sync::PushReply reply;
    };
    using Results = QList<sync::OperationResult>;
    enum class Sight { Whole, Part }; ///< of what goes with a purged row

    Result<Account> account(const QString &client);
    Result<sync::CentreStanding> standing(const Account &account, const sync::DeviceStanding &device, Timestamp now);
    Result<QString> chainAt(qint64 rev, const Account &account);

    // syncpush.cpp
    Result<sync::Reply> push(const sync::PushRequest &request, Timestamp now);
    Result<sync::Reply> pushOnce(const sync::PushRequest &request, Timestamp now);
    Result<sync::Reply> repeated(const sync::PushRequest &request, const Account &account);
    Result<void> tellVersions(const QList<sync::Operation> &operations, Batch &batch);
    Result<void> keepPatches(const Batch &batch);
    Result<std::optional<Stored>> stored(const QString &client, qint64 seq);
    Result<void> keepResults(const QList<sync::Operation> &operations, const Results &results, const Batch &batch);
    Result<Results> takeGroup(const QList<sync::Operation> &group, Batch &batch);
    Result<sync::OperationResult> takeOne(const sync::Operation &operation, Batch &batch);
    Result<sync::OperationResult> apply(const sync::Operation &operation, Batch &batch);
    Result<sync::OperationResult> count(const sync::Operation &operation, Batch &batch);
    Result<sync::OperationResult> create(const sync::Operation &operation, const SyncTable &table, Batch &batch);
    Result<sync::OperationResult> update(const sync::Operation &operation, const SyncTable &table, Batch &batch);
    Result<sync::OperationResult> purge(const sync::Operation &operation, const SyncTable &table, Batch &batch);
    Result<Sight> sightOf(const sync::Operation &purge);
    Result<sync::OperationResult> conflict(const sync::Operation &operation, const SyncTable &table, Batch &batch);
    Result<std::optional<Registered>> registered(const sync::RowKey &key, Batch &batch);
    Result<std::optional<QJsonObject>> document(const SyncTable &table, const QString &id);

    // syncpull.cpp
    Result<sync::Reply> pull(const sync::PullRequest &request, Timestamp now);
    Result<sync::PullReply> page(const sync::PullRequest &request, const Account &account, Timestamp now);
    Result<QList<sync::RowChange>> changes(qint64 from, qint64 to, qint64 patchesFrom);
    Result<QJsonObject> counters(Timestamp now);
    Result<sync::Reply> snapshot(const sync::SnapshotRequest &request);

    Database &m_database;
    SyncDialect &m_dialect;
    QString m_space;
    int m_pageRows = sync::limits::pageRows;
};

} // namespace shortlist::central
