// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/rowtables.h"

#include "models/base/canonicaljson.h"

#include <QDateTime>
#include <QJsonArray>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

using Type = SyncColumn::Type;

QList<SyncTable> makeTables()
{
    return {
        {u"resumes"_s, "public.resumes", "id", "user_id",
            {{"title", u"title"_s, Type::Text}, {"content", u"content"_s, Type::Json},
                {"template_id", u"template_id"_s, Type::Uuid}, {"status", u"status"_s, Type::Text},
                {"is_public", u"is_public"_s, Type::Boolean},
                {"ai_optimized_for_jd_id", u"ai_optimized_for_jd_id"_s, Type::Uuid},
                {"optimization_score", u"optimization_score"_s, Type::Integer},
                {"original_file_url", u"original_file_url"_s, Type::Text},
                {"exported_pdf_url", u"exported_pdf_url"_s, Type::Text}, {"created_at", u"created_at"_s, Type::Time},
                {"updated_at", u"updated_at"_s, Type::Time}, {"last_accessed_at", u"last_accessed_at"_s, Type::Time},
                {"deleted_at", u"deleted_at"_s, Type::Time}, {"version", u"version"_s, Type::Integer},
                {"parent_resume_id", u"parent_resume_id"_s, Type::Uuid},
                {"extracted_text", u"extracted_text"_s, Type::Text}}},
        {u"resume_versions"_s, "public.resume_versions", "id", {},
            {{"resume_id", u"resume_id"_s, Type::Uuid}, {"version_number", u"version_number"_s, Type::Integer},
                {"content", u"content"_s, Type::Json}, {"change_summary", u"change_summary"_s, Type::Text},
                {"changed_by_user_id", u"changed_by_user_id"_s, Type::Uuid},
                {"change_type", u"change_type"_s, Type::Text}, {"created_at", u"created_at"_s, Type::Time}}},
        {u"job_descriptions"_s, "public.job_descriptions", "id", "user_id",
            {{"title", u"title"_s, Type::Text}, {"company", u"company"_s, Type::Text},
                {"location", u"location"_s, Type::Text}, {"description", u"description"_s, Type::Text},
                {"extracted_data", u"extracted_data"_s, Type::Json}, {"source_url", u"source_url"_s, Type::Text},
                {"created_at", u"created_at"_s, Type::Time}, {"updated_at", u"updated_at"_s, Type::Time},
                {"deleted_at", u"deleted_at"_s, Type::Time}}},
        {u"resume_note"_s, "sync.resume_note", "resume_id", "space_id",
            {{"note", {}, Type::Rest}, {"updated_at", u"updated_at"_s, Type::Time}}},
        {u"version_note"_s, "sync.version_note", "version_id", "space_id",
            {{"name", u"name"_s, Type::Text}, {"origin", u"origin"_s, Type::Text},
                {"device_name", u"device"_s, Type::Text}, {"note", {}, Type::Rest}}},
        {u"conflict"_s, "sync.conflict", "conflict_id", "space_id",
            {{"tbl", u"tbl"_s, Type::Text}, {"row_id", u"row_id"_s, Type::Uuid}, {"path", u"path"_s, Type::Text},
                {"base", u"base"_s, Type::Json}, {"ours", u"ours"_s, Type::Json}, {"theirs", u"theirs"_s, Type::Json},
                {"at", u"at"_s, Type::Time}, {"resolved_at", u"resolved_at"_s, Type::Time}, {"rest", {}, Type::Rest}}},
        {u"recovery"_s, "sync.recovery", "recovery_id", "space_id",
            {{"tbl", u"tbl"_s, Type::Text}, {"row_id", u"row_id"_s, Type::Uuid},
                {"document", u"document"_s, Type::Json}, {"at", u"at"_s, Type::Time}, {"rest", {}, Type::Rest}}},
    };
}

const QList<SyncTable> &tables()
{
    static const QList<SyncTable> all = makeTables();
    return all;
}

/// The member that names the row in its own document.
QString keyMember(const SyncTable &table)
{
    return table.key.endsWith("_id") && (table.name == "resume_note"_L1 || table.name == "version_note"_L1)
        ? QString::fromLatin1(table.key)
        : u"id"_s;
}

QByteArray cast(Type type)
{
    switch (type) {
    case Type::Uuid:
        return "::uuid";
    case Type::Text:
        return "::text";
    case Type::Integer:
        return "::integer";
    case Type::Boolean:
        return "::boolean";
    case Type::Time:
        return "::timestamp";
    case Type::Json:
    case Type::Rest:
        return "::jsonb";
    }
    return {};
}

