// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/tables.h"

#include "models/domain/content.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

const QList<TableRule> &syncedTables()
{
    static const QList<TableRule> rules{
        {u"job_descriptions"_s, {}, {}, false},
        {u"resumes"_s, {}, {}, false},
        {u"resume_versions"_s, u"resumes"_s, u"resume_id"_s, true},
        {u"analyses"_s, u"resumes"_s, u"resume_id"_s, true},
        {u"resume_note"_s, u"resumes"_s, u"resume_id"_s, false},
        {u"version_note"_s, u"resume_versions"_s, u"version_id"_s, false},
        {u"conflict"_s, {}, {}, false},
        {u"recovery"_s, {}, {}, false},
    };
    return rules;
}

const TableRule *tableRule(const QString &name)
{
    for (const TableRule &rule : syncedTables()) {
        if (rule.name == name)
            return &rule;
    }
    return nullptr;
}

QString usageTable()
{
    return u"usage_event"_s;
}

MergeResult mergeRows(const RowKey &row, const QJsonValue &base, const QJsonObject &ours, const QJsonObject &theirs)
{
    QJsonObject was = base.toObject();
    QJsonObject mine = ours;
    // Taken out of the merge by making our side say what theirs says.
    for (const QLatin1String key : {"updated_at"_L1, "last_accessed_at"_L1}) {
        if (mine.contains(key) && theirs.contains(key) && mine.value(key).toDouble() < theirs.value(key).toDouble())
            mine.insert(key, theirs.value(key));
        if (base.isObject() && was.contains(key))
            was.insert(key, theirs.value(key));
    }
    for (const QLatin1String key : {"version"_L1, "version_number"_L1, "user_id"_L1}) {
        if (theirs.contains(key))
            mine.insert(key, theirs.value(key));
    }
    // What is made from the content follows it; merging it as well would only tell people of conflicts that are none.
    for (const QLatin1String key : {"extracted_text"_L1, "item_ids"_L1}) {
        if (!mine.contains(key) || !theirs.contains(key))
            continue;
        mine.insert(key, theirs.value(key));
        if (base.isObject())
            was.insert(key, theirs.value(key));
    }
    MergeResult merged
        = merge3(QUuid::fromString(row.id), {base.isObject() ? QJsonValue(was) : base, {}}, {mine, {}}, {theirs, {}});
    QJsonObject document = merged.value.toObject();
    if (theirs.value("extracted_text"_L1).isString() && document.value("content"_L1) != theirs.value("content"_L1)) {
        const Content content = Content::fromJson(document.value("content"_L1).toObject(), ResumeId::parse(row.id));
        document.insert("extracted_text"_L1, extractedText(content));
        merged.value = document;
    }
    return merged;
}

} // namespace shortlist::sync
