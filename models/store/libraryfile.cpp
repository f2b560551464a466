// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/libraryfile.h"

#include "models/store/migrator.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr qsizetype headerSize = 100;
constexpr qsizetype pageCountOffset = 28;
constexpr qsizetype applicationIdOffset = 68;

} // namespace

Result<void> checkFileHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return {};
    if (!info.isFile())
        return Error{Error::Kind::InvalidInput, u"%1 is not a file"_s.arg(path)};
    if (info.size() == 0)
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::ReadOnly, u"%1 cannot be read: %2"_s.arg(path, file.errorString())};
    const QByteArray header = file.read(headerSize);
    if (!header.startsWith("SQLite format 3"))
        return Error{Error::Kind::Corrupt, u"%1 does not begin like a library"_s.arg(path)};
    if (header.size() < headerSize)
        return Error{Error::Kind::Corrupt, u"%1 ends within its header"_s.arg(path)};
    const auto application = qFromBigEndian<quint32>(header.constData() + applicationIdOffset);
    // A first start that was cut off leaves a database without a table, which is one page. In a library that was never
    // checkpointed the id is still in the log; then the Migrator's check decides.
    const auto pages = qFromBigEndian<quint32>(header.constData() + pageCountOffset);
    const bool undecided = application == 0 && (pages <= 1 || QFileInfo::exists(path + u"-wal"_s));
    if (application != libraryApplicationId && !undecided)
        return Error{Error::Kind::InvalidInput, u"%1 is a database of another program"_s.arg(path)};
    return {};
}

Error openError(const Error &error, const QString &path)
{
    if (error.kind != Error::Kind::ReadOnly && error.kind != Error::Kind::Unknown)
        return error;
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.exists())
        return {Error::Kind::NotFound, u"there is no folder %1"_s.arg(folder.filePath())};
    return error;
}

} // namespace shortlist::store
