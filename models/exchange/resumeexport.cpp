// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/resumeexport.h"

#include "models/exchange/jsonresume.h"
#include "models/exchange/plaintext.h"

#include <QDir>
#include <QFileInfo>
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

Result<QByteArray> bytesOf(const ExportRequest &request)
{
    if (request.format == ExportFormat::JsonResume) {
        const QJsonObject resume = jsonResumeFromContent(request.content);
        return QJsonDocument(resume).toJson(QJsonDocument::Indented);
    }
    return plainText(request.content, request.look).toUtf8();
}

} // namespace

QString suffixOf(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Pdf:
        return u"pdf"_s;
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
    for (const ExportFormat format :
        {ExportFormat::Pdf, ExportFormat::Png, ExportFormat::JsonResume, ExportFormat::PlainText}) {
        if (suffix.compare(suffixOf(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return {};
}

Result<QList<ExportedFile>> exportResume(const ExportRequest &request, const std::atomic<bool> *cancelled)
{
    if (cancelled && *cancelled)
        return Error{Error::Kind::Cancelled, {}};
    if (request.format == ExportFormat::JsonResume || request.format == ExportFormat::PlainText) {
        SHORTLIST_TRY(const QByteArray bytes, bytesOf(request));
        return QList<ExportedFile>{{bytes, 1}};
    }
    return Error{Error::Kind::Unknown, u"pages are not joined up yet"_s};
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
