// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/content.h"
#include "models/domain/look.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <atomic>
#include <optional>

/// The one way from a resume to a file: the window and the command line both call this, so they make the same bytes.
namespace shortlist::exchange {

enum class ExportFormat { Pdf, Docx, Html, Markdown, PlainText, Png, JsonResume };

/// All of them, in the order in which they are offered.
const QList<ExportFormat> &exportFormats();

/// "pdf", "docx", "html", "md", "txt", "png", "json": the word of the command line, and the ending of the file.
QString suffixOf(ExportFormat format);
std::optional<ExportFormat> formatOf(const QString &suffix);

struct ExportRequest
{
    ExportFormat format = ExportFormat::Pdf;
    Content content;
    Look look;
    QString paper; ///< "A4" or "Letter" in any case; empty: the resume's own. PDF, PNG, DOCX and HTML
    QString language; ///< BCP 47, where the look names none
    Timestamp updatedAt = 0; ///< of the document: the date in a PDF or DOCX
    bool firstPageOnly = false; ///< PDF and PNG
    int dpi = 200; ///< of a PNG, 50 to 600
};

/// One file of the result. A PNG export makes one a page; every other format makes one.
struct ExportedFile
{
    QByteArray bytes;
    int page = 1;
};

/// Never empty. InvalidInput: a paper or a design that does not hold. Cancelled: `cancelled` became true meanwhile; it
/// is looked at between steps. Safe on any thread; touches no file.
Result<QList<ExportedFile>> exportResume(const ExportRequest &request, const std::atomic<bool> *cancelled = nullptr);

/// Where page `page` of an export goes whose first page goes to `path`: "cv.png", "cv-2.png", "cv-3.png" …
QString pagePath(const QString &path, int page);

/// Writes all files or none that is half: each goes to a temporary file first and takes its name when it is complete.
/// DiskFull, ReadOnly or Unknown as the system says; gives the paths written.
Result<QStringList> writeExport(const QString &path, const QList<ExportedFile> &files);

} // namespace shortlist::exchange
