// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/files.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::app {

Result<QByteArray> readAll(const QString &path, qint64 limit)
{
    QFile file(path);
    const bool standardInput = path == "-"_L1;
    if (!standardInput && !file.exists())
        return Error{Error::Kind::NotFound, path};
    if (!standardInput && QFileInfo(path).isDir())
        return Error{Error::Kind::InvalidInput, u"This is a folder, not a file"_s};
    if (!(standardInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly)))
        return Error{Error::Kind::InvalidInput, u"This file cannot be read"_s};
    QByteArray bytes = file.read(limit + 1);
    if (bytes.size() > limit)
        return Error{
            Error::Kind::TooLarge, u"This file is larger than the %1 MB that Shortlist reads"_s.arg(limit >> 20)};
    return bytes;
}

Result<void> writeAll(const QString &path, const QByteArray &bytes)
{
    if (path == "-"_L1) {
        QFile out;
        if (!out.open(stdout, QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.flush())
            return Error{Error::Kind::ReadOnly, out.errorString()};
        return {};
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error{Error::Kind::ReadOnly, file.errorString()};
    if (file.write(bytes) != bytes.size() || !file.commit()) {
        const bool full = file.error() == QFileDevice::ResourceError || file.error() == QFileDevice::WriteError;
        return Error{full ? Error::Kind::DiskFull : Error::Kind::ReadOnly, file.errorString()};
    }
    return {};
}

} // namespace shortlist::app
