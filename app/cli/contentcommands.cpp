// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonpointer.h"
#include "app/cli/lookup.h"
#include "app/cli/rows.h"
#include "app/cli/session.h"
#include "app/common/files.h"
#include "models/exchange/importer.h"
#include "models/store/librarystore.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

/// show, content and set: a resume's content as JSON, out and in.
namespace shortlist::cli {

namespace {

QString indented(const QJsonObject &json)
{
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed();
}

/// Stores `json` as the content of the resume, as one version.
Result<Reply> saveContent(store::LibraryStore &library, const ResumeRecord &before, const QJsonObject &json)
{
    Content content = Content::fromJson(json, before.summary.id);
    matchItemIds(content, before.content);
    ResumeSave save;
    save.id = before.summary.id;
    save.expectedRevision = before.summary.revision;
    save.content = content;
    save.cut = VersionCut{};
    SHORTLIST_TRY(const SaveReceipt receipt, library.save(save));
    const QJsonObject row{{u"id"_s, before.summary.id.toString()}, {u"version"_s, receipt.version}};
    return Reply{u"version %1"_s.arg(receipt.version), row, Done, {}};
}

} // namespace

Result<Reply> showResume(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    QJsonObject row = rowOf(resume);
    QJsonObject content;
    if (arguments.has(u"version"_s)) {
        SHORTLIST_TRY(const int number, versionNumber(arguments.value(u"version"_s)));
        SHORTLIST_TRY(const VersionRecord version, library->version(resume.id, number));
        content = version.content.toJson();
        row.insert(u"version"_s, number);
    } else {
        SHORTLIST_TRY(const ResumeRecord record, library->resume(resume.id));
        content = record.content.toJson();
    }
    row.insert(u"content"_s, content);
    return Reply{indented(content), row, Done, {}};
}

Result<Reply> readOrSetContent(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const ResumeRecord record, library->resume(resume.id));
    if (!arguments.has(u"set"_s)) {
        const QJsonObject content = record.content.toJson();
        return Reply{indented(content), content, Done, {}};
    }
    SHORTLIST_TRY(const QByteArray bytes, app::readAll(arguments.value(u"set"_s), exchange::maxImportBytes));
    SHORTLIST_TRY(const QJsonObject json, exchange::parseJsonObject(bytes));
    return saveContent(*library, record, json);
}

Result<Reply> setValue(Session &session, const Arguments &arguments)
{
    const QString &pointer = arguments.words().at(1);
    const QString &text = arguments.words().at(2);
    QJsonValue value = text;
    if (arguments.has(u"json-value"_s)) {
        // A value alone is not a document for Qt's reader; in a list it is.
        QJsonParseError problem{};
        const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &problem);
        if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
            return Error{Error::Kind::InvalidInput, u"The value is not JSON"_s};
        value = document.array().at(0);
    }
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const ResumeRecord record, library->resume(resume.id));
    SHORTLIST_TRY(const QJsonValue changed, withValueAt(record.content.toJson(), pointer, value));
    return saveContent(*library, record, changed.toObject());
}

} // namespace shortlist::cli
