// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/resumeexport.h"

#include "models/exchange/docx.h"
#include "models/exchange/html.h"
#include "models/exchange/jsonresume.h"
#include "models/exchange/markdown.h"
#include "models/exchange/plaintext.h"
#include "models/page/design.h"
#include "models/page/layoutengine.h"
#include "models/page/pagelist.h"
#include "models/page/painter.h"
#include "models/page/pdfwriter.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QJsonDocument>
#include <QSaveFile>

#include <cerrno>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

Error writeError(const QSaveFile &file)
{
    // QSaveFile tells the reason only as text; errno is still that of the failing call.
    const int reason = errno;
    Error::Kind kind = Error::Kind::Unknown;
    if (reason == ENOSPC || reason == EDQUOT || file.error() == QFileDevice::ResourceError)
        kind = Error::Kind::DiskFull;
    else if (reason == EACCES || reason == EROFS || reason == EPERM || file.error() == QFileDevice::PermissionsError)
        kind = Error::Kind::ReadOnly;
    return {kind, file.fileName() + u": "_s + file.errorString()};
}

bool isCancelled(const std::atomic<bool> *cancelled)
{
    return cancelled && *cancelled;
}

Result<std::optional<page::Paper>> paperOf(const QString &name)
{
    if (name.isEmpty())
        return std::optional<page::Paper>();
    if (name.compare("a4"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(page::Paper::A4);
    if (name.compare("letter"_L1, Qt::CaseInsensitive) == 0)
        return std::optional(page::Paper::Letter);
    return Error{Error::Kind::InvalidInput, u"There is no paper %1; it is A4 or Letter"_s.arg(name)};
}

Result<QList<ExportedFile>> pdfOf(const page::PageList &pages, const ExportRequest &request)
{
    page::PdfOptions options;
    if (request.updatedAt != 0)
        options.updatedAt = QDateTime::fromMSecsSinceEpoch(request.updatedAt, Qt::UTC);
    SHORTLIST_TRY(const QByteArray bytes, page::writePdf(pages, options));
    return QList<ExportedFile>{{bytes, 1}};
}

Result<QList<ExportedFile>> picturesOf(
    const page::PageList &pages, const ExportRequest &request, const std::atomic<bool> *cancelled)
{
    QList<ExportedFile> files;
    const int dpi = qBound(50, request.dpi, 600);
    for (int number = 1; number <= static_cast<int>(pages.pages.size()); ++number) {
        if (isCancelled(cancelled))
            return Error{Error::Kind::Cancelled, {}};
        QImage image = page::renderPage(pages, number - 1, dpi);
        image.setDotsPerMeterX(qRound(dpi / 0.0254));
        image.setDotsPerMeterY(qRound(dpi / 0.0254));
        QByteArray bytes;
        QBuffer buffer(&bytes);
        if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
            return Error{Error::Kind::Unknown, u"page %1 could not be written as PNG"_s.arg(number)};
        files.append({bytes, number});
    }
    return files;
}

Result<QList<ExportedFile>> pagesOf(const ExportRequest &request, const std::atomic<bool> *cancelled)
{
    SHORTLIST_TRY(const std::optional<page::Paper> paper, paperOf(request.paper));
    page::LayoutEngine engine;
    SHORTLIST_TRY(
        const page::PageListPtr laidOut, engine.fitted({request.content, request.look, paper, request.language}));
    if (isCancelled(cancelled))
        return Error{Error::Kind::Cancelled, {}};
    page::PageList pages = *laidOut;
    if (request.firstPageOnly)
        pages.pages.resize(1);
    return request.format == ExportFormat::Pdf ? pdfOf(pages, request) : picturesOf(pages, request, cancelled);
}

Result<ExportStyle> styleOf(const ExportRequest &request)
{
    SHORTLIST_TRY(const std::optional<page::Paper> paper, paperOf(request.paper));
    const bool letter = paper.value_or(page::paperOf(request.look, request.language)) == page::Paper::Letter;
    ExportStyle style = exportStyleOf(request.look, letter);
    style.updatedAt = request.updatedAt;
    return style;
}

bool hasPages(ExportFormat format)
{
    return format == ExportFormat::Pdf || format == ExportFormat::Png;
}

Result<QByteArray> bytesOf(const ExportRequest &request)
{
    if (request.format == ExportFormat::JsonResume) {
        const QJsonObject resume = jsonResumeFromContent(request.content);
        return QJsonDocument(resume).toJson(QJsonDocument::Indented);
    }
    if (request.format == ExportFormat::PlainText)
        return plainText(request.content, request.look).toUtf8();
    const Outline outline = outlineOf(request.content, request.look, request.language);
    if (request.format == ExportFormat::Markdown)
        return markdown(outline).toUtf8();
    SHORTLIST_TRY(const ExportStyle style, styleOf(request));
    return request.format == ExportFormat::Docx ? docx(outline, style) : html(outline, style).toUtf8();
}

} // namespace

const QList<ExportFormat> &exportFormats()
{
    static const QList<ExportFormat> all{ExportFormat::Pdf, ExportFormat::Docx, ExportFormat::Html,
        ExportFormat::Markdown, ExportFormat::PlainText, ExportFormat::Png, ExportFormat::JsonResume};
    return all;
}

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Pdf:
        return u"pdf"_s;
    case ExportFormat::Docx:
        return u"docx"_s;
    case ExportFormat::Html:
        return u"html"_s;
    case ExportFormat::Markdown:
        return u"md"_s;
    case ExportFormat::Png:
        return u"png"_s;
    case ExportFormat::JsonResume:
        return u"json"_s;
    case ExportFormat::PlainText:
        break;
    }
    return u"txt"_s;
}

std::optional<ExportFormat> formatOf(const QString &suffix)
{
    for (const ExportFormat format : exportFormats()) {
        if (suffix.compare(suffixOf(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return {};
}

Result<QList<ExportedFile>> exportResume(const ExportRequest &request, const std::atomic<bool> *cancelled)
{
    if (isCancelled(cancelled))
        return Error{Error::Kind::Cancelled, {}};
    if (!hasPages(request.format)) {
        SHORTLIST_TRY(const QByteArray bytes, bytesOf(request));
        return QList<ExportedFile>{{bytes, 1}};
    }
    return pagesOf(request, cancelled);
}

QString pagePath(const QString &path, int page)
{
    if (page <= 1)
        return path;
    const QFileInfo file(path);
    const QString suffix = file.suffix();
    const QString base = suffix.isEmpty() ? path : path.chopped(suffix.size() + 1);
    return base + u'-' + QString::number(page) + (suffix.isEmpty() ? QString() : u'.' + suffix);
}

Result<QStringList> writeExport(const QString &path, const QList<ExportedFile> &files)
{
    const QDir folder = QFileInfo(path).absoluteDir();
    errno = 0;
    if (!folder.exists() && !folder.mkpath(u"."_s))
        return Error{errno == ENOSPC ? Error::Kind::DiskFull : Error::Kind::ReadOnly, folder.absolutePath()};
    std::vector<std::unique_ptr<QSaveFile>> writers;
    for (const ExportedFile &file : files) {
        auto writer = std::make_unique<QSaveFile>(pagePath(path, file.page));
        errno = 0;
        if (!writer->open(QIODevice::WriteOnly) || writer->write(file.bytes) != file.bytes.size())
            return writeError(*writer);
        writers.push_back(std::move(writer));
    }
    QStringList written;
    for (const auto &writer : writers) {
        errno = 0;
        if (!writer->commit())
            return writeError(*writer);
        written.append(writer->fileName());
    }
    return written;
}

} // namespace shortlist::exchange
