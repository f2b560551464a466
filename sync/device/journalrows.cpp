// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/journalrows.h"

#include "models/base/canonicaljson.h"
#include "models/domain/content.h"
#include "models/domain/wordcount.h"
#include "models/store/rowdocuments.h"

#include <QHash>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::device {

using store::Statement;
using store::Step;
using store::SyncedTable;
using store::Utf8;
using sync::RowKey;

namespace {

constexpr auto selectConflict = "SELECT document FROM conflict WHERE id = ?1";
constexpr auto selectRecovery = "SELECT document FROM recovery WHERE id = ?1";
constexpr auto upsertConflict = "INSERT INTO conflict (id, tbl, row_id, resolved_at, document) VALUES (?1, ?2, ?3, ?4, "
                                "?5) ON CONFLICT (id) DO UPDATE SET resolved_at = ?4, document = ?5";
constexpr auto upsertRecovery = "INSERT INTO recovery (id, document) VALUES (?1, ?2) "
                                "ON CONFLICT (id) DO UPDATE SET document = ?2";
constexpr auto insertResume
    = "INSERT INTO resumes (id, user_id, title, template_id, status, is_public, ai_optimized_for_jd_id, "
      "optimization_score, original_file_url, exported_pdf_url, created_at, updated_at, last_accessed_at, deleted_at, "
      "version, parent_resume_id, content, extracted_text) VALUES (?1, (SELECT id FROM users ORDER BY seq LIMIT 1), "
      "?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
constexpr auto updateResume
    = "UPDATE resumes SET title = ?2, template_id = ?3, status = ?4, is_public = ?5, ai_optimized_for_jd_id = ?6, "
      "optimization_score = ?7, original_file_url = ?8, exported_pdf_url = ?9, created_at = ?10, updated_at = ?11, "
      "last_accessed_at = ?12, deleted_at = ?13, version = ?14, parent_resume_id = ?15, content = ?16, extracted_text "
      "= ?17 WHERE id = ?1";
constexpr auto upsertResumeFacts
    = "INSERT INTO resume_local (resume_id, revision, word_count, content_hash, look_hash) VALUES (?1, ?2, ?3, ?4, "
      "'') ON CONFLICT (resume_id) DO UPDATE SET revision = ?2, word_count = ?3, content_hash = ?4";
constexpr auto insertJob = "INSERT INTO job_descriptions (id, user_id, title, company, location, source_url, "
                           "created_at, updated_at, deleted_at, extracted_data, description) VALUES (?1, (SELECT id "
                           "FROM users ORDER BY seq LIMIT 1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
constexpr auto updateJob
    = "UPDATE job_descriptions SET title = ?2, company = ?3, location = ?4, source_url = ?5, created_at = ?6, "
      "updated_at = ?7, deleted_at = ?8, extracted_data = ?9, description = ?10 WHERE id = ?1";
constexpr auto upsertJobFacts = "INSERT INTO job_local (job_id, revision) VALUES (?1, ?2) "
                                "ON CONFLICT (job_id) DO UPDATE SET revision = ?2";
constexpr auto insertVersion
    = "INSERT INTO resume_versions (id, resume_id, version_number, changed_by_user_id, change_type, created_at, "
      "change_summary, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr auto updateVersion = "UPDATE resume_versions SET resume_id = ?2, version_number = ?3, changed_by_user_id = "
                               "?4, change_type = ?5, created_at = ?6, change_summary = ?7, content = ?8 WHERE id = ?1";
constexpr auto moveAway
    = "UPDATE resume_versions SET version_number = (SELECT max(w.version_number) + 1 FROM resume_versions w WHERE "
      "w.resume_id = ?2) WHERE resume_id = ?2 AND version_number = ?3 AND id <> ?1";
constexpr auto upsertResumeNote = "INSERT INTO resume_note (resume_id, updated_at, memory, look, item_ids) VALUES (?1, "
                                  "?2, ?3, ?4, ?5) ON CONFLICT (resume_id) DO UPDATE SET updated_at = ?2, memory = ?3, "
                                  "look = ?4, item_ids = ?5";
constexpr auto updateLookHash = "UPDATE resume_local SET look_hash = ?2, revision = ?3 WHERE resume_id = ?1";
constexpr auto selectLook = "SELECT look FROM resume_note WHERE resume_id = ?1";
constexpr auto setLookHash = "UPDATE resume_local SET look_hash = ?2 WHERE resume_id = ?1";
constexpr auto upsertVersionNote
    = "INSERT INTO version_note (version_id, origin, origin_detail, name, device, provisional, content_hash, "
      "look_hash, items_hash) VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, ?8) ON CONFLICT (version_id) DO UPDATE SET "
      "origin = ?2, origin_detail = ?3, name = ?4, device = ?5, content_hash = ?6, look_hash = ?7, items_hash = ?8";
constexpr auto insertShared = "INSERT INTO shared_json (hash, json) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING";
constexpr auto confirm = "UPDATE version_note SET provisional = 0 WHERE version_id = ?1 AND provisional <> 0";
constexpr auto drawRevision = "UPDATE sync_context SET revision = revision + 1 WHERE id = 1 RETURNING revision";

/// The statements of one table. Foreign keys do not act on the journal's connection, so what hangs on a row is named.
struct TableStatements
{
    const char *ids;
    const char *remove;
    const char *removeFacts;
};

const TableStatements *statementsOf(const QString &table)
{
    static const QHash<QString, TableStatements> all{
        {u"resumes"_s,
            {"SELECT id FROM resumes ORDER BY seq", "DELETE FROM resumes WHERE id = ?1",
                "DELETE FROM resume_local WHERE resume_id = ?1"}},
        {u"job_descriptions"_s,
            {"SELECT id FROM job_descriptions ORDER BY seq", "DELETE FROM job_descriptions WHERE id = ?1",
                "DELETE FROM job_local WHERE job_id = ?1"}},
        {u"resume_versions"_s,
            {"SELECT id FROM resume_versions ORDER BY seq", "DELETE FROM resume_versions WHERE id = ?1", nullptr}},
        {u"resume_note"_s,
            {"SELECT resume_id FROM resume_note ORDER BY seq", "DELETE FROM resume_note WHERE resume_id = ?1",
                nullptr}},
        {u"version_note"_s,
            {"SELECT version_id FROM version_note ORDER BY seq", "DELETE FROM version_note WHERE version_id = ?1",
                nullptr}},
        {u"conflict"_s, {"SELECT id FROM conflict ORDER BY seq", "DELETE FROM conflict WHERE id = ?1", nullptr}},
        {u"recovery"_s, {"SELECT id FROM recovery ORDER BY seq", "DELETE FROM recovery WHERE id = ?1", nullptr}},
    };
    const auto found = all.constFind(table);
    return found == all.constEnd() ? nullptr : &*found;
}

std::optional<SyncedTable> storedTable(const QString &name)
{
    for (const SyncedTable table : {SyncedTable::Resumes, SyncedTable::ResumeVersions, SyncedTable::JobDescriptions,
             SyncedTable::ResumeNote, SyncedTable::VersionNote}) {
        if (store::tableName(table) == name)
            return table;
    }
    return std::nullopt;
}

std::optional<QString> text(const QJsonObject &document, QLatin1String member)
{
    const QJsonValue value = document.value(member);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<qint64> number(const QJsonObject &document, QLatin1String member)
{
    const QJsonValue value = document.value(member);
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

std::optional<Utf8> json(const QJsonObject &document, QLatin1String member)
{
    const QJsonValue value = document.value(member);
    return value.isUndefined() ? std::nullopt : std::optional(Utf8{canonicalJson(value)});
}

/// Update, else insert. Not one statement: with ON CONFLICT, SQLite lets the OR IGNORE of the search's triggers fail.
template <typename... Values>
Result<void> put(store::Connection &db, const char *update, const char *insert, const Values &...values)
{
    {
        SHORTLIST_TRY(auto change, db.prepare(update));
        SHORTLIST_TRY_VOID(change.bind(values...));
        SHORTLIST_TRY_VOID(change.run());
        if (db.changes() > 0)
            return {};
    }
    SHORTLIST_TRY(auto add, db.prepare(insert));
    SHORTLIST_TRY_VOID(add.bind(values...));
    return add.run();
}

QString hashOf(const QJsonValue &value)
{
    return QString::fromLatin1(canonicalHash(value).toHex());
}

} // namespace

Result<std::optional<QJsonObject>> JournalRows::document(const RowKey &key)
{
    QByteArray bytes;
    if (const auto table = storedTable(key.table)) {
        auto found = store::rowDocument(m_db, *table, key.id);
        if (!found && found.error().kind == Error::Kind::NotFound)
            return std::optional<QJsonObject>();
        SHORTLIST_TRY(bytes, std::move(found));
    } else if (key.table == "conflict"_L1 || key.table == "recovery"_L1) {
        SHORTLIST_TRY(auto select, m_db.prepare(key.table == "conflict"_L1 ? selectConflict : selectRecovery));
        SHORTLIST_TRY_VOID(select.bind(key.id));
        SHORTLIST_TRY(const Step step, select.step());
        if (step == Step::Done)
            return std::optional<QJsonObject>();
        bytes = select.bytes(0);
    } else {
        return std::optional<QJsonObject>();
    }
    const QJsonDocument parsed = QJsonDocument::fromJson(bytes);
    if (!parsed.isObject())
        return Error{Error::Kind::Corrupt, key.table + u' ' + key.id};
    return std::optional(parsed.object());
}

Result<void> JournalRows::write(const RowKey &key, const QJsonObject &document)
{
    if (key.table == "resumes"_L1)
        return writeResume(key.id, document);
    if (key.table == "job_descriptions"_L1)
        return writeJob(key.id, document);
    if (key.table == "resume_versions"_L1)
        return writeVersion(key.id, document);
    if (key.table == "resume_note"_L1)
        return writeResumeNote(key.id, document);
    if (key.table == "version_note"_L1)
        return writeVersionNote(key.id, document);
    if (key.table == "conflict"_L1) {
        SHORTLIST_TRY(auto upsert, m_db.prepare(upsertConflict));
        SHORTLIST_TRY_VOID(upsert.bind(key.id, document.value("tbl"_L1).toString(),
            document.value("row_id"_L1).toString(), number(document, "resolved_at"_L1), Utf8{canonicalJson(document)}));
        return upsert.run();
    }
    if (key.table == "recovery"_L1) {
        SHORTLIST_TRY(auto upsert, m_db.prepare(upsertRecovery));
        SHORTLIST_TRY_VOID(upsert.bind(key.id, Utf8{canonicalJson(document)}));
        return upsert.run();
    }
    return Error{Error::Kind::InvalidInput, u"a row of "_s + key.table};
}

Result<void> JournalRows::writeResume(const QString &id, const QJsonObject &document)
{
    SHORTLIST_TRY_VOID(put(m_db, updateResume, insertResume, id, document.value("title"_L1).toString(),
        text(document, "template_id"_L1), text(document, "status"_L1), document.value("is_public"_L1).toBool(),
        text(document, "ai_optimized_for_jd_id"_L1), number(document, "optimization_score"_L1),
        text(document, "original_file_url"_L1), text(document, "exported_pdf_url"_L1),
        number(document, "created_at"_L1), number(document, "updated_at"_L1), number(document, "last_accessed_at"_L1),
        number(document, "deleted_at"_L1), number(document, "version"_L1), text(document, "parent_resume_id"_L1),
        json(document, "content"_L1), text(document, "extracted_text"_L1)));
    return writeResumeFacts(id, document);
}

Result<void> JournalRows::writeResumeFacts(const QString &id, const QJsonObject &document)
{
    const QJsonValue content = document.value("content"_L1);
    QString words = document.value("extracted_text"_L1).toString();
    if (words.isEmpty()) // the web platform does not always fill it in
        words = extractedText(Content::fromJson(content.toObject(), ResumeId::parse(id)));
    SHORTLIST_TRY(const qint64 revision, nextRevision());
    SHORTLIST_TRY(auto facts, m_db.prepare(upsertResumeFacts));
    SHORTLIST_TRY_VOID(facts.bind(id, revision, wordCount(words), hashOf(content)));
    SHORTLIST_TRY_VOID(facts.run());
    SHORTLIST_TRY(auto look, m_db.prepare(selectLook));
    SHORTLIST_TRY_VOID(look.bind(id));
    SHORTLIST_TRY(const Step step, look.step());
    if (step == Step::Done)
        return {};
    SHORTLIST_TRY(auto set, m_db.prepare(setLookHash));
    SHORTLIST_TRY_VOID(set.bind(id, hashOf(QJsonDocument::fromJson(look.bytes(0)).object())));
    return set.run();
}

Result<void> JournalRows::writeJob(const QString &id, const QJsonObject &document)
{
    SHORTLIST_TRY_VOID(put(m_db, updateJob, insertJob, id, document.value("title"_L1).toString(),
        text(document, "company"_L1), text(document, "location"_L1), text(document, "source_url"_L1),
        number(document, "created_at"_L1), number(document, "updated_at"_L1), number(document, "deleted_at"_L1),
        json(document, "extracted_data"_L1), document.value("description"_L1).toString()));
    SHORTLIST_TRY(const qint64 revision, nextRevision());
    SHORTLIST_TRY(auto facts, m_db.prepare(upsertJobFacts));
    SHORTLIST_TRY_VOID(facts.bind(id, revision));
    return facts.run();
}

Result<void> JournalRows::writeVersion(const QString &id, const QJsonObject &document)
{
    const QString resume = document.value("resume_id"_L1).toString();
    const auto at = number(document, "version_number"_L1);
    if (!at)
        return Error{Error::Kind::InvalidInput, u"a version without a number"_s};
    SHORTLIST_TRY_VOID(makeRoom(id, resume, *at));
    return put(m_db, updateVersion, insertVersion, id, resume, *at, text(document, "changed_by_user_id"_L1),
        text(document, "change_type"_L1), number(document, "created_at"_L1), text(document, "change_summary"_L1),
        json(document, "content"_L1));
}

/// A version of ours that waits for its number gives way to the one that has it.
Result<void> JournalRows::makeRoom(const QString &id, const QString &resume, qint64 number)
{
    SHORTLIST_TRY(auto move, m_db.prepare(moveAway));
    SHORTLIST_TRY_VOID(move.bind(id, resume, number));
    return move.run();
}

Result<void> JournalRows::writeResumeNote(const QString &id, const QJsonObject &document)
{
    SHORTLIST_TRY(auto upsert, m_db.prepare(upsertResumeNote));
    SHORTLIST_TRY_VOID(
        upsert.bind(id, number(document, "updated_at"_L1), Utf8{canonicalJson(document.value("memory"_L1).toObject())},
            Utf8{canonicalJson(document.value("look"_L1).toObject())},
            Utf8{canonicalJson(document.value("item_ids"_L1).toObject())}));
    SHORTLIST_TRY_VOID(upsert.run());
    SHORTLIST_TRY(const qint64 revision, nextRevision());
    SHORTLIST_TRY(auto facts, m_db.prepare(updateLookHash));
    SHORTLIST_TRY_VOID(facts.bind(id, hashOf(document.value("look"_L1).toObject()), revision));
    return facts.run();
}

Result<void> JournalRows::writeVersionNote(const QString &id, const QJsonObject &document)
{
    SHORTLIST_TRY(const QString look, share(document.value("look"_L1).toObject()));
    SHORTLIST_TRY(const QString items, share(document.value("item_ids"_L1).toObject()));
    SHORTLIST_TRY(auto upsert, m_db.prepare(upsertVersionNote));
    SHORTLIST_TRY_VOID(upsert.bind(id, document.value("origin"_L1).toString(u"manual"_s),
        document.value("origin_detail"_L1).toString(), document.value("name"_L1).toString(),
        document.value("device"_L1).toString(), document.value("content_hash"_L1).toString(), look, items));
    return upsert.run();
}

Result<void> JournalRows::remove(const RowKey &key)
{
    const TableStatements *statements = statementsOf(key.table);
    if (!statements)
        return {};
    for (const char *sql : {statements->removeFacts, statements->remove}) {
        if (!sql)
            continue;
        SHORTLIST_TRY(auto remove, m_db.prepare(sql));
        SHORTLIST_TRY_VOID(remove.bind(key.id));
        SHORTLIST_TRY_VOID(remove.run());
    }
    return {};
}

Result<QStringList> JournalRows::ids(const QString &table)
{
    QStringList all;
    const TableStatements *statements = statementsOf(table);
    if (!statements)
        return all;
    SHORTLIST_TRY(auto select, m_db.prepare(statements->ids));
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        all.append(row.text(0));
        return {};
    }));
    return all;
}

Result<void> JournalRows::confirmNumber(const QString &version)
{
    SHORTLIST_TRY(auto update, m_db.prepare(confirm));
    SHORTLIST_TRY_VOID(update.bind(version));
    return update.run();
}

Result<QString> JournalRows::share(const QJsonValue &json)
{
    const QString hash = hashOf(json);
    SHORTLIST_TRY(auto insert, m_db.prepare(insertShared));
    SHORTLIST_TRY_VOID(insert.bind(hash, Utf8{canonicalJson(json)}));
    SHORTLIST_TRY_VOID(insert.run());
    return hash;
}

Result<qint64> JournalRows::nextRevision()
{
    SHORTLIST_TRY(auto draw, m_db.prepare(drawRevision));
    qint64 revision = 0;
    SHORTLIST_TRY_VOID(draw.forEach([&](const Statement &row) -> Result<void> {
        revision = row.int64(0);
        return {};
    }));
    return revision;
}

} // namespace shortlist::device
