// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "app/common/errortext.h"
#include "models/exchange/importer.h"
#include "models/store/librarystore.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

int exitCodeOf(Error::Kind kind)
{
    return kind == Error::Kind::NotFound ? NotFound : BadInput;
}

Result<ResumeSummary> store(
    store::LibraryStore &library, const exchange::ImportedResume &read, const QString &title, const QString &path)
{
    NewResume resume;
    resume.title = title.isEmpty() ? read.title : title;
    resume.content = read.content;
    resume.origin = ChangeOrigin::Import;
    resume.originDetail = QFileInfo(path).fileName();
    return library.createResume(resume);
}

} // namespace

Result<Reply> importFiles(Session &session, const Arguments &arguments)
{
    QString title;
    if (arguments.has(u"title"_s)) {
        SHORTLIST_TRY(title, checkedTitle(arguments.value(u"title"_s)));
    }
    QJsonArray rows;
    Reply reply;
    for (const QString &path : arguments.words()) {
        // A file that cannot be read does not keep the others out.
        const Result<exchange::ImportedResume> read = exchange::importFile(path);
        if (!read) {
            reply.complaints += exchange::importErrorSentence(read.error(), path);
            reply.exitCode = exitCodeOf(read.error().kind);
            continue;
        }
        SHORTLIST_TRY(store::LibraryStore * library, session.library());
        SHORTLIST_TRY(const ResumeSummary stored, store(*library, read.value(), title, path));
        rows.append(rowOf(stored));
    }
    reply.text = tabbed(rows, {u"id"_s, u"title"_s});
    reply.json = rows;
    return reply;
}

} // namespace shortlist::cli
