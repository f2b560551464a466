// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/session.h"
#include "app/common/files.h"
#include "models/exchange/importer.h"
#include "models/exchange/jsonresume.h"
#include "models/exchange/plaintext.h"
#include "models/store/librarystore.h"

#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

/// What is to be exported.
struct Source
{
    QString title;
    Content content;
    Look look;
};

/// A file is exported as it is, without a library; anything else names a resume.
Result<Source> sourceOf(Session &session, const QString &name)
{
    if (name.endsWith(".json"_L1, Qt::CaseInsensitive) && QFileInfo::exists(name)) {
        SHORTLIST_TRY(const exchange::ImportedResume read, exchange::importFile(name));
        return Source{read.title, read.content, {}};
    }
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(name));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const ResumeRecord record, library->resume(resume.id));
    return Source{resume.title, record.content, record.look};
}

} // namespace

Result<Reply> exportResume(Session &session, const Arguments &arguments)
{
    const QString out = arguments.value(u"o"_s);
    const QString format = arguments.has(u"format"_s) ? arguments.value(u"format"_s) : u"pdf"_s;
    const QString paper = arguments.value(u"paper"_s);
    if (out.isEmpty())
        return Reply{{}, {}, Usage, {u"Say where to write: -o OUT."_s}};
    if (!QStringList{u"pdf"_s, u"png"_s, u"json"_s, u"txt"_s}.contains(format))
        return Reply{{}, {}, Usage, {u"--format takes one of pdf, png, json, txt."_s}};
    if (!paper.isEmpty() && paper != "a4"_L1 && paper != "letter"_L1)
        return Reply{{}, {}, Usage, {u"--paper takes a4 or letter."_s}};
    SHORTLIST_TRY(Source source, sourceOf(session, arguments.words().constFirst()));
    QByteArray bytes;
    if (format == "json"_L1)
        bytes = QJsonDocument(exchange::jsonResumeFromContent(source.content)).toJson(QJsonDocument::Indented);
    else
        bytes = exchange::plainText(source.content, source.look).toUtf8();
    SHORTLIST_TRY_VOID(app::writeAll(out, bytes));
    return Reply{{}, QJsonObject{{u"path"_s, QFileInfo(out).absoluteFilePath()}, {u"bytes"_s, bytes.size()}}, Done, {}};
}

} // namespace shortlist::cli
