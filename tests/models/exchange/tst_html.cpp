// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/html.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

/// The HTML export is written so that an XML reader takes it too: what closes, closes.
class TestHtml final : public QObject
{
    Q_OBJECT

private:
    const ResumeId m_owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

    [[nodiscard]] static QString htmlOf(const Content &content, const QString &language = u"en"_s)
    {
        return html(outlineOf(content, {}, language), exportStyleOf({}, false));
    }

    /// All text of the body, and how often each element stands there; the reader's error where it does not hold.
    static QString read(const QString &document, QString &text, QMap<QString, int> &elements)
    {
        QXmlStreamReader reader(document);
        bool body = false;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                body = body || reader.name() == u"body";
                ++elements[reader.name().toString()];
            } else if (body && reader.isCharacters()) {
                text += reader.text();
            }
        }
        text = text.simplified();
        return reader.hasError() ? reader.errorString() : QString();
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everySampleIsWellFormedAndSaysEverythingInOrder()
    {
        for (const QString &path : test::contentSamples()) {
            const Content content = Content::fromJson(test::readJson(path), m_owner);
            QString text;
            QMap<QString, int> elements;
            QCOMPARE(read(htmlOf(content), text, elements), QString());
            qsizetype place = 0;
            const Outline outline = outlineOf(content, {}, u"en"_s);
            for (const OutlineBlock &block : outline.blocks) {
                const qsizetype found = text.indexOf(block.text().simplified(), place);
                QVERIFY2(found >= place, qPrintable(block.text()));
                place = found;
            }
            QCOMPARE(elements.value(u"h1"_s), 1);
            QVERIFY(elements.value(u"section"_s) > 2);
            QCOMPARE(elements.value(u"section"_s), elements.value(u"h2"_s));
            QCOMPARE(elements.value(u"article"_s), elements.value(u"h3"_s));
            QCOMPARE(elements.value(u"script"_s) + elements.value(u"img"_s) + elements.value(u"link"_s), 0);
            QCOMPARE(elements.value(u"table"_s), 0);
        }
    }

    void whatATextSaysIsNeverMarkupAndNeverAScript()
    {
        const Content content = Content::fromJson(
            test::json("{'personalInfo':{'name':'<script>x</script>','website':'javascript:alert(1).x'},"
                       "'projects':[{'name':'a','url':'javascript://x.example/'},{'name':'b','url':"
                       "'https://x.example/?a=1&b=<'}]}"),
            m_owner);
        const QString document = htmlOf(content);
        QString text;
        QMap<QString, int> elements;
        QCOMPARE(read(document, text, elements), QString());
        QCOMPARE(elements.value(u"script"_s), 0);
        QVERIFY(text.contains(u"<script>x</script>"_s));
        QVERIFY(!document.contains(u"href=\"javascript"_s));
        QVERIFY(document.contains(u"href=\"https://x.example/?a=1&amp;b=&lt;\""_s));
    }

    void languageAndDirectionAreTold()
    {
        const Content content = Content::fromJson(test::json("{'summary':'x'}"), m_owner);
        QVERIFY(htmlOf(content, u"de-AT"_s).contains(u"<html lang=\"de-AT\" dir=\"ltr\">"_s));
        QVERIFY(htmlOf(content, u"he"_s).contains(u"<html lang=\"he\" dir=\"rtl\">"_s));
    }
};

QTEST_MAIN(TestHtml)
#include "tst_html.moc"
