// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfobjects.h"

#include <QCryptographicHash>

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace shortlist::page {

namespace {

constexpr int objectsPerStream = 200; // readers unpack a whole object stream to get at one of its objects

QByteArray streamOf(const QByteArray &data, const QByteArray &entries)
{
    return "<<" + entries + "/Length " + QByteArray::number(data.size()) + ">>\nstream\n" + data + "\nendstream";
}

/// Where an object lies: in the file, or in an object stream.
struct Entry
{
    bool packed = false;
    qsizetype offset = 0; ///< in the file, or the number of the object stream
    int index = 0; ///< in the object stream
};

void appendBigEndian(QByteArray &bytes, qsizetype value, int width)
{
    for (int shift = (width - 1) * 8; shift >= 0; shift -= 8)
        bytes += static_cast<char>((value >> shift) & 0xff);
}

} // namespace

QByteArray pdfDeflated(const QByteArray &data)
{
    uLongf size = compressBound(static_cast<uLong>(data.size()));
    QByteArray packed(static_cast<qsizetype>(size), Qt::Uninitialized);
    // Cannot fail: the buffer has the size that zlib asks for.
    compress2(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(data.constData()),
        static_cast<uLong>(data.size()), Z_BEST_COMPRESSION);
    packed.resize(static_cast<qsizetype>(size));
    return packed;
}

QByteArray pdfNumber(double value, int decimals)
{
    static constexpr std::array<double, 5> powers{1, 10, 100, 1000, 10000};
    const double power = powers.at(static_cast<size_t>(std::clamp(decimals, 0, 4)));
    qint64 scaled = std::llround(value * power);
    if (scaled == 0)
        return "0";
    QByteArray text;
    const bool negative = scaled < 0;
    scaled = std::abs(scaled);
    const auto unit = static_cast<qint64>(power);
    QByteArray fraction = unit > 1 ? QByteArray::number(scaled % unit).rightJustified(decimals, '0') : QByteArray();
    while (fraction.endsWith('0'))
        fraction.chop(1);
    if (negative)
        text += '-';
    if (scaled >= unit || fraction.isEmpty())
        text += QByteArray::number(scaled / unit);
    return fraction.isEmpty() ? text : text + '.' + fraction;
}

QByteArray pdfBytes(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size() + 8);
    text += '(';
    for (const char byte : bytes) {
        if (byte == '(' || byte == ')' || byte == '\\')
            text += '\\';
        // A bare carriage return would be read as a line feed (7.3.4.2).
        if (byte == '\r')
            text += "\\r";
        else
            text += byte;
    }
    return text + ')';
}

QByteArray pdfUtf16(const QString &text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray hex;
    hex.reserve(text.size() * 4);
    for (const QChar unit : text) {
        for (int shift = 12; shift >= 0; shift -= 4)
            hex += digits[(unit.unicode() >> shift) & 0xf];
    }
    return hex;
}

QByteArray pdfText(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    return plain ? pdfBytes(text.toLatin1()) : "<FEFF" + pdfUtf16(text) + ">";
}

QByteArray pdfReference(int id)
{
    return QByteArray::number(id) + " 0 R";
}

int PdfObjects::reserve()
{
    m_objects.emplace_back();
    return static_cast<int>(m_objects.size());
}

void PdfObjects::set(int id, QByteArray value)
{
    m_objects[static_cast<size_t>(id - 1)] = {std::move(value), false};
}

int PdfObjects::add(QByteArray value)
{
    m_objects.push_back({std::move(value), false});
    return static_cast<int>(m_objects.size());
}

int PdfObjects::addStream(const QByteArray &data, const QByteArray &entries)
{
    return addPlainStream(pdfDeflated(data), "/Filter/FlateDecode" + entries);
}

int PdfObjects::addPlainStream(const QByteArray &data, const QByteArray &entries)
{
    m_objects.push_back({streamOf(data, entries), true});
    return static_cast<int>(m_objects.size());
}

QByteArray PdfObjects::file(int catalog, int info) const
{
    QByteArray file("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    std::vector<Entry> entries(m_objects.size() + 1);
    const auto append = [&](qsizetype id, const QByteArray &object) {
        if (static_cast<size_t>(id) >= entries.size())
            entries.resize(static_cast<size_t>(id) + 1);
        entries[static_cast<size_t>(id)] = {false, file.size(), 0};
        file += QByteArray::number(id) + " 0 obj\n" + object + "\nendobj\n";
    };
    std::vector<int> plain;
    for (size_t i = 0; i < m_objects.size(); ++i) {
        if (m_objects[i].stream)
            append(static_cast<qsizetype>(i) + 1, m_objects[i].value);
        else
            plain.push_back(static_cast<int>(i) + 1);
    }
    auto next = static_cast<qsizetype>(m_objects.size()) + 1;
    for (size_t first = 0; first < plain.size(); first += objectsPerStream) {
        const size_t end = std::min(plain.size(), first + objectsPerStream);
        QByteArray offsets;
        QByteArray values;
        for (size_t i = first; i < end; ++i) {
            offsets += QByteArray::number(plain[i]) + ' ' + QByteArray::number(values.size()) + ' ';
            values += m_objects[static_cast<size_t>(plain[i] - 1)].value + '\n';
            entries[static_cast<size_t>(plain[i])] = {true, next, static_cast<int>(i - first)};
        }
        append(next++,
            streamOf(pdfDeflated(offsets + values),
                "/Type/ObjStm/Filter/FlateDecode/N " + QByteArray::number(end - first) + "/First "
                    + QByteArray::number(offsets.size())));
    }
    const qsizetype start = file.size();
    entries.resize(static_cast<size_t>(next) + 1);
    entries[static_cast<size_t>(next)] = {false, start, 0};
    QByteArray table("\0\0\0\0\0\xff\xff", 7); // object 0 heads the list of free objects
    for (size_t id = 1; id < entries.size(); ++id) {
        table += entries[id].packed ? '\2' : '\1';
        appendBigEndian(table, entries[id].offset, 4);
        appendBigEndian(table, entries[id].index, 2);
    }
    const QByteArray id = QCryptographicHash::hash(file, QCryptographicHash::Sha256).left(16).toHex();
    append(next,
        streamOf(pdfDeflated(table),
            "/Type/XRef/Filter/FlateDecode/W[1 4 2]/Size " + QByteArray::number(next + 1) + "/Root "
                + pdfReference(catalog) + "/Info " + pdfReference(info) + "/ID[<" + id + "><" + id + ">]"));
    return file + "startxref\n" + QByteArray::number(start) + "\n%%EOF\n";
}

} // namespace shortlist::page
