// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/zipwriter.h"

#include <QDateTime>
#include <QtEndian>

#include <zlib.h>

namespace shortlist::exchange {

namespace {

void put16(QByteArray &bytes, quint16 value)
{
    char buffer[2];
    qToLittleEndian(value, buffer);
    bytes.append(buffer, 2);
}

void put32(QByteArray &bytes, quint32 value)
{
    char buffer[4];
    qToLittleEndian(value, buffer);
    bytes.append(buffer, 4);
}

/// Raw deflate, without the two bytes of zlib before and the four after it.
QByteArray deflated(const QByteArray &data)
{
    uLongf size = compressBound(static_cast<uLong>(data.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    // Cannot fail: the buffer has the size that zlib asks for.
    compress2(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(data.constData()),
        static_cast<uLong>(data.size()), Z_BEST_COMPRESSION);
    return packed.mid(2, static_cast<qsizetype>(size) - 6);
}

constexpr quint16 version = 20; // deflate
constexpr quint16 deflate = 8;

} // namespace

ZipWriter::ZipWriter(Timestamp time)
{
    const QDateTime first(QDate(1980, 1, 1), QTime(0, 0), Qt::UTC);
    const QDateTime stamp = qMax(first, QDateTime::fromMSecsSinceEpoch(time, Qt::UTC));
    const QDate date = stamp.date();
    const QTime clock = stamp.time();
    m_date = static_cast<quint16>(((date.year() - 1980) << 9) | (date.month() << 5) | date.day());
    m_time = static_cast<quint16>((clock.hour() << 11) | (clock.minute() << 5) | (clock.second() / 2));
}

void ZipWriter::add(const QByteArray &name, const QByteArray &data)
{
    const QByteArray packed = deflated(data);
    QByteArray common; // of the local header and the directory
    put16(common, version);
    put16(common, 0); // no flags
    put16(common, deflate);
    put16(common, m_time);
    put16(common, m_date);
    put32(common,
        static_cast<quint32>(
            crc32(0, reinterpret_cast<const Bytef *>(data.constData()), static_cast<uInt>(data.size()))));
    put32(common, static_cast<quint32>(packed.size()));
    put32(common, static_cast<quint32>(data.size()));
    put16(common, static_cast<quint16>(name.size()));
    put16(common, 0); // no extra field
    const auto offset = static_cast<quint32>(m_files.size());
    put32(m_files, 0x04034b50);
    m_files += common + name + packed;
    put32(m_directory, 0x02014b50);
    put16(m_directory, version);
    m_directory += common;
    put16(m_directory, 0); // no comment
    put16(m_directory, 0); // disk
    put16(m_directory, 0); // internal attributes
    put32(m_directory, 0); // external attributes
    put32(m_directory, offset);
    m_directory += name;
    ++m_count;
}

QByteArray ZipWriter::archive() const
{
    QByteArray end;
    put32(end, 0x06054b50);
    put16(end, 0);
    put16(end, 0);
    put16(end, m_count);
    put16(end, m_count);
    put32(end, static_cast<quint32>(m_directory.size()));
    put32(end, static_cast<quint32>(m_files.size()));
    put16(end, 0);
    return m_files + m_directory + end;
}

} // namespace shortlist::exchange
