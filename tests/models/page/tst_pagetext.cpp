// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"
#include "models/page/design.h"
#include "models/page/pdfwriter.h"

#include "tests/models/page/pagesupport.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

/// What other programs read out of our PDF files: every string whole, in order, in plain characters.
class TestPageText : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyStringComesBackWhole_data();
    void everyStringComesBackWhole();
    void importedResumesComeBackWhole_data();
    void importedResumesComeBackWhole();
    void sectionsComeBackInOrder_data();
    void sectionsComeBackInOrder();
};

namespace {

struct Reader
{
    QString name;
    QString program;
    QStringList arguments;
};

/// Boxes sorted by place are not what pages promise (pdftotext's default in two columns), plain order is.
const QList<Reader> &readers()
{
    static const QList<Reader> all{{u"poppler"_s, u"pdftotext"_s, {u"FILE"_s, u"-"_s}},
        {u"poppler -raw"_s, u"pdftotext"_s, {u"-raw"_s, u"FILE"_s, u"-"_s}},
        {u"MuPDF"_s, u"mutool"_s, {u"draw"_s, u"-q"_s, u"-F"_s, u"txt"_s, u"FILE"_s}}};
    return all;
}

/// A string that a line had to be broken in has no space of its own there: a long address, or CJK.
bool comesBack(const QString &read, const QString &unspaced, const QString &text, const Reader &reader)
{
    if (read.contains(testing::words(text)))
        return true;
    // What sorts boxes by their place puts the date beside a title of two lines between them (decisions.md, The rest).
    static const QRegularExpression date(u"\\b([a-z]{3} )?\\d{4} ?– ?([a-z]{3} )?(\\d{4}|present|now|today)\\b"_s);
    if (reader.name == u"poppler" && QString(read).remove(date).simplified().contains(testing::words(text)))
        return true;
    static const QRegularExpression breakable(u"[\\x{2E80}-\\x{9FFF}\\x{AC00}-\\x{D7AF}]|\\S{30,}"_s);
    // Raw order cannot tell right-to-left text: every glyph left of the one before starts a line there.
    static const QRegularExpression rightToLeft(u"[\\x{0590}-\\x{08FF}]"_s);
    const bool broken = text.contains(breakable) || (reader.name == u"poppler -raw" && text.contains(rightToLeft));
    return broken && unspaced.contains(testing::words(text).remove(u' '));
}

} // namespace

void TestPageText::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestPageText::everyStringComesBackWhole_data()
{
    QTest::addColumn<QString>("slug");
    QTest::addColumn<bool>("letter");
    for (const QString &slug : builtinTemplateSlugs()) {
        for (const bool letter : {false, true})
            QTest::addRow("%s on %s", qPrintable(slug), letter ? "Letter" : "A4") << slug << letter;
    }
}

/// What the readers lose of a content, or add to it; counts what was looked for.
static QStringList lostStrings(const Content &content, const QString &name, const Look &look, Paper paper, int &checked)
{
    static const QRegularExpression strange(u"[\\x{FB00}-\\x{FB06}\\x{E000}-\\x{F8FF}\\x{FFFD}\\x{00AD}\\x{200B}]"_s);
    QStringList lost;
    const Result<QByteArray> pdf = writePdf(*testing::exported(content, look, paper));
    if (!pdf)
        return {name + u": no PDF"_s};
    for (const Reader &reader : readers()) {
        const auto text = testing::readBy(reader.program, reader.arguments, pdf.value());
        if (!text) {
            lost << reader.program + u" is missing: packaging/bootstrap test"_s;
            continue;
        }
        const QString read = testing::words(*text);
        const QString unspaced = QString(read).remove(u' ');
        for (const QString &string : testing::sourceStrings(content)) {
            ++checked;
            if (!comesBack(read, unspaced, string, reader))
                lost << reader.name + u" of "_s + name + u": "_s + string;
        }
        if (const auto match = strange.match(*text); match.hasMatch())
            lost << reader.name + u" of "_s + name + u": U+"_s + QString::number(match.captured().at(0).unicode(), 16);
    }
    return lost;
}

static QByteArray listed(const QStringList &lost, int checked)
{
    return u"%1 of %2:\n%3"_s.arg(lost.size()).arg(checked).arg(lost.mid(0, 20).join(u'\n')).toUtf8();
}

void TestPageText::everyStringComesBackWhole()
{
    QFETCH(QString, slug);
    QFETCH(bool, letter);
    QStringList lost;
    int checked = 0;
    QStringList samples = testing::sampleNames();
    samples << u"stress"_s;
    for (const QString &sample : samples) {
        const Content content = sample == u"stress" ? testing::stressContent() : testing::sampleContent(sample);
        lost += lostStrings(content, sample, testing::lookOf(slug), letter ? Paper::Letter : Paper::A4, checked);
    }
    QVERIFY2(checked > 0, "poppler-utils and mupdf-tools are missing: packaging/bootstrap test");
    QVERIFY2(lost.isEmpty(), listed(lost, checked).constData());
}

void TestPageText::importedResumesComeBackWhole_data()
{
    QTest::addColumn<QString>("slug");
    for (const QString &slug : builtinTemplateSlugs())
        QTest::newRow(qPrintable(slug)) << slug;
}

void TestPageText::importedResumesComeBackWhole()
{
    QFETCH(QString, slug);
    const QDir folder(QStringLiteral(SHORTLIST_TESTS_DIR) + u"/data/json-resume"_s);
    QStringList lost;
    int checked = 0;
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const Result<exchange::ImportedResume> imported = exchange::importFile(folder.filePath(name));
        if (!imported)
            continue; // samples of what is no resume are the importer's matter
        lost += lostStrings(imported.value().content, name, testing::lookOf(slug), Paper::A4, checked);
    }
    QVERIFY2(checked > 0, "poppler-utils and mupdf-tools are missing: packaging/bootstrap test");
    QVERIFY2(lost.isEmpty(), listed(lost, checked).constData());
}

void TestPageText::sectionsComeBackInOrder_data()
{
    QTest::addColumn<QString>("slug");
    for (const QString &slug : builtinTemplateSlugs())
        QTest::newRow(qPrintable(slug)) << slug;
}

void TestPageText::sectionsComeBackInOrder()
{
    QFETCH(QString, slug);
    const Content content = testing::sampleContent(slug);
    const PageListPtr list = testing::exported(content, testing::lookOf(slug), Paper::A4);
    const Result<QByteArray> pdf = writePdf(*list);
    QVERIFY(pdf.has_value());
    for (const QStringList &arguments : {QStringList{u"-raw"_s, u"FILE"_s, u"-"_s}}) {
        const auto text = testing::readBy(u"pdftotext"_s, arguments, pdf.value());
        QVERIFY2(text, "pdftotext is missing: packaging/bootstrap test");
        const QString read = testing::words(*text);
        qsizetype place = 0;
        for (const std::shared_ptr<const Block> &block : list->blocks) {
            if (block->outline.isEmpty())
                continue;
            const qsizetype found = read.indexOf(testing::words(block->outline), place);
            QVERIFY2(found >= place, qPrintable(block->outline));
            place = found;
        }
        QVERIFY(place > 0);
    }
}

QTEST_MAIN(TestPageText)
#include "tst_pagetext.moc"
