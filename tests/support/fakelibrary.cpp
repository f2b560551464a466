// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakelibrary.h"

#include "models/base/canonicaljson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr Timestamp start = 1'763'800'000'000; // 22 November 2025
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

template <typename T>
Future<T> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

QByteArray hashOf(const ResumeRecord &record)
{
    return canonicalHash(QJsonObject{{u"content"_s, record.content.toJson()}, {u"look"_s, record.look.toJson()}});
}

} // namespace

FakeLibrary::FakeLibrary(QObject *parent)
    : Library(parent)
    , clock(start)
{
}

void FakeLibrary::put(const ResumeRecord &record)
{
    m_resumes.append(record);
    m_resumes.last().summary.contentHash = hashOf(record);
}

void FakeLibrary::put(const JobRecord &job)
{
    m_jobs.append(job);
}

void FakeLibrary::put(ResumeId id, const VersionRecord &version)
{
    m_versions[id.toString()].append(version);
}

void FakeLibrary::put(const TemplateRecord &record)
{
    m_templates.append(record);
}

std::optional<Error> FakeLibrary::failure(const char *call, bool write)
{
    calls.append(QString::fromLatin1(call));
    std::optional<Error> error;
    std::swap(error, failNext);
    if (error && write)
        emit writeFailed(*error);
    return error;
}

ResumeRecord *FakeLibrary::find(ResumeId id)
{
    const auto at = std::find_if(
        m_resumes.begin(), m_resumes.end(), [&](const ResumeRecord &record) { return record.summary.id == id; });
    return at == m_resumes.end() ? nullptr : &*at;
}

JobRecord *FakeLibrary::findJob(JobId id)
{
    const auto at = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const JobRecord &job) { return job.id == id; });
    return at == m_jobs.end() ? nullptr : &*at;
}

ResumeSummary FakeLibrary::filled(ResumeSummary summary) const
{
    for (const JobRecord &job : m_jobs) {
        if (summary.targetJob == job.id) {
            summary.targetCompany = job.company;
            summary.targetTitle = job.title;
        }
    }
    for (const TemplateRecord &known : m_templates) {
        if (summary.templateId == known.id)
            summary.templateName = known.name;
    }
    return summary;
}

Future<QList<ResumeSummary>> FakeLibrary::resumes()
{
    if (const auto error = failure("resumes"))
        return ready<QList<ResumeSummary>>(*error);
    QList<ResumeSummary> rows;
    for (const ResumeRecord &record : m_resumes) {
        if (!record.summary.deletedAt)
            rows.append(filled(record.summary));
    }
    std::stable_sort(rows.begin(), rows.end(),
        [](const ResumeSummary &a, const ResumeSummary &b) { return a.updatedAt > b.updatedAt; });
    return ready<QList<ResumeSummary>>(rows);
}

Future<ResumeRecord> FakeLibrary::resume(ResumeId id)
{
    if (const auto error = failure("resume"))
        return ready<ResumeRecord>(*error);
    const ResumeRecord *record = find(id);
    if (!record)
        return ready<ResumeRecord>(Error{Error::Kind::NotFound, id.toString()});
    ResumeRecord copy = *record;
    copy.summary = filled(copy.summary);
    return ready<ResumeRecord>(copy);
}

int FakeLibrary::cut(ResumeRecord &record, ChangeOrigin origin, const QString &name, const QString &summary)
{
    VersionRecord version;
    version.summary.id = VersionId::create();
    version.summary.number = ++record.summary.version;
    version.summary.origin = origin;
    version.summary.name = name;
    version.summary.summary = summary;
    version.summary.createdAt = clock.now();
    version.content = record.content;
    version.look = record.look;
    m_versions[record.summary.id.toString()].append(version);
    return version.summary.number;
}

