// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/sqlite.h"
#include "sync/engine/contract.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace shortlist::device {

/// Synced rows of the library as documents, and back: the columns of the mirror, and what the device keeps beside them
/// for its own lists (word counts, hashes, revisions, item ids). Search notices by itself, through triggers. Used
/// inside a transaction that has opened the guards.
class JournalRows
{
public:
    explicit JournalRows(store::Connection &db)
        : m_db(db)
    {
    }

    /// Nothing where there is no such row.
    Result<std::optional<QJsonObject>> document(const sync::RowKey &key);
    /// InvalidInput where the document is not one of its table.
    Result<void> write(const sync::RowKey &key, const QJsonObject &document);
    Result<void> remove(const sync::RowKey &key);
    Result<QStringList> ids(const QString &table);
    /// The centre has confirmed the number of this version.
    Result<void> confirmNumber(const QString &version);

private:
    Result<void> writeResume(const QString &id, const QJsonObject &document);
    Result<void> writeResumeFacts(const QString &id, const QJsonObject &document);
    Result<void> writeJob(const QString &id, const QJsonObject &document);
    Result<void> writeVersion(const QString &id, const QJsonObject &document);
    Result<void> makeRoom(const QString &id, const QString &resume, qint64 number);
    Result<void> writeResumeNote(const QString &id, const QJsonObject &document);
    Result<void> writeVersionNote(const QString &id, const QJsonObject &document);
    Result<QString> share(const QJsonValue &json);
    Result<qint64> nextRevision();

    store::Connection &m_db;
};

} // namespace shortlist::device
