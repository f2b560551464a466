// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/posting.h"

#include "models/domain/cleantext.h"

#include <QHash>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

constexpr qsizetype maxTitle = 255;
constexpr qsizetype longestEntity = 12;
constexpr qsizetype longestName = 16;

/// The entities that job boards write; any other is left as typed.
QString entity(QStringView name)
{
    static const QHash<QString, QString> known{{u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s},
        {u"quot"_s, u"\""_s}, {u"apos"_s, u"'"_s}, {u"nbsp"_s, u" "_s}, {u"ndash"_s, u"–"_s}, {u"mdash"_s, u"—"_s},
        {u"rsquo"_s, u"’"_s}, {u"lsquo"_s, u"‘"_s}, {u"rdquo"_s, u"”"_s}, {u"ldquo"_s, u"“"_s}, {u"hellip"_s, u"…"_s},
        {u"bull"_s, u"•"_s}, {u"middot"_s, u"·"_s}, {u"euro"_s, u"€"_s}, {u"pound"_s, u"£"_s}, {u"eacute"_s, u"é"_s},
        {u"egrave"_s, u"è"_s}, {u"agrave"_s, u"à"_s}, {u"ouml"_s, u"ö"_s}, {u"auml"_s, u"ä"_s}, {u"uuml"_s, u"ü"_s},
        {u"szlig"_s, u"ß"_s}, {u"copy"_s, u"©"_s}, {u"reg"_s, u"®"_s}, {u"trade"_s, u"™"_s}};
    if (!name.startsWith(u'#'))
        return known.value(name.toString());
    const bool hex = name.size() > 1 && (name.at(1) == u'x' || name.at(1) == u'X');
    bool good = false;
    const uint code = name.mid(hex ? 2 : 1).toUInt(&good, hex ? 16 : 10);
    if (!good || code < 0x20 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return {};
    const char32_t one = code;
    return code == 0xA0 ? u" "_s : QString::fromUcs4(&one, 1);
}

/// Reads markup from front to back, once.
class HtmlReader
{
public:
    explicit HtmlReader(const QString &html)
        : m_html(html)
    {
    }

    QString text()
    {
        while (m_at < m_html.size() && m_out.size() < 2 * maxPostingText) {
            const QChar c = m_html.at(m_at);
            if (c == u'<' && m_at + 1 < m_html.size() && opensTag(m_html.at(m_at + 1)))
                readTag();
            else if (c == u'&')
                readEntity();
            else
                add(c);
        }
        return m_out;
    }

private:
    static bool opensTag(QChar c) { return c.isLetter() || c == u'/' || c == u'!' || c == u'?'; }

    void add(QChar c)
    {
        ++m_at;
        if (!c.isSpace()) {
            m_out += c;
        } else if (m_preformatted && c == u'\n') {
            m_out += c;
        } else if (!m_out.isEmpty() && !m_out.back().isSpace()) {
            m_out += u' ';
        }
    }

    void readEntity()
    {
        const QStringView rest = QStringView(m_html).mid(m_at + 1, longestEntity);
        const qsizetype end = rest.indexOf(u';');
        const QString text = end > 0 ? entity(rest.left(end)) : QString();
        if (text.isEmpty()) {
            add(u'&');
            return;
        }
        m_out += text;
        m_at += end + 2;
    }

    void breakLine(int lines)
    {
        while (m_out.endsWith(u' '))
            m_out.chop(1);
        for (qsizetype at = m_out.size(); lines > 0 && at > 0 && m_out.at(at - 1) == u'\n'; --at)
            --lines;
        if (!m_out.isEmpty())
            m_out += QString(lines, u'\n');
    }

    /// Behind what ends with `end`, in whatever case; at the end where there is none.
    void skipPast(const QString &end)
    {
        const qsizetype found = m_html.indexOf(end, m_at, Qt::CaseInsensitive);
        m_at = found < 0 ? m_html.size() : found + end.size();
    }

    void readTag()
    {
        if (QStringView(m_html).mid(m_at).startsWith(u"<!--")) {
            skipPast(u"-->"_s);
            return;
        }
        ++m_at;
        const bool closes = m_html.at(m_at) == u'/';
        if (closes)
            ++m_at;
        QString name;
        while (m_at < m_html.size() && m_html.at(m_at).isLetterOrNumber() && name.size() < longestName)
            name += m_html.at(m_at++).toLower();
        // A ">" inside a quoted attribute does not end the tag; a quote that never ends must not swallow the page.
        const qsizetype end = tagEnd();
        m_at = end < 0 ? m_html.size() : end + 1;
        act(name, closes);
    }

    [[nodiscard]] qsizetype tagEnd() const
    {
        // Inside quotes a "<" means that they were never closed: each character is looked at once.
        QChar quote;
        qsizetype first = -1;
        for (qsizetype at = m_at; at < m_html.size(); ++at) {
            const QChar c = m_html.at(at);
            if (c == u'<' && !quote.isNull() && first >= 0)
                break;
            if (c == u'>') {
                if (quote.isNull())
                    return at;
                if (first < 0)
                    first = at;
            } else if (quote.isNull() ? (c == u'"' || c == u'\'') : c == quote) {
                quote = quote.isNull() ? c : QChar();
            }
        }
        return first;
    }

    void act(const QString &name, bool closes)
    {
        static const QSet<QString> silent{u"script"_s, u"style"_s, u"head"_s, u"noscript"_s, u"template"_s, u"svg"_s,
            u"iframe"_s, u"object"_s, u"select"_s, u"button"_s};
        static const QSet<QString> blocks{u"p"_s, u"h1"_s, u"h2"_s, u"h3"_s, u"h4"_s, u"h5"_s, u"h6"_s, u"ul"_s,
            u"ol"_s, u"table"_s, u"section"_s, u"article"_s, u"header"_s, u"footer"_s, u"main"_s, u"aside"_s,
            u"blockquote"_s, u"pre"_s, u"dl"_s};
        static const QSet<QString> lines{u"div"_s, u"br"_s, u"tr"_s, u"dt"_s, u"dd"_s, u"hr"_s, u"form"_s, u"nav"_s,
            u"option"_s, u"address"_s, u"figcaption"_s};
        if (silent.contains(name)) {
            if (!closes)
                skipPast(u"</"_s + name + u'>');
        } else if (name == u"li") {
            breakLine(1);
            if (!closes)
                m_out += u"• "_s;
        } else if (blocks.contains(name)) {
            breakLine(name == u"ul" || name == u"ol" ? 1 : 2);
            if (name == u"pre")
                m_preformatted = !closes;
        } else if (lines.contains(name)) {
            breakLine(1);
        } else if (name == u"td" || name == u"th") {
            if (!m_out.isEmpty() && !m_out.back().isSpace())
                m_out += u' ';
        }
    }

    const QString &m_html;
    qsizetype m_at = 0;
    bool m_preformatted = false;
    QString m_out;
};

bool looksLikeHtml(const QString &text)
{
    const QString start = text.left(2000).toLower();
    return start.contains(u"<!doctype html"_s) || start.contains(u"<html"_s) || start.contains(u"<body"_s)
        || start.contains(u"<p>"_s) || start.contains(u"<div"_s) || start.contains(u"<li>"_s)
        || start.contains(u"<br"_s);
}

} // namespace