Future<ResumeSummary> FakeLibrary::createResume(const NewResume &resume)
{
    if (const auto error = failure("createResume", true))
        return ready<ResumeSummary>(*error);
    if (resume.title.trimmed().isEmpty())
        return ready<ResumeSummary>(Error{Error::Kind::InvalidInput, u"A resume needs a title."_s});
    ResumeRecord record;
    record.summary.id = ResumeId::create();
    record.summary.title = resume.title.trimmed();
    record.summary.parent = resume.parent;
    record.summary.targetJob = resume.targetJob;
    record.summary.templateId
        = resume.look.templateId.isNull() && !m_templates.isEmpty() ? m_templates.first().id : resume.look.templateId;
    record.summary.createdAt = record.summary.updatedAt = clock.now();
    record.summary.revision = 1;
    record.content = resume.content;
    record.look = resume.look;
    record.summary.contentHash = hashOf(record);
    cut(record, resume.origin, {}, resume.originDetail);
    m_resumes.append(record);
    emit resumesChanged({record.summary.id});
    return ready<ResumeSummary>(filled(record.summary));
}

Future<ResumeSummary> FakeLibrary::createVariant(ResumeId parent, std::optional<JobId> job, const QString &title)
{
    const ResumeRecord *source = find(parent);
    if (!source)
        return ready<ResumeSummary>(Error{Error::Kind::NotFound, parent.toString()});
    NewResume variant;
    variant.title = title;
    variant.content = source->content;
    variant.look = source->look;
    variant.look.templateId = source->summary.templateId;
    variant.parent = source->summary.parent ? source->summary.parent : std::optional(parent);
    variant.targetJob = job;
    variant.origin = ChangeOrigin::Variant;
    return createResume(variant);
}

Future<SaveReceipt> FakeLibrary::save(const ResumeSave &change)
{
    if (const auto error = failure("save", true))
        return ready<SaveReceipt>(*error);
    ResumeRecord *record = find(change.id);
    if (!record)
        return ready<SaveReceipt>(Error{Error::Kind::NotFound, change.id.toString()});
    if (change.expectedRevision && *change.expectedRevision != record->summary.revision)
        return ready<SaveReceipt>(Error{Error::Kind::Conflict, change.id.toString()});
    if (change.content)
        record->content = *change.content;
    if (change.look)
        record->look = *change.look;
    if (change.title)
        record->summary.title = *change.title;
    if (change.status)
        record->summary.status = *change.status;
    if (change.targetJob)
        record->summary.targetJob = *change.targetJob;
    if (change.memory)
        record->memory = *change.memory;
    if (change.pageCount)
        record->summary.pageCount = *change.pageCount;
    const QList<VersionRecord> &known = m_versions[change.id.toString()];
    const bool differs
        = known.isEmpty() || !(known.last().content == record->content) || !(known.last().look == record->look);
    if (change.cut && (differs || !change.cut->name.isEmpty()))
        cut(*record, change.cut->origin, change.cut->name, change.cut->summary);
    record->summary.updatedAt = clock.now();
    ++record->summary.revision;
    record->summary.contentHash = hashOf(*record);
    const SaveReceipt receipt{record->summary.revision, record->summary.version, clock.now()};
    emit resumesChanged({change.id});
    return ready<SaveReceipt>(receipt);
}

Future<QList<VersionSummary>> FakeLibrary::versions(ResumeId id)
{
    if (const auto error = failure("versions"))
        return ready<QList<VersionSummary>>(*error);
    QList<VersionSummary> rows;
    for (const VersionRecord &version : m_versions.value(id.toString()))
        rows.prepend(version.summary);
    return ready<QList<VersionSummary>>(rows);
}

Future<VersionRecord> FakeLibrary::version(ResumeId id, int number)
{
    if (const auto error = failure("version"))
        return ready<VersionRecord>(*error);
    for (const VersionRecord &version : m_versions.value(id.toString())) {
        if (version.summary.number == number)
            return ready<VersionRecord>(version);
    }
    return ready<VersionRecord>(Error{Error::Kind::NotFound, u"version %1"_s.arg(number)});
}

Future<SaveReceipt> FakeLibrary::nameVersion(ResumeId id, int number, const QString &name)
{
    if (const auto error = failure("nameVersion", true))
        return ready<SaveReceipt>(*error);
    for (VersionRecord &version : m_versions[id.toString()]) {
        if (version.summary.number != number)
            continue;
        version.summary.name = name;
        const ResumeRecord *record = find(id);
        emit resumesChanged({id});
        return ready<SaveReceipt>(SaveReceipt{record ? record->summary.revision : 0, number, clock.now()});
    }
    return ready<SaveReceipt>(Error{Error::Kind::NotFound, u"version %1"_s.arg(number)});
}

