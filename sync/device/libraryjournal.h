// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/device/journalrows.h"
#include "sync/engine/journal.h"

#include <functional>
#include <memory>

namespace shortlist::device {

/// The engine's port on the library's file. It has a connection of its own, on which foreign keys do not act: a page
/// may bring a child before its parent. begin() holds SQLite's write lock until commit(), so no local edit comes
/// between.
class LibraryJournal final : public sync::Journal
{
public:
    struct Options
    {
        const Clock *clock = nullptr; ///< outlives the journal
        store::CallHook *hook = nullptr; ///< for tests
        QByteArray vfs; ///< for tests
    };

    /// The library must exist with the present schema: LibraryStore::open() sees to that.
    static Result<std::unique_ptr<LibraryJournal>> open(const QString &path, const Options &options);

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

    /// Runs `work` between begin() and commit(); where it fails, nothing of it stays.
    Result<void> transact(const std::function<Result<void>()> &work);
    /// A change that a person made, as the library writes them: row, base and one pending operation. Inside begin().
    Result<void> edit(const sync::RowKey &key, const QJsonObject &document);
    /// Small texts of this library's sync_meta; empty where there is none.
    Result<QString> meta(const QString &key);
    Result<void> setMeta(const QString &key, const QString &value); ///< empty: forgets it
    /// Forgets what is kept for 35 days only.
    Result<void> forgetOld();
    /// Changes when another connection has written to the file.
    Result<qint64> dataVersion() { return m_db->readInt64("PRAGMA data_version"); }
    [[nodiscard]] store::Connection &db() { return *m_db; }

private:
    explicit LibraryJournal(std::unique_ptr<store::Connection> db, const Clock &clock);
    Result<void> addOperation(const sync::QueuedOperation &operation);
    Result<void> changeOperation(const sync::QueuedOperation &operation);
    Result<void> setRevision(const sync::RowKey &key, qint64 rev, qint64 generation);

    std::unique_ptr<store::Connection> m_db;
    JournalRows m_rows;
    const Clock &m_clock;
    std::optional<store::Transaction> m_transaction;
};

} // namespace shortlist::device
