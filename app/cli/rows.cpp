// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/rows.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

QString statusWord(ResumeStatus status)
{
    switch (status) {
    case ResumeStatus::Draft:
        return u"draft"_s;
    case ResumeStatus::Published:
        return u"published"_s;
    case ResumeStatus::Archived:
        return u"archived"_s;
    }
    return {};
}

QString originWord(ChangeOrigin origin)
{
    switch (origin) {
    case ChangeOrigin::Manual:
        return u"manual"_s;
    case ChangeOrigin::Optimised:
        return u"optimised"_s;
    case ChangeOrigin::TemplateChange:
        return u"template"_s;
    case ChangeOrigin::Merge:
        return u"merge"_s;
    case ChangeOrigin::Restore:
        return u"restore"_s;
    case ChangeOrigin::Import:
        return u"import"_s;
    case ChangeOrigin::Variant:
        return u"variant"_s;
    }
    return {};
}

} // namespace

QString isoTime(Timestamp time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject rowOf(const ResumeSummary &resume)
{
    QJsonObject row{{u"id"_s, resume.id.toString()}, {u"title"_s, resume.title}, {u"template"_s, resume.templateName},
        {u"status"_s, statusWord(resume.status)}, {u"version"_s, resume.version}, {u"words"_s, resume.wordCount},
        {u"createdAt"_s, isoTime(resume.createdAt)}, {u"updatedAt"_s, isoTime(resume.updatedAt)}};
    if (resume.parent)
        row.insert(u"parent"_s, resume.parent->toString());
    if (resume.targetJob) {
        row.insert(u"job"_s, resume.targetJob->toString());
        row.insert(u"company"_s, resume.targetCompany);
    }
    return row;
}

QJsonObject rowOf(const JobRecord &job)
{
    return {{u"id"_s, job.id.toString()}, {u"title"_s, job.title}, {u"company"_s, job.company},
        {u"location"_s, job.location}, {u"url"_s, job.sourceUrl}, {u"resumes"_s, job.resumeCount},
        {u"createdAt"_s, isoTime(job.createdAt)}, {u"updatedAt"_s, isoTime(job.updatedAt)}};
}

QJsonObject rowOf(const TemplateRecord &record)
{
    return {{u"id"_s, record.id.toString()}, {u"slug"_s, record.slug}, {u"name"_s, record.name},
        {u"category"_s, record.category}, {u"description"_s, record.description}, {u"premium"_s, record.premium}};
}

QJsonObject rowOf(const TrashItem &item)
{
    const bool resume = item.kind == TrashItem::Kind::Resume;
    return {{u"id"_s, resume ? item.resume.toString() : item.job.toString()},
        {u"kind"_s, resume ? u"resume"_s : u"job"_s}, {u"title"_s, item.title},
        {u"deletedAt"_s, isoTime(item.deletedAt)}, {u"daysLeft"_s, item.daysLeft}, {u"versions"_s, item.versionCount}};
}

QJsonObject rowOf(const VersionSummary &version)
{
    return {{u"version"_s, version.number}, {u"createdAt"_s, isoTime(version.createdAt)},
        {u"origin"_s, originWord(version.origin)}, {u"name"_s, version.name}, {u"summary"_s, version.summary},
        {u"device"_s, version.device}};
}

QJsonObject rowOf(const SearchHit &hit)
{
    // The marks around the words that were found are control characters; a shell gets brackets.
    QString snippet = hit.snippet;
    snippet.replace(QChar(2), u'[').replace(QChar(3), u']');
    QJsonObject row{{u"title"_s, hit.title}, {u"field"_s, hit.field}, {u"snippet"_s, snippet}};
    switch (hit.kind) {
    case SearchHit::Kind::Resume:
        row.insert(u"kind"_s, u"resume"_s);
        row.insert(u"id"_s, hit.resume.toString());
        break;
    case SearchHit::Kind::Job:
        row.insert(u"kind"_s, u"job"_s);
        row.insert(u"id"_s, hit.job.toString());
        break;
    case SearchHit::Kind::Version:
        row.insert(u"kind"_s, u"version"_s);
        row.insert(u"id"_s, hit.resume.toString());
        row.insert(u"version"_s, hit.versionNumber);
        break;
    }
    return row;
}

} // namespace shortlist::cli