Future<SaveReceipt> FakeLibrary::restoreVersion(ResumeId id, int number)
{
    ResumeSave change;
    change.id = id;
    for (const VersionRecord &version : m_versions.value(id.toString())) {
        if (version.summary.number == number) {
            change.content = version.content;
            change.look = version.look;
            change.cut = VersionCut{ChangeOrigin::Restore, {}, u"Restored v%1"_s.arg(number)};
            return save(change);
        }
    }
    return ready<SaveReceipt>(Error{Error::Kind::NotFound, u"version %1"_s.arg(number)});
}

Future<QList<JobRecord>> FakeLibrary::jobs()
{
    if (const auto error = failure("jobs"))
        return ready<QList<JobRecord>>(*error);
    QList<JobRecord> rows;
    for (JobRecord job : m_jobs) {
        if (job.deletedAt)
            continue;
        job.resumeCount
            = static_cast<int>(std::count_if(m_resumes.cbegin(), m_resumes.cend(), [&](const ResumeRecord &record) {
                  return record.summary.targetJob == job.id && !record.summary.deletedAt;
              }));
        rows.append(job);
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const JobRecord &a, const JobRecord &b) { return a.updatedAt > b.updatedAt; });
    return ready<QList<JobRecord>>(rows);
}

Future<JobRecord> FakeLibrary::job(JobId id)
{
    if (const auto error = failure("job"))
        return ready<JobRecord>(*error);
    const JobRecord *job = findJob(id);
    return job ? ready<JobRecord>(*job) : ready<JobRecord>(Error{Error::Kind::NotFound, id.toString()});
}

Future<JobRecord> FakeLibrary::saveJob(const JobRecord &job)
{
    if (const auto error = failure("saveJob", true))
        return ready<JobRecord>(*error);
    JobRecord stored = job;
    stored.updatedAt = clock.now();
    if (JobRecord *known = findJob(job.id)) {
        stored.createdAt = known->createdAt;
        *known = stored;
    } else {
        stored.id = JobId::create();
        stored.createdAt = clock.now();
        m_jobs.append(stored);
    }
    emit jobsChanged({stored.id});
    return ready<JobRecord>(stored);
}

Future<QList<TemplateRecord>> FakeLibrary::templates()
{
    if (const auto error = failure("templates"))
        return ready<QList<TemplateRecord>>(*error);
    return ready<QList<TemplateRecord>>(m_templates);
}

Future<QList<TrashItem>> FakeLibrary::trash()
{
    if (const auto error = failure("trash"))
        return ready<QList<TrashItem>>(*error);
    QList<TrashItem> items;
    const auto left = [&](Timestamp deletedAt) { return static_cast<int>(30 - (clock.now() - deletedAt) / dayMs); };
    for (const ResumeRecord &record : m_resumes) {
        if (const auto at = record.summary.deletedAt)
            items.append({TrashItem::Kind::Resume, record.summary.id, {}, record.summary.title, *at, left(*at),
                record.summary.version});
    }
    for (const JobRecord &job : m_jobs) {
        if (const auto at = job.deletedAt)
            items.append({TrashItem::Kind::Job, {}, job.id, job.title, *at, left(*at), 0});
    }
    std::stable_sort(
        items.begin(), items.end(), [](const TrashItem &a, const TrashItem &b) { return a.deletedAt > b.deletedAt; });
    return ready<QList<TrashItem>>(items);
}

Future<void> FakeLibrary::trashResume(ResumeId id)
{
    if (const auto error = failure("trashResume", true))
        return ready<void>(*error);
    ResumeRecord *record = find(id);
    if (!record)
        return ready<void>(Error{Error::Kind::NotFound, id.toString()});
    record->summary.deletedAt = clock.now();
    emit resumesChanged({id});
    emit trashChanged();
    return ready<void>({});
}

Future<void> FakeLibrary::trashJob(JobId id)
{
    if (const auto error = failure("trashJob", true))
        return ready<void>(*error);
    JobRecord *job = findJob(id);
    if (!job)
        return ready<void>(Error{Error::Kind::NotFound, id.toString()});
    job->deletedAt = clock.now();
    emit jobsChanged({id});
    emit trashChanged();
    return ready<void>({});
}

