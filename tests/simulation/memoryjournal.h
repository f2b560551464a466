// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/journal.h"

#include <QMap>
#include <QSet>

namespace shortlist::simulation {

/// The engine's port on a device's file, in memory, with the library's rules for local edits (one transaction for row,
/// queue and base). It can be killed at any call, refuse to write, and be copied and put back.
class MemoryJournal final : public sync::Journal
{
public:
    struct Data
    {
        sync::JournalState state;
        QMap<sync::RowKey, sync::LocalRow> rows;
        QMap<sync::RowKey, sync::BaseRow> bases;
        QMap<sync::RowKey, sync::RowChange> stashes;
        QMap<qint64, sync::QueuedOperation> queue;
        QList<sync::QuarantinedOperation> quarantine;
        QMap<sync::RowKey, QSet<QString>> remembered;
        qint64 nextOrder = 1;
    };

    Data data;
    /// Planted: a batch is built anew each time it is sent; rows that are held back are forgotten.
    bool mutateBatches = false;
    bool dropStash = false;

    /// Power goes at the n-th call from now; nothing works until revive(). 0: never.
    void killAfter(int calls) { m_killIn = calls; }
    [[nodiscard]] bool isDead() const { return m_dead; }
    void revive();
    /// The next n commits find the disk full.
    void refuseCommits(int commits) { m_refused = commits; }
    [[nodiscard]] int fullCommits() const { return m_full; }

    // A person's edits. `group` is one save.
    void create(const sync::RowKey &key, const QJsonObject &document, const QString &operation, const QString &group);
    void update(const sync::RowKey &key, const QJsonObject &document, const QString &operation, const QString &group);
    void purge(const sync::RowKey &key, const QString &operation);
    void event(const QString &operation, const QJsonObject &payload, const QString &group);

    Result<void> begin() override;
    Result<void> commit() override;
    void rollback() override;
    Result<sync::JournalState> state() override;
    Result<void> setState(const sync::JournalState &state) override;
    Result<std::optional<sync::LocalRow>> row(const sync::RowKey &key) override;
    Result<void> putRow(const sync::RowKey &key, const sync::LocalRow &row) override;
    Result<void> removeRow(const sync::RowKey &key) override;
    Result<void> forEachRow(
        const std::function<Result<void>(const sync::RowKey &, const sync::LocalRow &)> &visit) override;
    Result<qint64> countRows(const QString &table) override;
    Result<std::optional<sync::BaseRow>> base(const sync::RowKey &key) override;
    Result<void> setBase(const sync::RowKey &key, const std::optional<sync::BaseRow> &base) override;
    Result<std::optional<sync::RowChange>> stash(const sync::RowKey &key) override;
    Result<void> setStash(const sync::RowKey &key, const std::optional<sync::RowChange> &change) override;
    Result<QList<sync::QueuedOperation>> queue(sync::QueueState state, int limit) override;
    Result<std::optional<sync::QueuedOperation>> queued(const sync::RowKey &key, sync::QueueState state) override;
    Result<void> putOperation(const sync::QueuedOperation &operation) override;
    Result<void> removeOperation(qint64 order) override;
    Result<qint64> countQueue(sync::QueueState state) override;
    Result<void> quarantine(const sync::QuarantinedOperation &operation) override;
    Result<qint64> countQuarantine() override;
    Result<void> remember(const sync::RowKey &key, const QString &hash) override;
    Result<sync::Memory> remembers(const sync::RowKey &key, const QString &hash) override;

private:
    Result<void> call();
    void add(const sync::RowKey &key, sync::OperationKind kind, const QString &operation, const QString &group,
        qint64 baseRev, const QJsonObject &payload = {});

    Data m_before;
    bool m_open = false;
    bool m_dead = false;
    int m_killIn = 0;
    int m_refused = 0;
    int m_full = 0;
};

} // namespace shortlist::simulation
