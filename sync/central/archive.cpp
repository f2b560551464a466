// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/archive.h"

#include <QDir>
#include <QFile>

#include <unistd.h>
#include <zlib.h>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr int gzipWindow = 15 + 16; // zlib's way to ask for gzip

Result<QByteArray> gzipMember(const QByteArray &lines)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return Error{Error::Kind::Unknown, u"no memory to compress with"_s};
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(lines.size()))) + 64, '\0');
    QByteArray input = lines;
    stream.next_in = reinterpret_cast<Bytef *>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int ended = deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    if (ended != Z_STREAM_END)
        return Error{Error::Kind::Unknown, u"compressing failed"_s};
    return packed;
}

} // namespace

Result<void> Archive::append(const QString &table, const QString &date, const QByteArray &lines)
{
    SHORTLIST_TRY(const QByteArray packed, gzipMember(lines));
    if (!QDir().mkpath(m_folder))
        return Error{Error::Kind::ReadOnly, u"the archive's folder %1 cannot be made"_s.arg(m_folder)};
    QFile file(m_folder + u'/' + table + u'-' + date + u".jsonl.gz"_s);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return Error{Error::Kind::ReadOnly, file.fileName() + u": "_s + file.errorString()};
    const qint64 before = file.size();
    if (file.write(packed) == packed.size() && file.flush() && fsync(file.handle()) == 0)
        return {};
    const QString why = file.errorString();
    file.resize(before); // half a member would make what follows unreadable
    return Error{Error::Kind::DiskFull, file.fileName() + u": "_s + why};
}

} // namespace shortlist::central
