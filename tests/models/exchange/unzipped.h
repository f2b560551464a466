// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QtEndian>

#include <zlib.h>

namespace shortlist::testing {

/// The files of a ZIP archive by name, read by its directory as other programs do; empty where it does not hold.
inline QMap<QByteArray, QByteArray> unzipped(const QByteArray &archive)
{
    const auto at16 = [&](qsizetype place) { return qFromLittleEndian<quint16>(archive.constData() + place); };
    const auto at32 = [&](qsizetype place) { return qFromLittleEndian<quint32>(archive.constData() + place); };
    QMap<QByteArray, QByteArray> files;
    const qsizetype end = archive.lastIndexOf(QByteArray("PK\5\6", 4));
    if (end < 0)
        return {};
    qsizetype place = at32(end + 16);
    for (int i = 0; i < at16(end + 10); ++i) {
        if (at32(place) != 0x02014b50)
            return {};
        const QByteArray name = archive.mid(place + 46, at16(place + 28));
        const qsizetype local = at32(place + 42);
        const qsizetype data = local + 30 + at16(local + 26) + at16(local + 28);
        QByteArray plain(at32(place + 24), '\0');
        z_stream stream{};
        stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(archive.constData() + data)); // NOLINT
        stream.avail_in = at32(place + 20);
        stream.next_out = reinterpret_cast<Bytef *>(plain.data());
        stream.avail_out = static_cast<uInt>(plain.size());
        const bool read = inflateInit2(&stream, -MAX_WBITS) == Z_OK && inflate(&stream, Z_FINISH) == Z_STREAM_END;
        inflateEnd(&stream);
        const auto sum = crc32(0, reinterpret_cast<const Bytef *>(plain.constData()), static_cast<uInt>(plain.size()));
        if (!read || sum != at32(place + 16))
            return {};
        files.insert(name, plain);
        place += 46 + at16(place + 28) + at16(place + 30) + at16(place + 32);
    }
    return files;
}

} // namespace shortlist::testing
