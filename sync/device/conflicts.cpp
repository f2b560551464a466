// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/conflicts.h"

#include "models/domain/content.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::device {

namespace {

constexpr auto selectOpen = "SELECT document FROM conflict WHERE resolved_at IS NULL ORDER BY seq";

/// Sets the value at a path of member names and item ids; an undefined value removes it. False where the path leads
/// nowhere.
bool setAt(QJsonValue &at, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty()) {
        at = value;
        return true;
    }
    const QString step = path.takeFirst().replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
    if (at.isObject()) {
        QJsonObject object = at.toObject();
        QJsonValue inner = object.value(step);
        if (inner.isUndefined() && !path.isEmpty())
            return false;
        if (!setAt(inner, path, value))
            return false;
        if (inner.isUndefined())
            object.remove(step);
        else
            object.insert(step, inner);
        at = object;
        return true;
    }
    if (!at.isArray())
        return false;
    QJsonArray list = at.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).toObject().value("id"_L1).toString() != step)
            continue;
        QJsonValue item = list.at(i);
        if (!setAt(item, path, value))
            return false;
        if (item.isUndefined())
            list.removeAt(i);
        else
            list[i] = item;
        at = list;
        return true;
    }
    return false;
}

Result<void> takeOurs(LibraryJournal &journal, const QJsonObject &conflict, Timestamp now)
{
    const sync::RowKey key{conflict.value("tbl"_L1).toString(), conflict.value("row_id"_L1).toString()};
    SHORTLIST_TRY(const auto row, journal.row(key));
    if (!row)
        return Error{Error::Kind::InvalidInput, u"What this conflict is about was deleted"_s};
    QJsonValue changed = row->document;
    const QStringList path = conflict.value("path"_L1).toString().split(u'/').mid(1);
    if (conflict.value("kind"_L1).toString() != "value"_L1 || !setAt(changed, path, conflict.value("ours"_L1)))
        return Error{Error::Kind::InvalidInput,
            u"This place cannot be changed from here; edit the resume, then resolve the conflict as theirs"_s};
    QJsonObject document = changed.toObject();
    if (document.contains("updated_at"_L1))
        document.insert("updated_at"_L1, now);
    if (document.value("extracted_text"_L1).isString()) {
        const Content content = Content::fromJson(document.value("content"_L1).toObject(), ResumeId::parse(key.id));
        document.insert("extracted_text"_L1, extractedText(content));
    }
    return journal.edit(key, document);
}

} // namespace

Result<QList<QJsonObject>> openConflicts(LibraryJournal &journal)
{
    QList<QJsonObject> all;
    SHORTLIST_TRY(auto select, journal.db().prepare(selectOpen));
    SHORTLIST_TRY_VOID(select.forEach([&](const store::Statement &row) -> Result<void> {
        all.append(QJsonDocument::fromJson(row.bytes(0)).object());
        return {};
    }));
    return all;
}

Result<void> resolveConflict(LibraryJournal &journal, const QJsonObject &conflict, Keep keep, Timestamp now)
{
    return journal.transact([&]() -> Result<void> {
        if (keep == Keep::Ours)
            SHORTLIST_TRY_VOID(takeOurs(journal, conflict, now));
        QJsonObject resolved = conflict;
        resolved.insert("resolved_at"_L1, now);
        return journal.edit({u"conflict"_s, conflict.value("id"_L1).toString()}, resolved);
    });
}

} // namespace shortlist::device
