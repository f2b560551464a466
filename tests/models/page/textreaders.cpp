// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/page/textreaders.h"

#include "models/page/pdfwriter.h"
#include "tests/models/page/pagesupport.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::page::testing {

namespace {

const QRegularExpression &rightToLeft()
{
    static const QRegularExpression expression(u"[\\x{0590}-\\x{08FF}]"_s);
    return expression;
}

/// pdfminer sorts words of right-to-left text as boxes, and the two lines of a word that had to be broken: the words
/// must be there, and both parts of the broken one.
bool partsComeBack(const QString &read, const QString &text)
{
    static const QRegularExpression longWord(u"\\S{60,}"_s);
    const QStringList parts = words(text).split(u' ');
    const auto isThere = [&](const QString &word) {
        bool found = read.contains(word);
        for (qsizetype i = 1; !found && word.contains(longWord) && i < word.size(); ++i)
            found = read.contains(word.left(i)) && read.contains(word.mid(i));
        return found;
    };
    return text.contains(text.contains(rightToLeft()) ? rightToLeft() : longWord)
        && std::all_of(parts.begin(), parts.end(), isThere);
}

/// A string that a line had to be broken in has no space of its own there: a long address, or CJK.
bool comesBack(const QString &read, const QString &unspaced, const QString &text, const TextReader &reader)
{
    if (read.contains(words(text)))
        return true;
    static const QRegularExpression date(u"\\b([a-z]{3} )?\\d{4} ?– ?([a-z]{3} )?(\\d{4}|present|now|today)\\b"_s);
    if (reader.sortsBoxes && QString(read).remove(date).simplified().contains(words(text)))
        return true;
    if (reader.sortsWords && partsComeBack(read, text))
        return true;
    static const QRegularExpression breakable(u"[\\x{2E80}-\\x{9FFF}\\x{AC00}-\\x{D7AF}]|\\S{30,}"_s);
    const bool broken = text.contains(breakable) || (reader.losesSpacesOfRightToLeft && text.contains(rightToLeft()));
    return broken && unspaced.contains(words(text).remove(u' '));
}

/// The lines of a text, and where each begins in the text without spaces.
class ReadLines
{
public:
    explicit ReadLines(const QString &text)
    {
        for (const QString &line : text.split(u'\n')) {
            m_lines << words(line);
            m_begins << m_unspaced.size();
            m_unspaced += QString(m_lines.constLast()).remove(u' ');
        }
    }
    [[nodiscard]] const QString &unspaced() const { return m_unspaced; }
    /// Where a heading stands at or after `from`: alone on a line or two, or at the start of one, or -1.
    [[nodiscard]] qsizetype heading(const QString &text, qsizetype from, bool alone) const
    {
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QString two = m_lines.at(i) + u' ' + m_lines.value(i + 1);
            const bool here = alone ? m_lines.at(i) == text || two == text : m_lines.at(i).startsWith(text);
            if (here && m_begins.at(i) >= from)
                return m_begins.at(i);
        }
        return alone ? -1 : m_unspaced.indexOf(QString(text).remove(u' '), from); // gutters break long headings
    }

private:
    QStringList m_lines;
    QList<qsizetype> m_begins;
    QString m_unspaced;
};