Future<void> FakeLibrary::restoreFromTrash(const TrashItem &item)
{
    if (const auto error = failure("restoreFromTrash", true))
        return ready<void>(*error);
    if (ResumeRecord *record = find(item.resume); record && item.kind == TrashItem::Kind::Resume) {
        record->summary.deletedAt.reset();
        emit resumesChanged({item.resume});
    } else if (JobRecord *job = findJob(item.job); job && item.kind == TrashItem::Kind::Job) {
        job->deletedAt.reset();
        emit jobsChanged({item.job});
    } else {
        return ready<void>(Error{Error::Kind::NotFound, item.title});
    }
    emit trashChanged();
    return ready<void>({});
}

Future<void> FakeLibrary::deleteForGood(const TrashItem &item)
{
    if (const auto error = failure("deleteForGood", true))
        return ready<void>(*error);
    if (item.kind == TrashItem::Kind::Resume) {
        m_resumes.removeIf([&](const ResumeRecord &record) { return record.summary.id == item.resume; });
        m_versions.remove(item.resume.toString());
    } else {
        m_jobs.removeIf([&](const JobRecord &job) { return job.id == item.job; });
    }
    emit trashChanged();
    return ready<void>({});
}

Future<SearchResult> FakeLibrary::search(const QString &words, int limit)
{
    if (const auto error = failure("search"))
        return ready<SearchResult>(*error);
    SearchResult result;
    const auto look = [&](SearchHit hit, const QString &field, const QString &text) {
        const qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive);
        if (at < 0 || result.hits.size() >= limit)
            return;
        hit.field = field;
        hit.snippet = text.left(at) + QChar(2) + text.mid(at, words.size()) + QChar(3) + text.mid(at + words.size());
        result.hits.append(hit);
    };
    for (const ResumeRecord &record : m_resumes) {
        if (record.summary.deletedAt)
            continue;
        SearchHit hit{SearchHit::Kind::Resume, record.summary.id, {}, 0, record.summary.title, {}, {}};
        look(hit, u"title"_s, record.summary.title);
        for (const Section &section : record.content.sections) {
            look(hit, section.key, section.text);
            for (const Entry &entry : section.entries) {
                for (const TextItem &item : entry.lists.value(u"bullets"_s))
                    look(hit, section.key, item.text);
            }
        }
    }
    for (const JobRecord &job : m_jobs) {
        if (!job.deletedAt)
            look({SearchHit::Kind::Job, {}, job.id, 0, job.title, {}, {}}, u"description"_s, job.description);
    }
    if (result.hits.isEmpty() && words == u"settlment"_s)
        result.didYouMean = u"settlement"_s;
    return ready<SearchResult>(result);
}

Future<QJsonObject> FakeLibrary::setting(const QString &key)
{
    if (const auto error = failure("setting"))
        return ready<QJsonObject>(*error);
    return ready<QJsonObject>(m_settings.value(key));
}

Future<void> FakeLibrary::setSetting(const QString &key, const QJsonObject &value)
{
    if (const auto error = failure("setSetting", true))
        return ready<void>(*error);
    m_settings.insert(key, value);
    return ready<void>({});
}

Future<QList<BackupInfo>> FakeLibrary::backups()
{
    if (const auto error = failure("backups"))
        return ready<QList<BackupInfo>>(*error);
    return ready<QList<BackupInfo>>(m_backups);
}

Future<BackupInfo> FakeLibrary::backUp(const QString &path)
{
    if (const auto error = failure("backUp", true))
        return ready<BackupInfo>(*error);
    const BackupInfo info{path.isEmpty() ? u"/fake/Backups/library.shortlist"_s : path, clock.now(), 3'100'000, true};
    m_backups.prepend(info);
    return ready<BackupInfo>(info);
}

Future<LibraryHealth> FakeLibrary::check()
{
    if (const auto error = failure("check"))
        return ready<LibraryHealth>(*error);
    return ready<LibraryHealth>(LibraryHealth{{}, {{u"resumes"_s, m_resumes.size()}}});
}

QString FakeLibrary::path() const
{
    return u"/fake/library.shortlist"_s;
}

} // namespace shortlist
