// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/errortext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using shortlist::Error;
using shortlist::app::errorText;

class TestErrorText : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsOneSentenceOnOneLine_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind <= static_cast<int>(Error::Kind::Unknown); ++kind)
            QTest::addRow("kind %d", kind) << kind;
    }

    void everyKindIsOneSentenceOnOneLine()
    {
        QFETCH(const int, kind);
        const Error error{static_cast<Error::Kind>(kind), u"line 3\nof the file"_s};

        const QString text = errorText(error, u"my\nfile"_s);

        QVERIFY(text.startsWith("my file: "_L1));
        QVERIFY(text.endsWith(u'.'));
        QVERIFY(!text.contains(u'\n'));
    }

    void theDetailOfBadInputIsShownAndThatOfOthersIsNot()
    {
        QCOMPARE(errorText({Error::Kind::InvalidInput, u"work[2] is a number"_s}, {}), u"work[2] is a number."_s);
        QVERIFY(!errorText({Error::Kind::Unknown, u"SQLITE_MISUSE"_s}, {}).contains("SQLITE"_L1));
    }
};

QTEST_GUILESS_MAIN(TestErrorText)

#include "tst_errortext.moc"
