// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/records.h"

#include <QList>

namespace shortlist::cli {

/// The one row that `name` names: by its whole id, by a beginning of its id that no other row shares, or by its exact
/// title. Fails with NotFound, or with Ambiguous where several rows answer.
template <typename Row, typename IdOf, typename TitleOf>
Result<Row> rowNamed(const QString &name, const QList<Row> &rows, IdOf idOf, TitleOf titleOf)
{
    QList<const Row *> found;
    for (const Row &row : rows) {
        const QString id = idOf(row);
        if (id.compare(name, Qt::CaseInsensitive) == 0)
            return row;
        if ((!name.isEmpty() && id.startsWith(name, Qt::CaseInsensitive)) || titleOf(row) == name)
            found += &row;
    }
    if (found.isEmpty())
        return Error{Error::Kind::NotFound, name};
    if (found.size() > 1)
        return Error{Error::Kind::Ambiguous, name};
    return *found.constFirst();
}

Result<ResumeSummary> resumeNamed(const QString &name, const QList<ResumeSummary> &resumes);
Result<JobRecord> jobNamed(const QString &name, const QList<JobRecord> &jobs);
Result<TrashItem> trashItemNamed(const QString &name, const QList<TrashItem> &items);
/// By slug or name, in whatever case, or by id.
Result<TemplateRecord> templateNamed(const QString &name, const QList<TemplateRecord> &templates);

/// The title without white space around it; fails with InvalidInput where it is empty or longer than 255 characters.
Result<QString> checkedTitle(const QString &title);

/// A version number as it was typed; fails with InvalidInput.
Result<int> versionNumber(const QString &text);

} // namespace shortlist::cli
