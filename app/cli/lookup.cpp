// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lookup.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

Result<ResumeSummary> resumeNamed(const QString &name, const QList<ResumeSummary> &resumes)
{
    return rowNamed(
        name, resumes, [](const ResumeSummary &row) { return row.id.toString(); },
        [](const ResumeSummary &row) { return row.title; });
}

Result<JobRecord> jobNamed(const QString &name, const QList<JobRecord> &jobs)
{
    return rowNamed(
        name, jobs, [](const JobRecord &row) { return row.id.toString(); },
        [](const JobRecord &row) { return row.title; });
}

Result<TrashItem> trashItemNamed(const QString &name, const QList<TrashItem> &items)
{
    return rowNamed(
        name, items,
        [](const TrashItem &row) {
            return row.kind == TrashItem::Kind::Resume ? row.resume.toString() : row.job.toString();
        },
        [](const TrashItem &row) { return row.title; });
}

Result<TemplateRecord> templateNamed(const QString &name, const QList<TemplateRecord> &templates)
{
    for (const TemplateRecord &one : templates) {
        if (one.slug.compare(name, Qt::CaseInsensitive) == 0 || one.name.compare(name, Qt::CaseInsensitive) == 0)
            return one;
    }
    return rowNamed(
        name, templates, [](const TemplateRecord &row) { return row.id.toString(); },
        [](const TemplateRecord &row) { return row.name; });
}

Result<QString> checkedTitle(const QString &title)
{
    const QString trimmed = title.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > 255)
        return Error{Error::Kind::InvalidInput, u"A title has 1 to 255 characters"_s};
    return trimmed;
}

Result<int> versionNumber(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < 1)
        return Error{Error::Kind::InvalidInput, u"%1 is not the number of a version"_s.arg(text)};
    return number;
}

} // namespace shortlist::cli
