// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/files.h"
#include "models/exchange/importer.h"
#include "models/exchange/resumeexport.h"
#include "models/page/design.h"

#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

constexpr qint64 designMax = 1'000'000;

Result<QJsonObject> designFile(const QString &path)
{
    SHORTLIST_TRY(const QByteArray bytes, app::readAll(path, designMax));
    return exchange::parseJsonObject(bytes);
}

/// Slug or name, in whatever case.
Result<QJsonObject> designNamed(const QString &name)
{
    for (const QString &slug : page::builtinTemplateSlugs()) {
        const QJsonObject design = page::builtinTemplate(slug);
        if (slug.compare(name, Qt::CaseInsensitive) == 0
            || design.value("name"_L1).toString().compare(name, Qt::CaseInsensitive) == 0)
            return design;
    }
    return Error{Error::Kind::NotFound, name};
}

QJsonArray rowsOf(const QList<page::DesignProblem> &problems, const QString &kind)
{
    QJsonArray rows;
    for (const page::DesignProblem &problem : problems)
        rows.append(QJsonObject{{u"kind"_s, kind}, {u"path"_s, problem.path}, {u"reason"_s, problem.reason}});
    return rows;
}

/// What a template is shown with where nobody gives content of their own.
Result<Content> contentToShow(const QString &path)
{
    if (!path.isEmpty()) {
        SHORTLIST_TRY(const exchange::ImportedResume read, exchange::importFile(path));
        return read.content;
    }
    SHORTLIST_TRY(const QByteArray sample, app::readAll(u":/samples/classic.json"_s, designMax));
    SHORTLIST_TRY(const QJsonObject json, exchange::parseJsonObject(sample));
    return Content::fromJson(json, ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001"));
}

} // namespace

Result<Reply> listTemplates(Session & /*session*/, const Arguments & /*arguments*/)
{
    QJsonArray rows;
    for (const QString &slug : page::builtinTemplateSlugs()) {
        const QJsonObject design = page::builtinTemplate(slug);
        rows.append(QJsonObject{{u"slug"_s, slug}, {u"name"_s, design.value("name"_L1)},
            {u"category"_s, design.value("category"_L1)}, {u"description"_s, design.value("description"_L1)}});
    }
    return Reply{tabbed(rows, {u"slug"_s, u"name"_s, u"category"_s, u"description"_s}), rows, Done, {}};
}

Result<Reply> showTemplate(Session & /*session*/, const Arguments &arguments)
{
    SHORTLIST_TRY(const QJsonObject design, designNamed(arguments.words().constFirst()));
    return Reply{QString::fromUtf8(QJsonDocument(design).toJson()).trimmed(), design, Done, {}};
}

Result<Reply> validateTemplate(Session & /*session*/, const Arguments &arguments)
{
    SHORTLIST_TRY(const QJsonObject design, designFile(arguments.words().constFirst()));
    const page::DesignReport report = page::checkDesign(design);
    QJsonArray rows = rowsOf(report.errors, u"error"_s);
    for (const QJsonValue &row : rowsOf(report.warnings, u"warning"_s))
        rows.append(row);
    const QString text = rows.isEmpty() ? u"This design holds."_s : tabbed(rows, {u"kind"_s, u"path"_s, u"reason"_s});
    return Reply{text, rows, report.errors.isEmpty() ? Done : FoundProblems, {}};
}

Result<Reply> renderTemplate(Session & /*session*/, const Arguments &arguments)
{
    const QString out = arguments.value(u"o"_s);
    const QString suffix = arguments.has(u"format"_s) ? arguments.value(u"format"_s) : u"pdf"_s;
    if (out.isEmpty())
        return Reply{{}, {}, Usage, {u"Say where to write: -o OUT."_s}};
    if (suffix != "pdf"_L1 && suffix != "png"_L1)
        return Reply{{}, {}, Usage, {u"--format takes one of pdf, png."_s}};
    exchange::ExportRequest request;
    request.format = *exchange::formatOf(suffix);
    SHORTLIST_TRY(request.look.design, designFile(arguments.words().constFirst()));
    SHORTLIST_TRY(request.content, contentToShow(arguments.value(u"content"_s)));
    request.paper = arguments.value(u"paper"_s);
    request.dpi = 110;
    SHORTLIST_TRY(const QList<exchange::ExportedFile> files, exchange::exportResume(request));
    SHORTLIST_TRY(const QStringList paths, exchange::writeExport(QFileInfo(out).absoluteFilePath(), files));
    return Reply{{}, QJsonObject{{u"files"_s, QJsonArray::fromStringList(paths)}}, Done, {}};
}

} // namespace shortlist::cli
