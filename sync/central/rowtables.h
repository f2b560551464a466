// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/central/database.h"

#include <QJsonObject>
#include <QList>

namespace shortlist::central {

/// How one member of a synced row's document lies in a column.
struct SyncColumn
{
    enum class Type {
        Uuid,
        Text,
        Integer,
        Boolean,
        Time, ///< milliseconds in the document
        Json,
        Rest, ///< jsonb with all members that no other column takes
    };

    QByteArray column;
    QString member;
    Type type = Type::Text;
};

/// One synced table of the centre: where it is, who owns its rows, and what its documents are made of.
struct SyncTable
{
    QString name; ///< as in the registry
    QByteArray table; ///< with its schema
    QByteArray key; ///< the column that is the row's id
    QByteArray owner; ///< the column with the account; empty: the account is that of its resume
    QList<SyncColumn> columns; ///< without the key and the owner
};

/// Nothing for a table that the centre does not know.
const SyncTable *syncTable(const QString &name);

/// "t.id, t.title, …": what documentOf() reads.
QByteArray documentColumns(const SyncTable &table);
/// The document in a row of a result whose first columns are documentColumns(). NULL is a member that is null, and of
/// JSON a member that is missing.
QJsonObject documentOf(const SyncTable &table, const Rows &rows, int row);

/// A statement and its values, for Database::run().
struct RowStatement
{
    QByteArray sql;
    Parameters parameters;
};
RowStatement insertOf(const SyncTable &table, const QString &id, const QString &account, const QJsonObject &document);
RowStatement updateOf(const SyncTable &table, const QString &id, const QString &account, const QJsonObject &document);

} // namespace shortlist::central
