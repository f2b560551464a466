// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdffile.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr qsizetype fileMax = 50'000'000;
constexpr int objectsMax = 500'000;
constexpr qsizetype streamMax = 64'000'000;
constexpr size_t pagesMax = 2'000;

Error broken(const QString &what)
{
    return {Error::Kind::InvalidInput, what};
}

Result<QByteArray> inflated(const QByteArray &data)
{
    QByteArray plain;
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return broken(u"zlib does not start"_s);
    stream.next_in = const_cast<Bytef *>(reinterpret_cast<const Bytef *>(data.constData())); // NOLINT: zlib reads only
    stream.avail_in = static_cast<uInt>(data.size());
    int state = Z_OK;
    QByteArray buffer(65'536, Qt::Uninitialized);
    while (state == Z_OK && plain.size() <= streamMax) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        plain.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(stream.avail_out));
        if (state == Z_BUF_ERROR)
            break;
    }
    inflateEnd(&stream);
    if (plain.size() > streamMax)
        return Error{Error::Kind::TooLarge, u"a stream unpacks to more than 64 MB"_s};
    if (state != Z_STREAM_END)
        return broken(u"a deflated stream is damaged"_s);
    return plain;
}

/// PNG predictors (ISO 32000-1, 7.4.4.4): each row begins with the number of its filter.
QByteArray unpredicted(const QByteArray &data, int columns)
{
    QByteArray plain;
    QByteArray above(columns, '\0');
    for (qsizetype row = 0; row + columns < data.size(); row += columns + 1) {
        const int filter = data.at(row);
        QByteArray line = data.mid(row + 1, columns);
        for (int i = 0; i < columns; ++i) {
            const int left = i > 0 ? static_cast<uchar>(line.at(i - 1)) : 0;
            const int up = static_cast<uchar>(above.at(i));
            const int add = filter == 1 ? left : filter == 2 ? up : filter == 3 ? (left + up) / 2 : 0;
            line[i] = static_cast<char>(static_cast<uchar>(line.at(i)) + add);
        }
        plain += line;
        above = line;
    }
    return plain;
}

qsizetype bigEndian(const QByteArray &data, qsizetype place, int width)
{
    qsizetype value = 0;
    for (int i = 0; i < width && place + i < data.size(); ++i)
        value = (value << 8) | static_cast<uchar>(data.at(place + i));
    return value;
}

} // namespace

Result<PdfFile> PdfFile::open(const QByteArray &data)
{
    if (data.size() > fileMax)
        return Error{Error::Kind::TooLarge, u"the file is larger than 50 MB"_s};
    if (!data.startsWith("%PDF-"))
        return broken(u"the file does not begin with %PDF-"_s);
    PdfFile file;
    file.m_data = data;
    SHORTLIST_TRY_VOID(file.readSections());
    if (!file.m_trailer.at("Encrypt").is(PdfValue::Kind::Null))
        return broken(u"the file is encrypted"_s);
    if (!file.catalog().is(PdfValue::Kind::Dictionary))
        return broken(u"the file has no catalog"_s);
    return file;
}

Result<void> PdfFile::readSections()
{
    const qsizetype mark = m_data.lastIndexOf("startxref");
    if (mark < 0)
        return broken(u"the file has no startxref"_s);
    PdfLexer lexer(m_data, mark + 9);
    std::vector<qsizetype> next{lexer.next(false).integer(-1)};
    std::set<qsizetype> seen;
    while (!next.empty()) {
        const qsizetype start = next.back();
        next.pop_back();
        if (start < 0 || start >= m_data.size())
            return broken(u"a cross-reference section lies outside the file"_s);
        if (!seen.insert(start).second)
            continue;
        PdfLexer section(m_data, start);
        Result<PdfValue> trailer = m_data.mid(start, 4) == "xref" ? readTable(section) : readStreamTable(start);
        if (!trailer)
            return trailer.error();
        if (m_trailer.is(PdfValue::Kind::Null))
            m_trailer = trailer.value();
        for (const char *key : {"Prev", "XRefStm"}) { // XRefStm comes first: it is newer
            if (trailer.value().at(key).is(PdfValue::Kind::Number))
                next.push_back(trailer.value().at(key).integer(-1));
        }
    }
    return {};
}

