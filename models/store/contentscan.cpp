// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/contentscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

struct StringToken
{
    qsizetype from = 0; ///< first byte inside the quotes
    qsizetype to = 0;
    QByteArrayView section; ///< top-level key, raw
    qsizetype customFrom = -1; ///< where the enclosing custom section's object begins
};

bool isAsciiWord(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9')
        || static_cast<unsigned char>(byte) >= 0x80;
}

char lower(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}

/// Walks the JSON once and calls `visit` for each string that is a value; `visit` says whether to go on.
class StringWalker
{
public:
    explicit StringWalker(const QByteArray &json)
        : m_json(json)
    {
    }

    template <typename Visit>
    void walk(Visit visit)
    {
        qsizetype customFrom = -1;
        for (; m_at < m_json.size(); ++m_at) {
            const char byte = m_json.at(m_at);
            if (byte == '{' || byte == '[') {
                ++m_depth;
                if (m_depth == 3 && m_section == "customSections")
                    customFrom = m_at;
            } else if (byte == '}' || byte == ']') {
                --m_depth;
            } else if (byte == '"') {
                StringToken token = readString();
                if (isKey()) {
                    if (m_depth == 1)
                        m_section = QByteArrayView(m_json).sliced(token.from, token.to - token.from);
                    continue;
                }
                token.section = m_section;
                token.customFrom = m_section == "customSections" ? customFrom : -1;
                if (!visit(token))
                    return;
            }
        }
    }

private:
    /// Leaves m_at on the closing quote.
    StringToken readString()
    {
        StringToken token;
        token.from = ++m_at;
        while (m_at < m_json.size() && m_json.at(m_at) != '"')
            m_at += m_json.at(m_at) == '\\' ? 2 : 1;
        token.to = std::min(m_at, m_json.size());
        return token;
    }
    [[nodiscard]] bool isKey() const
    {
        qsizetype next = m_at + 1;
        while (next < m_json.size() && (m_json.at(next) == ' ' || m_json.at(next) == '\n'))
            ++next;
        return next < m_json.size() && m_json.at(next) == ':';
    }

    const QByteArray &m_json;
    QByteArrayView m_section;
    qsizetype m_at = 0;
    int m_depth = 0;
};

/// Whether a word of the raw text begins with (or, for one letter, is) the wanted bytes. May miss what only folding
/// shows, never finds what is not there.
bool holdsBytes(QByteArrayView text, const QByteArray &wanted)
{
    const char first = wanted.at(0);
    for (qsizetype at = 0; at + wanted.size() <= text.size(); ++at) {
        if (lower(text.at(at)) != first)
            continue;
        const bool afterEscape = at >= 2 && text.at(at - 2) == '\\';
        if (at > 0 && isAsciiWord(text.at(at - 1)) && !afterEscape)
            continue;
        qsizetype same = 1;
        while (same < wanted.size() && lower(text.at(at + same)) == wanted.at(same))
            ++same;
        if (same < wanted.size())
            continue;
        const qsizetype end = at + same;
        if (wanted.size() > 1 || end == text.size() || !isAsciiWord(text.at(end)))
            return true;
    }
    return false;
}

QString decoded(QByteArrayView raw)
{
    if (!raw.contains('\\'))
        return QString::fromUtf8(raw);
    return QJsonDocument::fromJson("[\"" + raw.toByteArray() + "\"]").array().at(0).toString();
}

/// A custom section's key is its id, which may stand behind the text that was found.
QString customKey(const QByteArray &json, qsizetype from)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype at = from; at < json.size(); ++at) {
        const char byte = json.at(at);
        if (inString) {
            at += byte == '\\' ? 1 : 0;
            inString = byte != '"';
        } else if (byte == '"') {
            inString = true;
        } else if (byte == '{' || byte == '[') {
            ++depth;
        } else if ((byte == '}' || byte == ']') && --depth == 0) {
            const QByteArray object = json.sliced(from, at + 1 - from);
            return QJsonDocument::fromJson(object).object().value(u"id").toString();
        }
    }
    return {};
}

TextHit hitAt(const QByteArray &json, const StringToken &token)
{
    TextHit hit{decoded(token.section), decoded(QByteArrayView(json).sliced(token.from, token.to - token.from))};
    if (token.customFrom >= 0) {
        if (const QString key = customKey(json, token.customFrom); !key.isEmpty())
            hit.field = key;
    }
    return hit;
}

template <typename Count>
TextHit best(const QByteArray &json, qsizetype wordCount, Count count)
{
    qsizetype most = 0;
    StringToken found;
    StringWalker(json).walk([&](const StringToken &token) {
        const qsizetype words = count(token);
        if (words > most) {
            most = words;
            found = token;
        }
        return most < wordCount;
    });
    return most > 0 ? hitAt(json, found) : TextHit();
}

} // namespace

TextHit scanContent(const QByteArray &json, const QList<SearchWord> &words)
{
    const QByteArrayView all(json);
    TextHit hit = best(json, words.size(), [&](const StringToken &token) {
        const QByteArrayView text = all.sliced(token.from, token.to - token.from);
        return std::count_if(
            words.cbegin(), words.cend(), [&](const SearchWord &word) { return holdsBytes(text, word.typed); });
    });
    if (!hit.isNull())
        return hit;
    return best(json, words.size(), [&](const StringToken &token) {
        return qsizetype{hitCount(decoded(all.sliced(token.from, token.to - token.from)), words)};
    });
}

} // namespace shortlist::store
