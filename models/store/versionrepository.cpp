// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/versionrepository.h"

#include "models/base/canonicaljson.h"

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int maxNameLength = 255;

constexpr auto selectTimeline
    = "SELECT v.id, v.version_number, v.change_type, v.change_summary, v.created_at, n.origin, n.name, n.device, "
      "n.provisional FROM resume_versions v LEFT JOIN version_note n ON n.version_id = v.id "
      "WHERE v.resume_id = ?1 ORDER BY v.version_number DESC";
constexpr auto selectVersion
    = "SELECT v.id, v.version_number, v.change_type, v.change_summary, v.created_at, n.origin, n.name, n.device, "
      "n.provisional, v.content, n.content_hash, look.json, items.json FROM resume_versions v "
      "LEFT JOIN version_note n ON n.version_id = v.id LEFT JOIN shared_json look ON look.hash = n.look_hash "
      "LEFT JOIN shared_json items ON items.hash = n.items_hash WHERE v.resume_id = ?1 AND v.version_number = ?2";
constexpr auto selectNewest
    = "SELECT v.id, v.version_number, n.name, n.content_hash, n.look_hash FROM resume_versions v "
      "LEFT JOIN version_note n ON n.version_id = v.id WHERE v.resume_id = ?1 ORDER BY v.version_number DESC LIMIT 1";
constexpr auto selectHighest
    = "SELECT max(coalesce((SELECT max(version_number) FROM resume_versions WHERE resume_id = ?1), 0), "
      "coalesce((SELECT version FROM resumes WHERE id = ?1), 0))";
constexpr auto insertVersion
    = "INSERT INTO resume_versions (id, resume_id, version_number, changed_by_user_id, change_type, created_at, "
      "change_summary, content) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
constexpr auto insertVersionNote
    = "INSERT INTO version_note (version_id, origin, origin_detail, name, device, provisional, content_hash, "
      "look_hash, "
      "items_hash) VALUES (?1, ?2, ?3, ?4, ?5, EXISTS (SELECT 1 FROM sync_meta WHERE key = 'bound_user'), ?6, ?7, ?8)";
constexpr auto raiseVersion = "UPDATE resumes SET version = ?2 WHERE id = ?1";
constexpr auto insertShared = "INSERT INTO shared_json (hash, json) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING";
constexpr auto selectId = "SELECT id FROM resume_versions WHERE resume_id = ?1 AND version_number = ?2";
constexpr auto updateName = "UPDATE version_note SET name = ?2 WHERE version_id = ?1";

VersionSummary readSummary(const Statement &row)
{
    VersionSummary summary;
    summary.id = VersionId::parse(row.text(0));
    summary.number = row.integer(1);
    summary.summary = row.text(3);
    summary.createdAt = row.int64(4);
    if (row.isNull(5)) { // written by the web platform: only its own three kinds are known
        const QString type = row.text(2);
        summary.origin = type == u"ai_optimized" ? ChangeOrigin::Optimised
            : type == u"template_change"         ? ChangeOrigin::TemplateChange
                                                 : ChangeOrigin::Manual;
        return summary;
    }
    summary.origin = originFromColumn(row.text(5));
    summary.name = row.text(6);
    summary.device = row.text(7);
    summary.synced = row.integer(8) == 0;
    return summary;
}

} // namespace

Result<QList<VersionSummary>> VersionRepository::list(ResumeId resume)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectTimeline));
    SHORTLIST_TRY_VOID(select.bind(resume.toString()));
    QList<VersionSummary> versions;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        versions.append(readSummary(row));
        return {};
    }));
    return versions;
}

Result<VersionRecord> VersionRepository::byNumber(ResumeId resume, int number)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectVersion));
    SHORTLIST_TRY_VOID(select.bind(resume.toString(), number));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::NotFound, u"version %1 of %2"_s.arg(number).arg(resume.toString())};
    VersionRecord record;
    record.summary = readSummary(select);
    QJsonObject tree;
    if (!select.isNull(12)) {
        SHORTLIST_TRY(tree, objectFromColumn(select.bytes(12)));
        tree.insert(u"contentHash"_s, select.text(10));
    }
    SHORTLIST_TRY(record.content, unpackContent(select.bytes(9), tree, resume));
    if (!select.isNull(11)) {
        SHORTLIST_TRY(const QJsonObject look, objectFromColumn(select.bytes(11)));
        record.look = Look::fromJson(look);
    }
    return record;
}

