// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

template <typename Rows>
Reply replyOf(const Rows &rows, const QStringList &keys)
{
    QJsonArray json;
    for (const auto &row : rows)
        json.append(rowOf(row));
    return {tabbed(json, keys), json, Done, {}};
}

} // namespace

Result<Reply> listRows(Session &session, const Arguments &arguments)
{
    const QString &what = arguments.words().constFirst();
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    if (what == "resumes"_L1) {
        SHORTLIST_TRY(const QList<ResumeSummary> rows, library->resumes());
        return replyOf(rows, {u"id"_s, u"title"_s, u"status"_s, u"version"_s, u"updatedAt"_s});
    }
    if (what == "jobs"_L1) {
        SHORTLIST_TRY(const QList<JobRecord> rows, library->jobs());
        return replyOf(rows, {u"id"_s, u"title"_s, u"company"_s, u"updatedAt"_s});
    }
    if (what == "templates"_L1) {
        SHORTLIST_TRY(const QList<TemplateRecord> rows, library->templates());
        return replyOf(rows, {u"id"_s, u"slug"_s, u"name"_s, u"category"_s});
    }
    if (what == "trash"_L1) {
        SHORTLIST_TRY(const QList<TrashItem> rows, library->trash());
        return replyOf(rows, {u"id"_s, u"kind"_s, u"title"_s, u"daysLeft"_s});
    }
    return Reply{{}, {}, Usage, {u"list takes one of resumes, jobs, templates, trash."_s}};
}

} // namespace shortlist::cli
