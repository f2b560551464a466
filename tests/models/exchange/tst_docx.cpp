// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/docx.h"
#include "tests/models/exchange/unzipped.h"
#include "tests/models/page/pagesupport.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

namespace {

QByteArray docxOf(const Content &content, const QString &slug = u"classic"_s)
{
    const Look look = page::testing::lookOf(slug);
    ExportStyle style = exportStyleOf(look, false);
    style.updatedAt = 1'763'800'000'000;
    return docx(outlineOf(content, look, u"en-GB"_s), style);
}

/// The values of one attribute of one element, in order.
QStringList valuesOf(const QByteArray &part, QStringView element, QStringView attribute)
{
    QStringList values;
    QXmlStreamReader reader(part);
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == element) {
            for (const QXmlStreamAttribute &one : reader.attributes()) {
                if (one.name() == attribute)
                    values << one.value().toString();
            }
        }
    }
    return values;
}

} // namespace

class TestDocx final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyPartIsXmlAndKnownToTheContentTypes()
    {
        const QMap<QByteArray, QByteArray> parts = testing::unzipped(docxOf(page::testing::stressContent()));
        QCOMPARE(parts.size(), 10);
        const QStringList typed = valuesOf(parts.value("[Content_Types].xml"), u"Override", u"PartName");
        for (auto part = parts.cbegin(); part != parts.cend(); ++part) {
            QXmlStreamReader reader(part.value());
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), part.key() + ": " + reader.errorString().toUtf8());
            const bool other = part.key().endsWith(".rels") || part.key().startsWith('[');
            QVERIFY2(other || typed.contains(u'/' + QString::fromLatin1(part.key())), part.key());
        }
    }

    void stylesLinksAndListsThatAreUsedAreThere()
    {
        const QMap<QByteArray, QByteArray> parts = testing::unzipped(docxOf(page::testing::sampleContent(u"tech"_s)));
        const QByteArray document = parts.value("word/document.xml");
        const QStringList styles = valuesOf(parts.value("word/styles.xml"), u"style", u"styleId");
        QStringList used = valuesOf(document, u"pStyle", u"val");
        for (const QString &wanted :
            {u"Title"_s, u"Subtitle"_s, u"Contact"_s, u"Heading1"_s, u"Heading2"_s, u"ListBullet"_s, u"ResumeItem"_s})
            QVERIFY2(used.contains(wanted), qPrintable(wanted));
        used << valuesOf(document, u"rStyle", u"val") << valuesOf(parts.value("word/styles.xml"), u"next", u"val")
             << valuesOf(parts.value("word/styles.xml"), u"basedOn", u"val");
        for (const QString &style : std::as_const(used))
            QVERIFY2(styles.contains(style), qPrintable(style));
        const QStringList relations = valuesOf(parts.value("word/_rels/document.xml.rels"), u"Relationship", u"Id");
        const QStringList links = valuesOf(document, u"hyperlink", u"id");
        QVERIFY(!links.isEmpty());
        for (const QString &link : links)
            QVERIFY2(relations.contains(link), qPrintable(link));
        QCOMPARE(valuesOf(parts.value("word/numbering.xml"), u"pStyle", u"val"), QStringList{u"ListBullet"_s});
        QVERIFY(!document.contains("<w:tbl") && !document.contains("<w:txbx"));
    }

    void charactersThatXmlCannotHoldAreLeftOut()
    {
        Content content;
        content.ensureSection(u"summary"_s).text = u"a\u0001b"_s + QChar(0xd800) + u"c<&>\uffff😀"_s;
        const QByteArray document = testing::unzipped(docxOf(content)).value("word/document.xml");
        QVERIFY(document.contains(u">abc&lt;&amp;&gt;😀<"_s.toUtf8()));
    }

    void libreOfficeReadsEveryStringInOrder()
    {
        const QString office = QStandardPaths::findExecutable(u"soffice"_s);
        if (office.isEmpty())
            QSKIP("LibreOffice is not here (packaging/bootstrap office): its reading was not checked");
        const QTemporaryDir folder;
        QMap<QString, Content> contents{{u"stress"_s, page::testing::stressContent()}};
        for (const QString &sample : page::testing::sampleNames())
            contents.insert(sample, page::testing::sampleContent(sample));
        // One process for all: most of its time is the start with a fresh profile.
        QStringList arguments{u"--headless"_s, u"-env:UserInstallation=file://"_s + folder.filePath(u"profile"_s),
            u"--convert-to"_s, u"pdf"_s, u"--outdir"_s, folder.path()};
        for (auto content = contents.cbegin(); content != contents.cend(); ++content) {
            QFile file(folder.filePath(content.key() + u".docx"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(docxOf(content.value()));
            arguments << file.fileName();
        }
        QProcess process;
        process.start(office, arguments);
        QVERIFY2(process.waitForFinished(240'000), "LibreOffice did not end");
        for (auto content = contents.cbegin(); content != contents.cend(); ++content) {
            QFile pdf(folder.filePath(content.key() + u".pdf"_s));
            QVERIFY2(pdf.open(QIODevice::ReadOnly), process.readAllStandardError());
            const auto text = page::testing::readBy(u"pdftotext"_s, {u"-raw"_s, u"FILE"_s, u"-"_s}, pdf.readAll());
            QVERIFY2(text, "pdftotext is missing: packaging/bootstrap installs it");
            QCOMPARE(lostBlock(content.value(), *text), QString());
        }
    }

private:
    /// The first paragraph that does not stand in a text after those before it.
    static QString lostBlock(const Content &content, const QString &text)
    {
        // LibreOffice breaks lines as it likes, in long addresses too, and paints right-to-left text its own way.
        static const QRegularExpression space(u"\\s"_s);
        static const QRegularExpression rightToLeft(u"[\\x{0590}-\\x{08FF}]"_s);
        const QString read = page::testing::words(text).remove(space);
        const Outline outline = outlineOf(content, page::testing::lookOf(u"classic"_s), u"en-GB"_s);
        qsizetype place = 0;
        for (const OutlineBlock &block : outline.blocks) {
            for (const QString &part : {block.text(), block.dates}) {
                if (part.contains(rightToLeft))
                    continue;
                const qsizetype found = read.indexOf(page::testing::words(part).remove(space), place);
                if (found < place)
                    return part;
                place = found;
            }
        }
        return {};
    }
};

QTEST_MAIN(TestDocx)
#include "tst_docx.moc"