Result<std::optional<VersionState>> VersionRepository::newest(ResumeId resume)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectNewest));
    SHORTLIST_TRY_VOID(select.bind(resume.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return std::optional<VersionState>();
    return std::optional(VersionState{
        VersionId::parse(select.text(0)), select.integer(1), select.text(2), select.text(3), select.text(4)});
}

Result<int> VersionRepository::nextNumber(ResumeId resume)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectHighest));
    SHORTLIST_TRY_VOID(select.bind(resume.toString()));
    SHORTLIST_TRY_VOID(select.step());
    return select.integer(0) + 1;
}

Result<int> VersionRepository::insert(
    LibraryWrite &write, const NewVersion &version, const PackedContent &content, const PackedLook &look)
{
    SHORTLIST_TRY(const int number, nextNumber(version.resume));
    const QString id = VersionId::create().toString();
    const std::optional<QString> author
        = version.author.isNull() ? std::nullopt : std::optional(version.author.toString());
    SHORTLIST_TRY(auto insert, m_db.prepare(insertVersion));
    SHORTLIST_TRY_VOID(insert.bind(id, version.resume.toString(), number, author, changeType(version.origin),
        write.now(), nullIfEmpty(version.summary), content.json));
    SHORTLIST_TRY_VOID(insert.run());
    SHORTLIST_TRY_VOID(insertNote(write, id, version, content, look));
    SHORTLIST_TRY(auto raise, m_db.prepare(raiseVersion));
    SHORTLIST_TRY_VOID(raise.bind(version.resume.toString(), number));
    SHORTLIST_TRY_VOID(raise.run());
    SHORTLIST_TRY_VOID(write.recordCreate(SyncedTable::ResumeVersions, id));
    SHORTLIST_TRY_VOID(write.recordCreate(SyncedTable::VersionNote, id));
    return number;
}

Result<void> VersionRepository::insertNote(
    LibraryWrite &, const QString &id, const NewVersion &version, const PackedContent &content, const PackedLook &look)
{
    SHORTLIST_TRY_VOID(share(look.hash, look.json));
    // The hash changes with every key, the tree only when items come and go: kept apart, trees can be shared.
    QJsonObject tree = content.itemIds;
    tree.remove(u"contentHash"_s);
    SHORTLIST_TRY(const QString itemsHash, share(tree));
    SHORTLIST_TRY(auto note, m_db.prepare(insertVersionNote));
    SHORTLIST_TRY_VOID(note.bind(id, toColumn(version.origin), version.originDetail, version.name, version.device,
        content.hash, look.hash, itemsHash));
    return note.run();
}

Result<void> VersionRepository::setName(LibraryWrite &write, ResumeId resume, int number, const QString &name)
{
    const QString clean = name.simplified();
    if (clean.toUcs4().size() > maxNameLength)
        return Error{Error::Kind::InvalidInput, u"name"_s};
    SHORTLIST_TRY(auto select, m_db.prepare(selectId));
    SHORTLIST_TRY_VOID(select.bind(resume.toString(), number));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::NotFound, u"version %1 of %2"_s.arg(number).arg(resume.toString())};
    const QString id = select.text(0);
    SHORTLIST_TRY_VOID(write.recordUpdate(SyncedTable::VersionNote, id));
    SHORTLIST_TRY(auto update, m_db.prepare(updateName));
    SHORTLIST_TRY_VOID(update.bind(id, clean));
    SHORTLIST_TRY_VOID(update.run());
    write.changes.resumes.append(resume);
    return {};
}

Result<QString> VersionRepository::share(const QJsonObject &json)
{
    if (m_shared.hash.isEmpty() || json != m_shared.json)
        m_shared = {json, QString::fromLatin1(canonicalHash(json).toHex()), jsonColumn(json)};
    SHORTLIST_TRY_VOID(share(m_shared.hash, m_shared.bytes));
    return m_shared.hash;
}

Result<void> VersionRepository::share(const QString &hash, const Utf8 &json)
{
    SHORTLIST_TRY(auto insert, m_db.prepare(insertShared));
    SHORTLIST_TRY_VOID(insert.bind(hash, json));
    return insert.run();
}

} // namespace shortlist::store
