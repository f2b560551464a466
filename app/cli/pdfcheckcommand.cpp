// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/files.h"
#include "models/page/pdfcheck.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

constexpr qint64 fileMax = 50'000'000;

QJsonObject jsonOf(const page::PdfReport &report)
{
    QJsonArray tags;
    for (const page::PdfReport::Tag &tag : report.tags)
        tags.append(QJsonObject{{u"depth"_s, tag.depth}, {u"type"_s, tag.type}, {u"text"_s, tag.text.simplified()}});
    return {{u"version"_s, report.version}, {u"pages"_s, report.pages}, {u"title"_s, report.title},
        {u"author"_s, report.author}, {u"language"_s, report.language}, {u"tagged"_s, report.tagged},
        {u"fonts"_s, QJsonArray::fromStringList(report.fonts)}, {u"links"_s, QJsonArray::fromStringList(report.links)},
        {u"tags"_s, tags}, {u"text"_s, report.text}, {u"problems"_s, QJsonArray::fromStringList(report.problems)}};
}

QString textOf(const page::PdfReport &report)
{
    QStringList lines{u"PDF %1, %2 %3, %4"_s.arg(report.version, QString::number(report.pages),
        report.pages == 1 ? u"page"_s : u"pages"_s, report.tagged ? u"tagged"_s : u"not tagged"_s)};
    lines << u"Title: "_s + report.title << u"Author: "_s + report.author << u"Language: "_s + report.language;
    lines << QString() << u"Fonts"_s;
    for (const QString &font : report.fonts)
        lines << u"  "_s + font;
    lines << QString() << u"Links"_s;
    for (const QString &link : report.links)
        lines << u"  "_s + link;
    lines << QString() << u"Tags"_s;
    for (const page::PdfReport::Tag &tag : report.tags)
        lines << QString((tag.depth + 1) * 2, u' ') + (tag.type + u' ' + tag.text.simplified().left(60)).trimmed();
    lines << QString() << u"Text"_s << report.text.trimmed() << QString() << u"Problems"_s;
    for (const QString &problem : report.problems)
        lines << u"  "_s + problem;
    if (report.problems.isEmpty())
        lines << u"  none"_s;
    return lines.join(u'\n');
}

} // namespace

Result<Reply> checkPdfFile(Session & /*session*/, const Arguments &arguments)
{
    SHORTLIST_TRY(const QByteArray bytes, app::readAll(arguments.words().constFirst(), fileMax));
    SHORTLIST_TRY(const page::PdfReport report, page::checkPdf(bytes));
    return Reply{textOf(report), jsonOf(report), report.problems.isEmpty() ? Done : FoundProblems, {}};
}

} // namespace shortlist::cli