Result<PdfValue> PdfFile::readTable(PdfLexer &lexer)
{
    lexer.next(false); // xref
    while (!lexer.atEnd()) {
        const PdfValue first = lexer.next(false);
        if (first.isKeyword("trailer"))
            return lexer.next(true);
        const int count = lexer.next(false).integer();
        if (!first.is(PdfValue::Kind::Number) || count < 0 || count > objectsMax)
            break;
        for (int i = 0; i < count && !lexer.atEnd(); ++i) {
            const qsizetype offset = lexer.next(false).integer(-1);
            lexer.next(false); // generation
            if (lexer.next(false).isKeyword("n"))
                m_places.try_emplace(first.integer() + i, Place{false, offset, 0});
        }
    }
    return broken(u"a cross-reference table is damaged"_s);
}

Result<PdfValue> PdfFile::readStreamTable(qsizetype start)
{
    const PdfValue stream = objectAt(start, -1);
    if (!stream.at("Type").isName("XRef"))
        return broken(u"startxref leads to no cross-reference"_s);
    SHORTLIST_TRY(const QByteArray data, streamData(stream));
    const std::vector<PdfValue> &widths = stream.at("W").items;
    if (widths.size() < 3)
        return broken(u"a cross-reference stream has no widths"_s);
    std::array<int, 3> width{};
    for (size_t i = 0; i < 3; ++i)
        width.at(i) = std::clamp(widths[i].integer(), 0, 8);
    const int row = width[0] + width[1] + width[2];
    std::vector<PdfValue> index = stream.at("Index").items;
    if (index.size() < 2)
        index = {PdfValue{PdfValue::Kind::Number, 0, {}, {}, {}, -1}, stream.at("Size")};
    qsizetype place = 0;
    for (size_t i = 0; i + 1 < index.size() && row > 0; i += 2) {
        const int count = std::min(index[i + 1].integer(), objectsMax);
        for (int k = 0; k < count && place + row <= data.size(); ++k, place += row) {
            const qsizetype type = width[0] == 0 ? 1 : bigEndian(data, place, width[0]);
            const qsizetype second = bigEndian(data, place + width[0], width[1]);
            const auto third = static_cast<int>(bigEndian(data, place + width[0] + width[1], width[2]) & 0x7fffffff);
            if (type == 1 || type == 2)
                m_places.try_emplace(index[i].integer() + k, Place{type == 2, second, third});
        }
    }
    return stream;
}

PdfValue PdfFile::objectAt(qsizetype offset, int number) const
{
    PdfLexer lexer(m_data, offset);
    const PdfValue id = lexer.next(false);
    lexer.next(false);
    if (!lexer.next(false).isKeyword("obj") || (number >= 0 && id.integer(-1) != number))
        return {};
    PdfValue value = lexer.next(true);
    const qsizetype after = lexer.place();
    if (value.is(PdfValue::Kind::Dictionary) && lexer.next(false).isKeyword("stream")) {
        value.stream = m_data.indexOf("stream", after) + 6;
        if (value.stream < m_data.size() && m_data.at(value.stream) == '\r')
            ++value.stream;
        if (value.stream < m_data.size() && m_data.at(value.stream) == '\n')
            ++value.stream;
    }
    return value;
}

