// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

/// history and restore.
namespace shortlist::cli {

Result<Reply> showHistory(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const QList<VersionSummary> versions, library->versions(resume.id));
    QJsonArray rows;
    for (const VersionSummary &version : versions)
        rows.append(rowOf(version));
    return Reply{tabbed(rows, {u"version"_s, u"createdAt"_s, u"origin"_s, u"name"_s, u"summary"_s}), rows, Done, {}};
}

Result<Reply> restoreVersion(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const int number, versionNumber(arguments.words().at(1)));
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const SaveReceipt receipt, library->restoreVersion(resume.id, number));
    const QJsonObject row{{u"id"_s, resume.id.toString()}, {u"version"_s, receipt.version}, {u"restored"_s, number}};
    return Reply{u"version %1"_s.arg(receipt.version), row, Done, {}};
}

} // namespace shortlist::cli
