// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/page/pagesupport.h"
#include "tests/models/page/textreaders.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

/// What pdf.js and pdfminer read out of our PDF files.
class TestSlowReaders : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyStringComesBackWhole_data()
    {
        QTest::addColumn<QString>("slug");
        QTest::addColumn<bool>("letter");
        for (const QString &slug : builtinTemplateSlugs()) {
            for (const bool letter : {false, true})
                QTest::addRow("%s on %s", qPrintable(slug), letter ? "Letter" : "A4") << slug << letter;
        }
    }
    void everyStringComesBackWhole()
    {
        QFETCH(const QString, slug);
        QFETCH(const bool, letter);
        const QList<testing::TextReader> readers = testing::slowReaders();
        if (readers.size() < 2)
            QSKIP("pdf.js (packaging/bootstrap peers) or pdfminer (packaging/bootstrap readers) is not here: their "
                  "reading was not checked");
        const Look look = testing::lookOf(slug);
        QStringList lost;
        int checked = 0;
        for (const auto &[name, content] : testing::textSamples())
            lost += testing::lostStrings(content, name, look, letter ? Paper::Letter : Paper::A4, readers, checked);
        QVERIFY(checked > 0);
        QVERIFY2(lost.isEmpty(), testing::listed(lost, checked).constData());
    }
};

QTEST_MAIN(TestSlowReaders)
#include "tst_slowreaders.moc"
