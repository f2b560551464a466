// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/contentscan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

/// Bytes. So far the best place is looked for, which is the whole of nearly every resume; further on, any place will
/// do.
constexpr qsizetype wholeSearch = 16 * 1024;

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

/// Walks the JSON once and calls `visit` for each string that is a value, but for ids, which nobody reads; `visit` says
/// whether to go on.
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
        bool isId = false;
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
                    const QByteArrayView key = QByteArrayView(m_json).sliced(token.from, token.to - token.from);
                    isId = key == "id";
                    if (m_depth == 1)
                        m_section = key;
                    continue;
                }
                if (isId) {
                    isId = false;
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
    /// Leaves m_at on the closing quote. Most of a resume is long strings, so the quote is looked for, not waited for.
    StringToken readString()
    {
        StringToken token;
        token.from = ++m_at;
        for (;; ++m_at) {
            const qsizetype quote = m_json.indexOf('"', m_at);
            m_at = quote < 0 ? m_json.size() : quote;
            if (quote < 0 || !isEscaped(token.from))
                break;
        }
        token.to = m_at;
        return token;
    }
    [[nodiscard]] bool isEscaped(qsizetype from) const
    {
        qsizetype before = m_at;
        while (before > from && m_json.at(before - 1) == '\\')
            --before;
        return (m_at - before) % 2 == 1;
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

/// Finds where a word of the raw text begins with (or, for one letter, is) the wanted bytes. May miss what only folding
/// shows, never finds what is not there. Horspool, "Practical fast searching in strings" (1980): looks at the last byte
/// first and skips what cannot match, which is most of the text for the long words that are rare.
class WordFinder
{
public:
    explicit WordFinder(const QByteArray &wanted)
        : m_wanted(wanted)
    {
        m_skip.fill(wanted.size());
        for (qsizetype at = 0; at + 1 < wanted.size(); ++at) {
            const char byte = wanted.at(at);
            m_skip[static_cast<unsigned char>(byte)] = wanted.size() - 1 - at;
            if (byte >= 'a' && byte <= 'z')
                m_skip[static_cast<unsigned char>(byte - 'a' + 'A')] = wanted.size() - 1 - at;
        }
    }

    [[nodiscard]] qsizetype size() const { return m_wanted.size(); }
    [[nodiscard]] bool in(QByteArrayView text) const
    {
        const qsizetype last = m_wanted.size() - 1;
        for (qsizetype end = last; end < text.size(); end += m_skip[static_cast<unsigned char>(text.at(end))]) {
            qsizetype back = 0;
            while (back <= last && lower(text.at(end - back)) == m_wanted.at(last - back))
                ++back;
            if (back > last && isWord(text, end - last, end + 1))
                return true;
        }
        return false;
    }

private:
    [[nodiscard]] bool isWord(QByteArrayView text, qsizetype from, qsizetype to) const
    {
        const bool afterEscape = from >= 2 && text.at(from - 2) == '\\';
        if (from > 0 && isAsciiWord(text.at(from - 1)) && !afterEscape)
            return false;
        return m_wanted.size() > 1 || to == text.size() || !isAsciiWord(text.at(to));
    }

    QByteArray m_wanted;
    std::array<qsizetype, 256> m_skip;
};

/// The longest first: it is likely the rarest, and where it is not, fewer others need to be looked for.
std::vector<WordFinder> findersOf(const QList<SearchWord> &words)
{
    std::vector<WordFinder> finders;
    for (const SearchWord &word : words)
        finders.emplace_back(word.typed);
    std::stable_sort(
        finders.begin(), finders.end(), [](const WordFinder &a, const WordFinder &b) { return a.size() > b.size(); });
    return finders;
}

/// How many of the words are in `text`; may stop counting when it cannot be more than `most`.
qsizetype countAbove(qsizetype most, const std::vector<WordFinder> &finders, QByteArrayView text)
{
    qsizetype count = 0;
    auto left = static_cast<qsizetype>(finders.size());
    for (const WordFinder &finder : finders) {
        if (count + left <= most)
            break;
        count += finder.in(text) ? 1 : 0;
        --left;
    }
    return count;
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
        const qsizetype words = count(token, most);
        if (words > most) {
            most = words;
            found = token;
        }
        return most < wordCount && (most == 0 || token.to < wholeSearch);
    });
    return most > 0 ? hitAt(json, found) : TextHit();
}

} // namespace

TextHit scanContent(const QByteArray &json, const QList<SearchWord> &words)
{
    const QByteArrayView all(json);
    const auto textOf = [&](const StringToken &token) { return all.sliced(token.from, token.to - token.from); };
    const std::vector<WordFinder> finders = findersOf(words);
    TextHit hit = best(json, words.size(),
        [&](const StringToken &token, qsizetype most) { return countAbove(most, finders, textOf(token)); });
    if (!hit.isNull())
        return hit;
    return best(json, words.size(),
        [&](const StringToken &token, qsizetype) { return qsizetype{hitCount(decoded(textOf(token)), words)}; });
}

} // namespace shortlist::store