PdfValue PdfFile::packedObject(const Place &place) const
{
    const int number = static_cast<int>(place.offset & 0x7fffffff);
    auto found = m_packs.find(number);
    if (found == m_packs.end()) {
        found = m_packs.emplace(number, std::pair<QByteArray, std::vector<qsizetype>>{}).first;
        const auto holder = m_places.find(number);
        if (holder == m_places.end() || holder->second.packed)
            return {};
        const PdfValue stream = objectAt(holder->second.offset, number);
        Result<QByteArray> data = streamData(stream);
        if (!data)
            return {};
        found->second.first = data.value();
        PdfLexer lexer(found->second.first);
        const int count = std::min(stream.at("N").integer(), objectsMax);
        for (int i = 0; i < count && !lexer.atEnd(); ++i) {
            lexer.next(false);
            found->second.second.push_back(stream.at("First").integer() + lexer.next(false).integer());
        }
    }
    const auto index = static_cast<size_t>(place.index);
    if (index >= found->second.second.size())
        return {};
    return PdfLexer(found->second.first, found->second.second[index]).next(true);
}

const PdfValue &PdfFile::resolved(const PdfValue &value) const
{
    static const PdfValue none;
    const PdfValue *current = &value;
    for (int depth = 0; depth < 20 && current->is(PdfValue::Kind::Reference); ++depth) {
        const int number = current->integer(-1);
        std::unique_ptr<PdfValue> &object = m_objects[number];
        if (!object) {
            object = std::make_unique<PdfValue>();
            if (const auto place = m_places.find(number); place != m_places.end())
                *object = place->second.packed ? packedObject(place->second) : objectAt(place->second.offset, number);
        }
        current = object.get();
    }
    return current->is(PdfValue::Kind::Reference) ? none : *current;
}

const PdfValue &PdfFile::entry(const PdfValue &dictionary, const char *key) const
{
    return resolved(resolved(dictionary).at(key));
}

Result<QByteArray> PdfFile::streamData(const PdfValue &stream) const
{
    if (stream.stream < 0)
        return broken(u"a stream is missing"_s);
    const int length = resolved(stream.at("Length")).integer(-1);
    if (length < 0 || stream.stream + length > m_data.size())
        return broken(u"a stream is longer than the file"_s);
    QByteArray data = m_data.mid(stream.stream, length);
    const PdfValue &filters = entry(stream, "Filter");
    if (filters.is(PdfValue::Kind::Null))
        return data;
    const bool one = filters.is(PdfValue::Kind::Name) || filters.items.size() == 1;
    const PdfValue &filter = filters.is(PdfValue::Kind::Array) && one ? resolved(filters.items.front()) : filters;
    if (!one || !filter.isName("FlateDecode"))
        return broken(u"a stream has a filter that is not FlateDecode"_s);
    SHORTLIST_TRY(data, inflated(data));
    const PdfValue &parameters = entry(stream, "DecodeParms");
    if (entry(parameters, "Predictor").integer(1) >= 10)
        return unpredicted(data, std::clamp(entry(parameters, "Columns").integer(1), 1, 100'000));
    return data;
}

const PdfValue &PdfFile::catalog() const
{
    return entry(m_trailer, "Root");
}

const PdfValue &PdfFile::information() const
{
    return entry(m_trailer, "Info");
}

std::vector<PdfFile::PageObject> PdfFile::pages() const
{
    std::vector<PageObject> pages;
    collect(catalog().at("Pages"), 0, 0, pages);
    return pages;
}

void PdfFile::collect(const PdfValue &node, int object, int depth, std::vector<PageObject> &pages) const
{
    const int number = node.is(PdfValue::Kind::Reference) ? node.integer() : object;
    const PdfValue &value = resolved(node);
    if (depth > 40 || pages.size() >= pagesMax || !value.is(PdfValue::Kind::Dictionary))
        return;
    if (value.at("Kids").is(PdfValue::Kind::Null)) {
        pages.push_back({number, &value});
        return;
    }
    for (const PdfValue &kid : entry(value, "Kids").items)
        collect(kid, 0, depth + 1, pages);
}

} // namespace shortlist::page
