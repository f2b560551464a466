// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

/// rename, trash, restore-from-trash and variant: what is done to a resume as a whole.
namespace shortlist::cli {

Result<Reply> renameResume(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const QString title, checkedTitle(arguments.words().at(1)));
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    ResumeSave save;
    save.id = resume.id;
    save.expectedRevision = resume.revision;
    save.title = title;
    save.cut = VersionCut{};
    SHORTLIST_TRY(const SaveReceipt receipt, library->save(save));
    const QJsonObject row{{u"id"_s, resume.id.toString()}, {u"title"_s, title}, {u"version"_s, receipt.version}};
    return Reply{{}, row, Done, {}};
}

Result<Reply> trashResume(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY_VOID(library->trashResume(resume.id));
    return Reply{{}, QJsonObject{{u"id"_s, resume.id.toString()}}, Done, {}};
}

Result<Reply> restoreFromTrash(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const QList<TrashItem> items, library->trash());
    SHORTLIST_TRY(const TrashItem item, trashItemNamed(arguments.words().constFirst(), items));
    SHORTLIST_TRY_VOID(library->restoreFromTrash(item));
    return Reply{{}, rowOf(item), Done, {}};
}

Result<Reply> makeVariant(Session &session, const Arguments &arguments)
{
    if (!arguments.has(u"job"_s))
        return Reply{{}, {}, Usage, {u"Name the job that the variant is for: --job JOB."_s}};
    SHORTLIST_TRY(const ResumeSummary parent, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(const JobRecord job, session.job(arguments.value(u"job"_s)));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    QString title = arguments.value(u"title"_s);
    if (!arguments.has(u"title"_s))
        title = (job.company.isEmpty() ? job.title : u"%1, %2"_s.arg(job.title, job.company)).left(255);
    SHORTLIST_TRY(title, checkedTitle(title));
    SHORTLIST_TRY(const ResumeSummary variant, library->createVariant(parent.id, job.id, title));
    const QJsonObject row = rowOf(variant);
    return Reply{tabbed({row}, {u"id"_s, u"title"_s}), row, Done, {}};
}

} // namespace shortlist::cli
