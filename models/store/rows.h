// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/records.h"
#include "models/store/sqlite.h"

#include <QJsonObject>

/// How values of the domain lie in columns: shared by the repositories.
namespace shortlist::store {

QString toColumn(ResumeStatus status);
ResumeStatus statusFromColumn(const QString &text);

QString toColumn(ChangeOrigin origin); ///< of version_note.origin
ChangeOrigin originFromColumn(const QString &text);
QString changeType(ChangeOrigin origin); ///< of resume_versions.change_type, which has three values only

Utf8 jsonColumn(const QJsonObject &object);
/// Corrupt when the text is not an object.
Result<QJsonObject> objectFromColumn(const QByteArray &text);

template <typename Tag>
std::optional<QString> toColumn(const std::optional<Id<Tag>> &id)
{
    return id && !id->isNull() ? std::optional(id->toString()) : std::nullopt;
}

/// NULL for an empty text: the web platform keeps what nobody filled in as NULL.
std::optional<QString> nullIfEmpty(const QString &text);

template <typename IdType>
std::optional<IdType> optionalId(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    return IdType::parse(row.text(column));
}

/// Trimmed, its control characters made spaces; InvalidInput unless it then has 1 to 255 characters (as PostgreSQL
/// counts them).
Result<QString> checkedTitle(const QString &title);

} // namespace shortlist::store
