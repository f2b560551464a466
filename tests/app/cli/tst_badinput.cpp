// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirun.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using shortlist::test::CliRun;
using shortlist::test::Run;

namespace {

QByteArray withBullets(int count)
{
    QJsonArray bullets;
    for (int i = 0; i < count; ++i)
        bullets.append(u"Did thing number %1, and measured it"_s.arg(i));
    return QJsonDocument(
        QJsonObject{{u"basics"_s, QJsonObject{{u"name"_s, u"Ann Example"_s}}},
            {u"work"_s, QJsonArray{QJsonObject{{u"name"_s, u"Merewick"_s}, {u"highlights"_s, bullets}}}}})
        .toJson(QJsonDocument::Compact);
}

/// JSON with ' for ", which moc reads without mistaking where a literal ends.
QByteArray quoted(const char *json)
{
    return QByteArray(json).replace('\'', '"');
}

QByteArray named(const QString &name)
{
    return QJsonDocument(QJsonObject{{u"basics"_s, QJsonObject{{u"name"_s, name}}}}).toJson();
}

} // namespace

/// Input that breaks rules, through the whole program: a clear sentence or correct handling; never a crash, a hang, or
/// silent loss.
class TestBadInput : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoResumeIsRefusedInOneSentence_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("white space") << " \n\t"_ba;
        QTest::newRow("prose") << "Dear Sir or Madam, I am writing to apply."_ba;
        QTest::newRow("binary") << QByteArray("\x7f\x45\x4c\x46\x00\x01\x02\x03\xff\xfe", 10);
        QTest::newRow("truncated") << withBullets(20).left(300);
        QTest::newRow("truncated in an escape") << quoted("{'basics':{'name':'Zo\\u00");
        QTest::newRow("list") << R"([{"basics":{}}])"_ba;
        QTest::newRow("number") << "42"_ba;
        QTest::newRow("another object") << R"({"dependencies":{"left-pad":"1.0.0"},"private":true})"_ba;
        QTest::newRow("nested too deep") << QByteArray(200'000, '[');
        QTest::newRow("objects nested too deep") << "{\"work\":"_ba + QByteArray("{\"a\":").repeated(100'000);
    }

    void whatIsNoResumeIsRefusedInOneSentence()
    {
        QFETCH(const QByteArray, bytes);
        const CliRun cli;
        const Run run = cli({u"import"_s, cli.write(u"in.json"_s, bytes)});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.complainsInOneSentence(), run.err.constData());
        QCOMPARE(cli({u"list"_s, u"resumes"_s}).line(), QString());
    }

    void fileThatIsMissingOrAFolderIsNamed()
    {
        const CliRun cli;
        const Run missing = cli({u"import"_s, cli.path(u"none.json"_s)});
        QCOMPARE(missing.exitCode, 4);
        QVERIFY2(missing.complainsInOneSentence() && missing.err.contains("none.json"), missing.err.constData());
        QCOMPARE(cli({u"import"_s, cli.path(u"."_s)}).exitCode, 3);
    }

    void hundredMegabytesAreRefused()
    {
        const CliRun cli;
        const QString file
            = cli.write(u"big.json"_s, quoted("{'basics':{'name':'") + QByteArray(100 << 20, 'x') + quoted("'}}"));
        const Run run = cli({u"import"_s, file});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.complainsInOneSentence(), run.err.constData());
    }

    void tenThousandBulletsAreKept()
    {
        const CliRun cli;
        const QString file = cli.write(u"many.json"_s, withBullets(10'000));
        const QString id = cli({u"import"_s, file}).line().section(u'\t', 0, 0);
        const QJsonArray bullets = cli({u"content"_s, id}).json()["experience"_L1][0]["bullets"_L1].toArray();
        QCOMPARE(bullets.size(), 10'000);
        QCOMPARE(bullets.at(9'999).toString(), u"Did thing number 9999, and measured it"_s);
        QCOMPARE(cli({u"export"_s, id, u"-o"_s, cli.path(u"many.pdf"_s)}).exitCode, 0);
    }

    void titleOfFourThousandCharactersIsRefusedAndANameOfThemIsKept()
    {
        const CliRun cli;
        const QString file = cli.write(u"in.json"_s, named(QString(4000, u'n')));
        const Run refused = cli({u"import"_s, file, u"--title"_s, QString(4000, u't')});
        QCOMPARE(refused.exitCode, 3);
        QVERIFY2(refused.complainsInOneSentence(), refused.err.constData());
        const Run run = cli({u"import"_s, file});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.line().section(u'\t', 1).size() <= 255);
        const QString id = run.line().section(u'\t', 0, 0);
        QCOMPARE(cli({u"content"_s, id}).json()["personalInfo"_L1]["name"_L1].toString(), QString(4000, u'n'));
    }

    void textComesBackAsItWentIn_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("right to left") << u"محمد بن عبد الله — מיכל כהן"_s;
        QTest::newRow("chinese, japanese, korean") << u"王小明 山田太郎 김철수"_s;
        QTest::newRow("emoji and beyond the plane") << u"Ann 😀 𠮷野家"_s;
        QTest::newRow("combining marks") << u"Zoe\u0308 Nguye\u0302\u0303n"_s;
        QTest::newRow("bidi controls") << u"Ann \u202eelpmaxE\u202c"_s;
    }

    void textComesBackAsItWentIn()
    {
        QFETCH(const QString, name);
        const CliRun cli;
        const QString id = cli({u"import"_s, cli.write(u"in.json"_s, named(name))}).line().section(u'\t', 0, 0);
        QCOMPARE(cli({u"content"_s, id}).json()["personalInfo"_L1]["name"_L1].toString(), name);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"json"_s, u"-o"_s, cli.path(u"out.json"_s)}).exitCode, 0);
        QFile out(cli.path(u"out.json"_s));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(out.readAll())["basics"_L1]["name"_L1].toString(), name);
        QCOMPARE(cli({u"export"_s, id, u"-o"_s, cli.path(u"out.pdf"_s)}).exitCode, 0);
    }

    void controlCharactersAndLoneSurrogatesDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("control characters") << R"(A\u0001nn\u0007 \u001bExample)"_ba;
        QTest::newRow("nul") << R"(Ann\u0000 Example)"_ba;
        QTest::newRow("lone high surrogate") << R"(Ann \ud800 Example)"_ba;
        QTest::newRow("lone low surrogate") << R"(Ann \udc00)"_ba;
        QTest::newRow("line ends") << R"(Ann\r\nExample\u2028X)"_ba;
    }

    void controlCharactersAndLoneSurrogatesDoNoHarm()
    {
        QFETCH(const QByteArray, name);
        const CliRun cli;
        const QString file
            = cli.write(u"in.json"_s, quoted("{'basics':{'name':'") + name + quoted("','summary':'Kept.'}}"));
        const Run run = cli({u"import"_s, file});
        QVERIFY2(run.exitCode == 0 || (run.exitCode == 3 && run.complainsInOneSentence()), run.err.constData());
        if (run.exitCode == 3)
            return;
        QCOMPARE(run.out.count('\n'), 1);
        const QString id = run.line().section(u'\t', 0, 0);
        const QJsonObject content = cli({u"content"_s, id}).json().object();
        QVERIFY(content["personalInfo"_L1]["name"_L1].toString().contains("nn"_L1));
        QCOMPARE(content["summary"_L1].toString(), u"Kept."_s);
        QCOMPARE(cli({u"export"_s, id, u"-o"_s, cli.path(u"out.pdf"_s)}).exitCode, 0);
        QCOMPARE(cli({u"doctor"_s}).exitCode, 0);
    }

    void datesInWordsAreKeptAsWritten()
    {
        const CliRun cli;
        const QString file = cli.write(u"in.json"_s,
            R"({"work":[{"name":"Merewick","startDate":"Summer 2019","endDate":"when the money ran out"}]})");
        const QString id = cli({u"import"_s, file}).line().section(u'\t', 0, 0);
        const QJsonObject job = cli({u"content"_s, id}).json()["experience"_L1][0].toObject();
        QCOMPARE(job["startDate"_L1].toString(), u"Summer 2019"_s);
        QCOMPARE(job["endDate"_L1].toString(), u"when the money ran out"_s);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"txt"_s, u"-o"_s, cli.path(u"out.txt"_s)}).exitCode, 0);
        QFile out(cli.path(u"out.txt"_s));
        QVERIFY(out.open(QIODevice::ReadOnly));
        QVERIFY(out.readAll().contains("Summer 2019"));
    }

    void keysThatNobodyKnowsComeBack()
    {
        const CliRun cli;
        const QJsonObject in{{u"basics"_s, QJsonObject{{u"name"_s, u"Ann"_s}, {u"x-pet"_s, u"cat"_s}}},
            {u"x-theme"_s, QJsonObject{{u"deep"_s, QJsonArray{1, QJsonValue::Null, u"two"_s}}}},
            {u"work"_s, QJsonArray{QJsonObject{{u"name"_s, u"Merewick"_s}, {u"x-manager"_s, 7}}}}};
        const QString file = cli.write(u"in.json"_s, QJsonDocument(in).toJson());
        const QString id = cli({u"import"_s, file}).line().section(u'\t', 0, 0);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"json"_s, u"-o"_s, cli.path(u"out.json"_s)}).exitCode, 0);
        QFile out(cli.path(u"out.json"_s));
        QVERIFY(out.open(QIODevice::ReadOnly));
        const QJsonObject back = QJsonDocument::fromJson(out.readAll()).object();
        QCOMPARE(back["x-theme"_L1], in["x-theme"_L1]);
        QCOMPARE(back["basics"_L1]["x-pet"_L1].toString(), u"cat"_s);
        QCOMPARE(back["work"_L1][0]["x-manager"_L1].toInt(), 7);
    }
};

QTEST_GUILESS_MAIN(TestBadInput)

#include "tst_badinput.moc"