Posting postingFromText(const QString &text)
{
    Posting posting;
    QString clean = cleanText(text.left(2 * maxPostingText));
    clean.replace(QChar::Nbsp, u' ').replace(u'\t', u' ');
    QStringList kept;
    for (const QString &line : clean.split(u'\n')) {
        qsizetype end = line.size();
        while (end > 0 && line.at(end - 1).isSpace())
            --end;
        const QString trimmed = line.left(end);
        if (trimmed.isEmpty() && (kept.isEmpty() || kept.constLast().isEmpty()))
            continue;
        if (posting.title.isEmpty() && !trimmed.isEmpty())
            posting.title = trimmed.simplified().left(maxTitle);
        kept.append(trimmed);
    }
    while (!kept.isEmpty() && kept.constLast().isEmpty())
        kept.removeLast();
    posting.text = kept.join(u'\n').left(maxPostingText);
    // A cut in the middle of a pair leaves half a character.
    for (QString *cut : {&posting.title, &posting.text}) {
        if (!cut->isEmpty() && cut->back().isHighSurrogate())
            cut->chop(1);
    }
    return posting;
}

Posting postingFromHtml(const QString &html)
{
    return postingFromText(HtmlReader(html).text());
}

Result<Posting> readPosting(const QByteArray &bytes)
{
    if (bytes.size() > maxPostingBytes)
        return Error{Error::Kind::TooLarge, u"The file is larger than 2 MB"_s};
    const auto encoding = QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8);
    QStringDecoder decoder(encoding);
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return Error{Error::Kind::InvalidInput, u"This is not text in UTF-8"_s};
    const Posting posting = looksLikeHtml(text) ? postingFromHtml(text) : postingFromText(text);
    if (posting.title.isEmpty())
        return Error{Error::Kind::InvalidInput, u"The posting is empty. It needs a few sentences"_s};
    return posting;
}

} // namespace shortlist::exchange
