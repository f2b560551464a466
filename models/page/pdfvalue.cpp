// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfvalue.h"

#include <cmath>

namespace shortlist::page {

namespace {

constexpr int depthMax = 60;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool isDelimiter(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{' || c == '}' || c == '/'
        || c == '%';
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

} // namespace

const PdfValue &PdfValue::at(const char *key) const
{
    static const PdfValue none;
    const auto found = entries.find(QByteArray::fromRawData(key, static_cast<qsizetype>(qstrlen(key))));
    return found == entries.end() ? none : found->second;
}

QString PdfValue::text() const
{
    if (!bytes.startsWith("\xFE\xFF"))
        return QString::fromLatin1(bytes);
    QString text;
    for (qsizetype i = 2; i + 1 < bytes.size(); i += 2)
        text += QChar(
            static_cast<char16_t>((static_cast<uchar>(bytes.at(i)) << 8) | static_cast<uchar>(bytes.at(i + 1))));
    return text;
}

int PdfValue::integer(int otherwise) const noexcept
{
    const bool numeric = kind == Kind::Number || kind == Kind::Reference;
    return numeric && std::abs(number) < 2e9 ? static_cast<int>(number) : otherwise;
}

PdfLexer::PdfLexer(const QByteArray &data, qsizetype place)
    : m_data(data)
    , m_place(place < 0 ? data.size() : place)
{
}

char PdfLexer::current(qsizetype ahead) const
{
    return m_place + ahead < m_data.size() ? m_data.at(m_place + ahead) : '\0';
}

void PdfLexer::skipSpace()
{
    while (m_place < m_data.size()) {
        if (current() == '%') {
            while (m_place < m_data.size() && current() != '\n' && current() != '\r')
                ++m_place;
        } else if (isSpace(current())) {
            ++m_place;
        } else {
            return;
        }
    }
}

bool PdfLexer::atEnd()
{
    skipSpace();
    return m_place >= m_data.size();
}

PdfValue PdfLexer::next(bool references)
{
    return value(references, 0);
}

PdfValue PdfLexer::value(bool references, int depth)
{
    skipSpace();
    const char c = current();
    if (m_place >= m_data.size())
        return {};
    if (c == '/')
        return name();
    if (c == '(')
        return literal();
    if (c == '<')
        return current(1) == '<' ? dictionary(references, depth) : hexadecimal();
    if (c == '[')
        return array(references, depth);
    if ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')
        return numberOrReference(references);
    if (isDelimiter(c)) {
        ++m_place;
        PdfValue stray;
        stray.kind = PdfValue::Kind::Keyword;
        stray.bytes = QByteArray(1, c);
        return stray;
    }
    PdfValue word;
    word.kind = PdfValue::Kind::Keyword;
    const qsizetype start = m_place;
    while (m_place < m_data.size() && !isSpace(current()) && !isDelimiter(current()))
        ++m_place;
    word.bytes = m_data.mid(start, m_place - start);
    if (word.bytes == "true" || word.bytes == "false") {
        word.kind = PdfValue::Kind::Boolean;
        word.number = word.bytes == "true" ? 1 : 0;
    } else if (word.bytes == "null") {
        return {};
    }
    return word;
}

PdfValue PdfLexer::name()
{
    PdfValue value;
    value.kind = PdfValue::Kind::Name;
    for (++m_place; m_place < m_data.size() && !isSpace(current()) && !isDelimiter(current()); ++m_place) {
        const int high = current() == '#' ? hexDigit(current(1)) : -1;
        const int low = high >= 0 ? hexDigit(current(2)) : -1;
        if (low >= 0) {
            value.bytes += static_cast<char>(high * 16 + low);
            m_place += 2;
        } else {
            value.bytes += current();
        }
    }
    return value;
}

PdfValue PdfLexer::literal()
{
    PdfValue value;
    value.kind = PdfValue::Kind::String;
    int open = 1;
    for (++m_place; m_place < m_data.size(); ++m_place) {
        char c = current();
        if (c == '(') {
            ++open;
        } else if (c == ')' && --open == 0) {
            ++m_place;
            break;
        } else if (c == '\\') {
            ++m_place;
            c = current();
            if (c >= '0' && c <= '7') {
                int code = 0;
                for (int i = 0; i < 3 && current() >= '0' && current() <= '7'; ++i, ++m_place)
                    code = code * 8 + (current() - '0');
                --m_place;
                c = static_cast<char>(code & 0xff);
            } else if (c == '\r' || c == '\n') {
                if (c == '\r' && current(1) == '\n')
                    ++m_place;
                continue;
            } else {
                static const QByteArray from("nrtbf");
                static const QByteArray to("\n\r\t\b\f");
                const qsizetype known = from.indexOf(c);
                c = known < 0 ? c : to.at(known);
            }
        }
        value.bytes += c;
    }
    return value;
}

PdfValue PdfLexer::hexadecimal()
{
    PdfValue value;
    value.kind = PdfValue::Kind::String;
    int high = -1;
    for (++m_place; m_place < m_data.size() && current() != '>'; ++m_place) {
        const int digit = hexDigit(current());
        if (digit < 0)
            continue;
        if (high >= 0)
            value.bytes += static_cast<char>(high * 16 + digit);
        high = high >= 0 ? -1 : digit;
    }
    ++m_place;
    if (high >= 0)
        value.bytes += static_cast<char>(high * 16);
    return value;
}

PdfValue PdfLexer::array(bool references, int depth)
{
    PdfValue array;
    array.kind = PdfValue::Kind::Array;
    ++m_place;
    while (!atEnd() && depth < depthMax) {
        if (current() == ']') {
            ++m_place;
            break;
        }
        array.items.push_back(value(references, depth + 1));
    }
    return array;
}

PdfValue PdfLexer::dictionary(bool references, int depth)
{
    PdfValue dictionary;
    dictionary.kind = PdfValue::Kind::Dictionary;
    m_place += 2;
    while (!atEnd() && depth < depthMax) {
        if (current() == '>') {
            m_place += 2;
            break;
        }
        const PdfValue key = value(references, depth + 1);
        if (!key.is(PdfValue::Kind::Name))
            continue;
        skipSpace();
        if (current() != '>' || current(1) != '>')
            dictionary.entries[key.bytes] = value(references, depth + 1);
    }
    return dictionary;
}

PdfValue PdfLexer::numberOrReference(bool references)
{
    const qsizetype start = m_place;
    while (m_place < m_data.size() && !isSpace(current()) && !isDelimiter(current()))
        ++m_place;
    PdfValue number;
    bool read = false;
    number.number = m_data.mid(start, m_place - start).toDouble(&read);
    number.kind = read && std::isfinite(number.number) ? PdfValue::Kind::Number : PdfValue::Kind::Null;
    if (!references || !read || number.number < 0)
        return number;
    // "generation R" may follow.
    const qsizetype after = m_place;
    skipSpace();
    const qsizetype digits = m_place;
    while (current() >= '0' && current() <= '9')
        ++m_place;
    const bool generation = m_place > digits;
    skipSpace();
    if (generation && current() == 'R'
        && (isSpace(current(1)) || isDelimiter(current(1)) || m_place + 1 == m_data.size())) {
        ++m_place;
        number.kind = PdfValue::Kind::Reference;
        return number;
    }
    m_place = after;
    return number;
}

} // namespace shortlist::page
