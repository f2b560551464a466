// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/markdown.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

using Kind = OutlineBlock::Kind;

/// CommonMark 0.30, 2.4: any ASCII punctuation may be escaped; these are the ones that mean something inside a line.
QString escaped(const QString &text)
{
    static const QRegularExpression special(u"([\\\\`*_\\[\\]<>~]|&(?=#?\\w+;))"_s);
    return QString(text).replace(special, u"\\\\1"_s);
}

/// What would make a paragraph something else stands at its beginning: "# ", "- ", "+ ", "1. ", "=" …
QString lineStart(QString line)
{
    static const QRegularExpression mark(u"^([#+=-]|\\d{1,9}(?=[.)](\\s|$)))"_s);
    const QRegularExpressionMatch match = mark.match(line);
    if (match.hasMatch())
        line.insert(match.captured().front().isDigit() ? match.capturedEnd() : 0, u'\\');
    return line;
}

/// `plain`: without bold, for a heading that is bold already.
QString inlineText(const OutlineBlock &block, bool plain = false)
{
    QString line;
    for (const OutlineSpan &span : block.spans) {
        QString text = escaped(span.text);
        const QString mark = span.bold && !plain ? u"**"_s : span.italic ? u"*"_s : QString();
        // Marks must touch their words.
        const qsizetype start = text.size() - QStringView(text).trimmed().size();
        if (!mark.isEmpty() && start < text.size() && start == 0)
            text = mark + text + mark;
        if (!span.href.isEmpty())
            text = u"[%1](<%2>)"_s.arg(text, QString(span.href).replace(u'<', "%3C"_L1).replace(u'>', "%3E"_L1));
        line += text;
    }
    return line;
}

} // namespace

QString markdown(const Outline &outline)
{
    QString out;
    Kind before = Kind::Name;
    for (const OutlineBlock &block : outline.blocks) {
        const bool list = block.kind == Kind::Bullet || block.kind == Kind::Item;
        if (!out.isEmpty() && !(list && before == block.kind))
            out += u'\n';
        before = block.kind;
        const QString dates = escaped(block.dates);
        switch (block.kind) {
        case Kind::Name:
            out += u"# "_s + inlineText(block, true) + u'\n';
            break;
        case Kind::Heading:
            out += u"## "_s + inlineText(block, true) + u'\n';
            break;
        case Kind::Entry:
            out += u"### "_s + inlineText(block, true) + u'\n';
            if (!dates.isEmpty())
                out += u"\n*"_s + dates + u"*\n"_s;
            break;
        case Kind::Bullet:
        case Kind::Item: {
            const QString line = lineStart(inlineText(block));
            const QString gap = line.isEmpty() || dates.isEmpty() ? QString() : u", "_s;
            out += u"- "_s + line + gap + dates + u'\n';
            break;
        }
        case Kind::Headline:
        case Kind::Contact:
        case Kind::Detail:
        case Kind::Paragraph:
            out += lineStart(inlineText(block)) + u'\n';
            break;
        }
    }
    return out;
}

} // namespace shortlist::exchange