/// Every section between its own heading and the next one, and headings on lines of their own: gutter headings need
/// not stand alone. Where two columns run over several pages, a page's main column is followed by its side column, so
/// that sections are looked for on one page only.
QStringList misplaced(const Content &content, const PageList &pages, const Look &look, const QString &text)
{
    QStringList wrong;
    const ReadLines lines(text);
    const QString layout = look.design.value("layout"_L1).toString();
    if (layout == u"two-column" && pages.pages.size() > 1)
        return wrong;
    const bool alone = layout != u"margin-headings" && layout != u"gutter-dates";
    const Section *section = nullptr;
    qsizetype begin = 0;
    const auto close = [&](qsizetype end) {
        if (!section)
            return;
        Content own;
        own.sections = {*section};
        const QString part = lines.unspaced().mid(begin, end - begin);
        for (const QString &string : sourceStrings(own)) {
            if (!string.contains(rightToLeft()) && !part.contains(words(string).remove(u' ')))
                wrong << u"outside of its section: "_s + string;
        }
    };
    for (const std::shared_ptr<const Block> &block : pages.blocks) {
        if (block->outline.isEmpty())
            continue;
        const QString heading = words(block->outline);
        const qsizetype found = lines.heading(heading, begin, alone);
        if (found < 0) {
            wrong << u"heading on no line of its own, or out of order: "_s + heading;
            continue;
        }
        close(found);
        section = content.section(block->where.section);
        begin = found;
    }
    close(lines.unspaced().size());
    return wrong;
}

} // namespace

const QList<TextReader> &quickReaders()
{
    static const QList<TextReader> all{{u"poppler"_s, u"pdftotext"_s, {u"FILE"_s, u"-"_s}, true, false},
        {u"poppler -raw"_s, u"pdftotext"_s, {u"-raw"_s, u"FILE"_s, u"-"_s}, false, true},
        {u"MuPDF"_s, u"mutool"_s, {u"draw"_s, u"-q"_s, u"-F"_s, u"txt"_s, u"FILE"_s}, false, false}};
    return all;
}

QList<TextReader> slowReaders()
{
    QList<TextReader> readers;
    const QString peers
        = qEnvironmentVariable("SHORTLIST_PEERS", QStringLiteral(SHORTLIST_TESTS_DIR "/../build/peers")) + u"/pdfjs"_s;
    if (QFileInfo::exists(peers + u"/prepared"_s) && !QStandardPaths::findExecutable(u"node"_s).isEmpty())
        readers << TextReader{u"pdf.js"_s, u"node"_s, {peers + u"/text.js"_s, u"FILE"_s}, false, true};
    if (!QStandardPaths::findExecutable(u"pdf2txt"_s).isEmpty())
        readers << TextReader{u"pdfminer"_s, u"pdf2txt"_s, {u"FILE"_s}, true, true, true};
    return readers;
}

QStringList lostStrings(const Content &content, const QString &name, const Look &look, Paper paper,
    const QList<TextReader> &readers, int &checked)
{
    static const QRegularExpression strange(u"[\\x{FB00}-\\x{FB06}\\x{E000}-\\x{F8FF}\\x{FFFD}\\x{00AD}\\x{200B}]"_s);
    QStringList lost;
    const PageListPtr pages = exported(content, look, paper);
    const Result<QByteArray> pdf = writePdf(*pages);
    if (!pdf)
        return {name + u": no PDF"_s};
    for (const TextReader &reader : readers) {
        const auto text = readBy(reader.program, reader.arguments, pdf.value());
        if (!text) {
            lost << reader.program + u" is missing: packaging/bootstrap test"_s;
            continue;
        }
        const QString where = reader.name + u" of "_s + name + u": "_s;
        const QString read = words(*text);
        const QString unspaced = QString(read).remove(u' ');
        for (const QString &string : sourceStrings(content)) {
            ++checked;
            if (!comesBack(read, unspaced, string, reader))
                lost << where + string;
        }
        if (const auto match = strange.match(*text); match.hasMatch())
            lost << where + u"U+"_s + QString::number(match.captured().at(0).unicode(), 16);
        if (!reader.sortsBoxes) {
            for (const QString &wrong : misplaced(content, *pages, look, *text))
                lost << where + wrong;
        }
    }
    return lost;
}

QByteArray listed(const QStringList &lost, int checked)
{
    return u"%1 of %2:\n%3"_s.arg(lost.size()).arg(checked).arg(lost.mid(0, 20).join(u'\n')).toUtf8();
}

} // namespace shortlist::page::testing
