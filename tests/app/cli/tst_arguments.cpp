// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::cli;

namespace {

const QList<OptionSpec> specs{{u"json"_s, {}}, {u"title"_s, u"T"_s}, {u"o"_s, u"OUT"_s}};

} // namespace

class TestArguments : public QObject
{
    Q_OBJECT

private slots:
    void optionsStandAnywhereAndWordsKeepTheirOrder()
    {
        const auto parsed = Arguments::parse(
            {u"--json"_s, u"a"_s, u"--title"_s, u"My resume"_s, u"b"_s, u"-o"_s, u"x.pdf"_s, u"-"_s}, specs);
        QVERIFY(parsed);
        QCOMPARE(parsed.value().words(), QStringList({u"a"_s, u"b"_s, u"-"_s}));
        QVERIFY(parsed.value().has(u"json"_s));
        QCOMPARE(parsed.value().value(u"title"_s), u"My resume"_s);
        QCOMPARE(parsed.value().value(u"o"_s), u"x.pdf"_s);
    }

    void valueMayFollowAnEqualsSign()
    {
        const auto parsed = Arguments::parse({u"--title=a=b"_s}, specs);
        QVERIFY(parsed);
        QCOMPARE(parsed.value().value(u"title"_s), u"a=b"_s);
    }

    void twoDashesEndTheOptions()
    {
        const auto parsed = Arguments::parse({u"--"_s, u"--json"_s, u"-5"_s}, specs);
        QVERIFY(parsed);
        QCOMPARE(parsed.value().words(), QStringList({u"--json"_s, u"-5"_s}));
        QVERIFY(!parsed.value().has(u"json"_s));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("unknown") << QStringList{u"--colour"_s} << u"There is no option --colour here"_s;
        QTest::newRow("missing value") << QStringList{u"--title"_s} << u"The option --title needs a value: T"_s;
        QTest::newRow("value of a switch") << QStringList{u"--json=1"_s} << u"The option --json takes no value"_s;
        QTest::newRow("twice") << QStringList{u"--json"_s, u"--json"_s} << u"The option --json was given twice"_s;
        QTest::newRow("one dash too few") << QStringList{u"-json"_s} << u"There is no option -json here"_s;
        QTest::newRow("one dash too many") << QStringList{u"--o"_s} << u"There is no option --o here"_s;
    }

    void mistakesAreNamed()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QString, sentence);
        const auto parsed = Arguments::parse(arguments, specs);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::InvalidInput);
        QCOMPARE(parsed.error().detail, sentence);
    }
};

QTEST_GUILESS_MAIN(TestArguments)

#include "tst_arguments.moc"
