// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowdocuments.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr auto resumeDocument
    = "SELECT json_object('id', id, 'title', title, 'template_id', template_id, 'status', status, "
      "'is_public', json(iif(is_public, 'true', 'false')), 'ai_optimized_for_jd_id', ai_optimized_for_jd_id, "
      "'optimization_score', optimization_score, 'original_file_url', original_file_url, 'exported_pdf_url', "
      "exported_pdf_url, 'created_at', created_at, 'updated_at', updated_at, 'last_accessed_at', last_accessed_at, "
      "'deleted_at', deleted_at, 'version', version, 'parent_resume_id', parent_resume_id, 'extracted_text', "
      "extracted_text, 'content', json(content)) FROM resumes WHERE id = ?1";
constexpr auto versionDocument
    = "SELECT json_object('id', id, 'resume_id', resume_id, 'version_number', version_number, 'changed_by_user_id', "
      "changed_by_user_id, 'change_type', change_type, 'created_at', created_at, 'change_summary', change_summary, "
      "'content', json(content)) FROM resume_versions WHERE id = ?1";
constexpr auto jobDocument
    = "SELECT json_remove(json_object('id', id, 'title', title, 'company', company, 'location', location, "
      "'source_url', source_url, 'created_at', created_at, 'updated_at', updated_at, 'deleted_at', deleted_at, "
      "'extracted_data', json(extracted_data), 'description', description), iif(extracted_data IS NULL, "
      "'$.extracted_data', '$.none')) "
      "FROM job_descriptions WHERE id = ?1"; // as the centre: JSON that is NULL is a member that is missing
constexpr auto resumeNoteDocument = "SELECT json_object('resume_id', resume_id, 'updated_at', updated_at, 'memory', "
                                    "json(memory), 'look', json(look), "
                                    "'item_ids', json(item_ids)) FROM resume_note WHERE resume_id = ?1";
constexpr auto versionNoteDocument
    = "SELECT json_object('version_id', n.version_id, 'origin', n.origin, 'origin_detail', n.origin_detail, 'name', "
      "n.name, 'device', n.device, 'content_hash', n.content_hash, 'look', json(look.json), 'item_ids', "
      "json(items.json)) FROM version_note n JOIN shared_json look ON look.hash = n.look_hash "
      "JOIN shared_json items ON items.hash = n.items_hash WHERE n.version_id = ?1";

const char *documentQuery(SyncedTable table)
{
    switch (table) {
    case SyncedTable::Resumes:
        return resumeDocument;
    case SyncedTable::ResumeVersions:
        return versionDocument;
    case SyncedTable::JobDescriptions:
        return jobDocument;
    case SyncedTable::ResumeNote:
        return resumeNoteDocument;
    case SyncedTable::VersionNote:
        return versionNoteDocument;
    }
    return nullptr;
}

} // namespace

QString tableName(SyncedTable table)
{
    switch (table) {
    case SyncedTable::Resumes:
        return u"resumes"_s;
    case SyncedTable::ResumeVersions:
        return u"resume_versions"_s;
    case SyncedTable::JobDescriptions:
        return u"job_descriptions"_s;
    case SyncedTable::ResumeNote:
        return u"resume_note"_s;
    case SyncedTable::VersionNote:
        return u"version_note"_s;
    }
    return {};
}

Result<QByteArray> rowDocument(Connection &db, SyncedTable table, const QString &id)
{
    SHORTLIST_TRY(auto select, db.prepare(documentQuery(table)));
    SHORTLIST_TRY_VOID(select.bind(id));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::NotFound, tableName(table) + u' ' + id};
    return select.bytes(0);
}

} // namespace shortlist::store