QJsonValue parsed(const QByteArray &json)
{
    // A bare value is no document for QJsonDocument.
    return QJsonDocument::fromJson('[' + json + ']').array().at(0);
}

QJsonValue read(const SyncColumn &column, const QByteArray &text)
{
    switch (column.type) {
    case Type::Integer:
        return text.toLongLong();
    case Type::Boolean:
        return text.startsWith('t');
    case Type::Time: {
        QString iso = QString::fromLatin1(text);
        iso.replace(u' ', u'T');
        return QDateTime::fromString(iso + u'Z', Qt::ISODateWithMs).toMSecsSinceEpoch();
    }
    case Type::Json:
    case Type::Rest:
        return parsed(text);
    case Type::Uuid:
    case Type::Text:
        break;
    }
    return QString::fromUtf8(text);
}

QJsonObject restOf(const SyncTable &table, QJsonObject document)
{
    document.remove(keyMember(table));
    for (const SyncColumn &column : table.columns)
        document.remove(column.member);
    return document;
}

Parameter written(const SyncTable &table, const SyncColumn &column, const QJsonObject &document)
{
    const QJsonValue value = document.value(column.member);
    if (column.type == Type::Rest)
        return Parameter::utf8(canonicalJson(restOf(table, document)));
    if (value.isUndefined() || (value.isNull() && column.type != Type::Json))
        return nullptr;
    switch (column.type) {
    case Type::Integer:
        return static_cast<qint64>(value.toDouble());
    case Type::Boolean:
        return value.toBool();
    case Type::Time:
        return Parameter::timestamp(static_cast<Timestamp>(value.toDouble()));
    case Type::Json:
        return Parameter::utf8(canonicalJson(value));
    case Type::Rest:
    case Type::Uuid:
    case Type::Text:
        break;
    }
    return value.toString();
}

} // namespace

const SyncTable *syncTable(const QString &name)
{
    for (const SyncTable &table : tables()) {
        if (table.name == name)
            return &table;
    }
    return nullptr;
}

QByteArray documentColumns(const SyncTable &table)
{
    QByteArray list = "t." + table.key;
    for (const SyncColumn &column : table.columns)
        list += ", t." + column.column;
    return list;
}

QJsonObject documentOf(const SyncTable &table, const Rows &rows, int row)
{
    QJsonObject document;
    document.insert(keyMember(table), rows.text(row, 0));
    int at = 1;
    for (const SyncColumn &column : table.columns) {
        const int place = at++;
        if (column.type == Type::Rest) {
            const QJsonObject rest = parsed(rows.utf8(row, place)).toObject();
            for (auto it = rest.begin(); it != rest.end(); ++it)
                document.insert(it.key(), it.value());
        } else if (!rows.isNull(row, place)) {
            document.insert(column.member, read(column, rows.utf8(row, place)));
        } else if (column.type != Type::Json) {
            document.insert(column.member, QJsonValue::Null);
        }
    }
    return document;
}

RowStatement insertOf(const SyncTable &table, const QString &id, const QString &account, const QJsonObject &document)
{
    RowStatement made;
    made.parameters = {id};
    QByteArray names = table.key;
    QByteArray values = "$1::uuid";
    if (!table.owner.isEmpty()) {
        names += ", " + table.owner;
        values += ", $2::uuid";
        made.parameters.emplace_back(account);
    }
    for (const SyncColumn &column : table.columns) {
        names += ", " + column.column;
        made.parameters.push_back(written(table, column, document));
        values += ", $" + QByteArray::number(static_cast<qint64>(made.parameters.size())) + cast(column.type);
    }
    made.sql = "INSERT INTO " + table.table + " (" + names + ") VALUES (" + values + ")";
    return made;
}

RowStatement updateOf(const SyncTable &table, const QString &id, const QString &account, const QJsonObject &document)
{
    RowStatement made;
    made.parameters = {id};
    QByteArray list;
    for (const SyncColumn &column : table.columns) {
        if (column.column == "version" || column.column == "version_number")
            continue; // only the centre counts versions
        made.parameters.push_back(written(table, column, document));
        list += list.isEmpty() ? "" : ", ";
        list += column.column + " = $" + QByteArray::number(static_cast<qint64>(made.parameters.size()))
            + cast(column.type);
    }
    made.sql = "UPDATE " + table.table + " SET " + list + " WHERE " + table.key + " = $1::uuid";
    if (!table.owner.isEmpty()) {
        made.parameters.emplace_back(account);
        made.sql += " AND " + table.owner + " = $" + QByteArray::number(static_cast<qint64>(made.parameters.size()))
            + "::uuid";
    }
    return made;
}

} // namespace shortlist::central
