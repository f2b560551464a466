// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/session.h"
#include "app/common/files.h"
#include "models/base/templateid.h"
#include "models/exchange/importer.h"
#include "models/exchange/resumeexport.h"
#include "models/store/librarystore.h"
#include "models/store/templaterepository.h"

#include <QDateTime>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

/// What is to be exported.
struct Source
{
    Content content;
    Look look;
    Timestamp updatedAt = 0;
    QList<TemplateRecord> templates; ///< to choose from
};

/// The templates that the program brings along, for a file that is in no library.
QList<TemplateRecord> ownTemplates()
{
    QList<TemplateRecord> records;
    const QList<store::TemplateSeed> seeds = store::templateSeeds(u":/templates"_s);
    for (const store::TemplateSeed &seed : seeds) {
        TemplateRecord record;
        record.id = templateIdOf(seed.slug);
        record.slug = seed.slug;
        record.name = seed.name;
        record.design = seed.design;
        records += record;
    }
    return records;
}

/// A file is exported as it is, without a library; anything else names a resume.
Result<Source> sourceOf(Session &session, const QString &name)
{
    Source source;
    if (name.endsWith(".json"_L1, Qt::CaseInsensitive) && QFileInfo::exists(name)) {
        SHORTLIST_TRY(const exchange::ImportedResume read, exchange::importFile(name));
        source.content = read.content;
        source.updatedAt = QFileInfo(name).lastModified().toMSecsSinceEpoch();
        source.templates = ownTemplates();
        if (!source.templates.isEmpty()) {
            source.look.templateId = source.templates.constFirst().id;
            source.look.design = source.templates.constFirst().design;
        }
        return source;
    }
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(name));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const ResumeRecord record, library->resume(resume.id));
    SHORTLIST_TRY(source.templates, library->templates());
    source.content = record.content;
    source.look = record.look;
    source.updatedAt = resume.updatedAt;
    return source;
}

} // namespace

Result<Reply> exportResume(Session &session, const Arguments &arguments)
{
    const QString out = arguments.value(u"o"_s);
    const QString suffix = arguments.has(u"format"_s) ? arguments.value(u"format"_s) : u"pdf"_s;
    const std::optional<exchange::ExportFormat> format = exchange::formatOf(suffix);
    const QString paper = arguments.value(u"paper"_s);
    if (out.isEmpty())
        return Reply{{}, {}, Usage, {u"Say where to write: -o OUT."_s}};
    if (!format)
        return Reply{{}, {}, Usage, {u"--format takes one of pdf, docx, html, md, txt, png, json."_s}};
    if (!paper.isEmpty() && paper != "a4"_L1 && paper != "letter"_L1)
        return Reply{{}, {}, Usage, {u"--paper takes a4 or letter."_s}};
    SHORTLIST_TRY(Source source, sourceOf(session, arguments.words().constFirst()));
    if (arguments.has(u"template"_s)) {
        SHORTLIST_TRY(const TemplateRecord chosen, templateNamed(arguments.value(u"template"_s), source.templates));
        source.look.templateId = chosen.id;
        source.look.design = chosen.design;
    }
    exchange::ExportRequest request;
    request.format = *format;
    request.content = source.content;
    request.look = source.look;
    request.paper = paper;
    request.updatedAt = source.updatedAt;
    SHORTLIST_TRY(const QList<exchange::ExportedFile> files, exchange::exportResume(request));
    if (out == "-"_L1) {
        SHORTLIST_TRY_VOID(app::writeAll(out, files.constFirst().bytes));
        return Reply{};
    }
    SHORTLIST_TRY(const QStringList paths, exchange::writeExport(QFileInfo(out).absoluteFilePath(), files));
    return Reply{{}, QJsonObject{{u"files"_s, QJsonArray::fromStringList(paths)}}, Done, {}};
}

} // namespace shortlist::cli
