// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/clirun.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;
using shortlist::test::CliRun;
using shortlist::test::Run;

namespace {

QJsonObject contentOf(const CliRun &cli, const QString &resume)
{
    return cli({u"content"_s, resume}).json().object();
}

QJsonArray historyOf(const CliRun &cli, const QString &resume)
{
    return cli({u"--json"_s, u"history"_s, resume}).json().array();
}

} // namespace

/// Every command of shortlist-cli, as a process, on a library of its own.
class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void importPrintsIdAndTitle()
    {
        const CliRun cli;
        const QString file = cli.write(u"a.json"_s, R"({"basics":{"name":"Ann Example"}})");
        const Run run = cli({u"import"_s, file});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.exitCode, 0);
        const QStringList cells = run.line().split(u'\t');
        QCOMPARE(cells.size(), 2);
        QVERIFY(!QUuid::fromString(cells.at(0)).isNull());
        QVERIFY(!cells.at(1).isEmpty());
    }

    void importOfSeveralKeepsTheGoodOnesAndComplainsOfTheBad()
    {
        const CliRun cli;
        const QString good = cli.write(u"a.json"_s, R"({"basics":{"name":"Ann Example"}})");
        const QString bad = cli.write(u"b.json"_s, "{\"basics\":");
        const Run run = cli({u"import"_s, good, bad, good});
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.complainsInOneSentence());
        QCOMPARE(cli({u"--json"_s, u"list"_s, u"resumes"_s}).json().array().size(), 2);
    }

    void templatesAreListedShownValidatedAndRendered()
    {
        const CliRun cli;
        const Run list = cli({u"--json"_s, u"template"_s, u"list"_s});
        QCOMPARE(list.json().array().size(), 8);
        const Run shown = cli({u"template"_s, u"show"_s, u"Sidebar"_s});
        QCOMPARE(shown.exitCode, 0);
        QCOMPARE(shown.json().object().value(u"id"_s).toString(), u"sidebar"_s);
        QCOMPARE(cli({u"template"_s, u"show"_s, u"nobody"_s}).exitCode, 4);
        const QString design = cli.write(u"mine.json"_s, shown.out);
        QCOMPARE(cli({u"template"_s, u"validate"_s, design}).exitCode, 0);
        const QString bad = cli.write(u"bad.json"_s, R"({"name":"x","spacing":{"lineHeight":"wide"},"mine":1})");
        const Run refused = cli({u"template"_s, u"validate"_s, bad});
        QCOMPARE(refused.exitCode, 1);
        QVERIFY(refused.out.contains("error\t/spacing/lineHeight\t") && refused.out.contains("warning\t/mine\t"));
        const QString out = cli.path(u"mine.pdf"_s);
        QCOMPARE(cli({u"template"_s, u"render"_s, design, u"-o"_s, out}).exitCode, 0);
        QVERIFY(QFile::exists(out));
        QCOMPARE(cli({u"template"_s, u"render"_s, bad, u"-o"_s, out}).exitCode, 3);
        QVERIFY(!QFile::exists(cli.library())); // none of this opens a library
    }

    void aPdfIsCheckedAndWhatIsNoneIsRefused()
    {
        const CliRun cli;
        const QString out = cli.path(u"cv.pdf"_s);
        const QString id = cli.importSmall(u"One"_s);
        QCOMPARE(cli({u"export"_s, id, u"-o"_s, out}).exitCode, 0);
        const Run good = cli({u"--json"_s, u"pdf-check"_s, out});
        QCOMPARE(good.exitCode, 0);
        const QJsonObject report = good.json().object();
        QCOMPARE(report.value(u"problems"_s).toArray().size(), 0);
        QVERIFY(report.value(u"text"_s).toString().contains(u"Cut costs by 4%"_s));
        QCOMPARE(cli({u"pdf-check"_s, out}).exitCode, 0);
        const Run none = cli({u"pdf-check"_s, cli.write(u"no.pdf"_s, "hello")});
        QCOMPARE(none.exitCode, 3);
        QVERIFY(none.complainsInOneSentence());
    }

    void listShowsWhatIsThere()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann, master"_s);
        const Run run = cli({u"list"_s, u"resumes"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.line().startsWith(id + u"\tAnn, master\tdraft\t1\t"_s));
        const QJsonArray templates = cli({u"--json"_s, u"list"_s, u"templates"_s}).json().array();
        QVERIFY(!templates.isEmpty());
        QCOMPARE(templates.at(0)["slug"_L1].toString(), u"classic"_s);
        QCOMPARE(cli({u"list"_s, u"jobs"_s}).line(), QString());
        QCOMPARE(cli({u"list"_s, u"trash"_s}).line(), QString());
        QCOMPARE(cli({u"list"_s, u"things"_s}).exitCode, 2);
    }

    void resumeIsNamedByIdByBeginningAndByTitle()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann, master"_s);
        for (const QString &name : {id, id.toUpper(), id.left(12), u"Ann, master"_s})
            QCOMPARE(cli({u"show"_s, name}).exitCode, 0);
        QCOMPARE(cli({u"show"_s, u"ann, master"_s}).exitCode, 4);
        QCOMPARE(cli({u"show"_s, QString()}).exitCode, 4);
    }

    void ambiguousNameIsRefused()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Twice"_s);
        QVERIFY(!cli.importSmall(u"Twice"_s).isEmpty());
        const Run byTitle = cli({u"show"_s, u"Twice"_s});
        QCOMPARE(byTitle.exitCode, 2);
        QVERIFY(byTitle.complainsInOneSentence());
        // Ids that were made in the same minute begin alike.
        QCOMPARE(cli({u"show"_s, id.left(4)}).exitCode, 2);
    }

    void showGivesTheContentOfAnyVersion()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QCOMPARE(cli({u"set"_s, id, u"/personalInfo/name"_s, u"Ann Other"_s}).exitCode, 0);
        QCOMPARE(cli({u"show"_s, id}).json()["personalInfo"_L1]["name"_L1].toString(), u"Ann Other"_s);
        QCOMPARE(cli({u"show"_s, id, u"--version"_s, u"1"_s}).json()["personalInfo"_L1]["name"_L1].toString(),
            u"Ann Example"_s);
        QCOMPARE(cli({u"show"_s, id, u"--version"_s, u"9"_s}).exitCode, 4);
        QCOMPARE(cli({u"show"_s, id, u"--version"_s, u"one"_s}).exitCode, 3);
    }

    void contentComesOutAndGoesInAsOneVersion()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QJsonObject content = contentOf(cli, id);
        content.insert(u"summary"_s, u"Another summary."_s);
        content.insert(u"unknownKey"_s, QJsonArray{1, u"two"_s});
        const QString file = cli.write(u"c.json"_s, QJsonDocument(content).toJson());
        QCOMPARE(cli({u"content"_s, id, u"--set"_s, file}).line(), u"version 2"_s);
        QCOMPARE(contentOf(cli, id), content);
        QCOMPARE(historyOf(cli, id).size(), 2);
    }

    void setChangesOneValueAsOneVersion()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QCOMPARE(cli({u"set"_s, id, u"/experience/0/bullets/-"_s, u"Led 4 people"_s}).line(), u"version 2"_s);
        QCOMPARE(contentOf(cli, id)["experience"_L1][0]["bullets"_L1].toArray(),
            QJsonArray({u"Cut costs by 4%"_s, u"Led 4 people"_s}));
        QCOMPARE(cli({u"set"_s, id, u"/languages"_s, u"[{\"name\":\"Welsh\"}]"_s, u"--json-value"_s}).exitCode, 0);
        QCOMPARE(contentOf(cli, id)["languages"_L1][0]["name"_L1].toString(), u"Welsh"_s);
        QCOMPARE(cli({u"set"_s, id, u"/languages"_s, u"[1"_s, u"--json-value"_s}).exitCode, 3);
        QCOMPARE(cli({u"set"_s, id, u"languages"_s, u"x"_s}).exitCode, 3);
        QCOMPARE(historyOf(cli, id).size(), 3);
    }

    void renameKeepsTheIdAndRefusesWhatIsNoTitle()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QCOMPARE(cli({u"rename"_s, id, u"Renamed"_s}).exitCode, 0);
        QCOMPARE(cli({u"--json"_s, u"show"_s, u"Renamed"_s}).json()["id"_L1].toString(), id);
        QCOMPARE(cli({u"rename"_s, id, u"  "_s}).exitCode, 3);
        QCOMPARE(cli({u"rename"_s, id, QString(4000, u'x')}).exitCode, 3);
        QCOMPARE(cli({u"show"_s, u"Renamed"_s}).exitCode, 0);
    }

    void trashAndBack()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QCOMPARE(cli({u"trash"_s, u"Ann"_s}).exitCode, 0);
        QCOMPARE(cli({u"show"_s, id}).exitCode, 4);
        const QJsonArray trash = cli({u"--json"_s, u"list"_s, u"trash"_s}).json().array();
        QCOMPARE(trash.size(), 1);
        QCOMPARE(trash.at(0)["id"_L1].toString(), id);
        QCOMPARE(trash.at(0)["daysLeft"_L1].toInt(), 30);
        QCOMPARE(cli({u"restore-from-trash"_s, u"Ann"_s}).exitCode, 0);
        QCOMPARE(cli({u"show"_s, id}).exitCode, 0);
        QCOMPARE(cli({u"restore-from-trash"_s, u"Ann"_s}).exitCode, 4);
    }

    void variantIsLinkedToItsJob()
    {
        const CliRun cli;
        const QString parent = cli.importSmall(u"Ann"_s);
        const QString job = cli({u"job"_s, u"add"_s, u"-"_s, u"--title"_s, u"Analyst"_s, u"--company"_s, u"Quillon"_s},
            "We look for an analyst.")
                                .line();
        const Run run = cli({u"variant"_s, u"Ann"_s, u"--job"_s, u"Analyst"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject variant = cli({u"--json"_s, u"show"_s, run.line().section(u'\t', 0, 0)}).json().object();
        QCOMPARE(variant["parent"_L1].toString(), parent);
        QCOMPARE(variant["job"_L1].toString(), job);
        QCOMPARE(variant["content"_L1].toObject(), contentOf(cli, parent));
        QCOMPARE(cli({u"variant"_s, u"Ann"_s, u"--job"_s, u"Nobody"_s}).exitCode, 4);
        QCOMPARE(cli({u"variant"_s, u"Ann"_s}).exitCode, 2);
    }

    void historyDiffAndRestore()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        QCOMPARE(cli({u"set"_s, id, u"/experience/0/bullets/0"_s, u"Cut costs by 9%"_s}).exitCode, 0);
        const QJsonArray history = historyOf(cli, id);
        QCOMPARE(history.size(), 2);
        QCOMPARE(history.at(0)["version"_L1].toInt(), 2);
        QCOMPARE(history.at(1)["origin"_L1].toString(), u"import"_s);
        QVERIFY(!history.at(0)["summary"_L1].toString().isEmpty());

        const Run diff = cli({u"diff"_s, id, u"1"_s, u"2"_s});
        QCOMPARE(diff.exitCode, 0);
        QVERIFY2(diff.out.contains("9%") && diff.out.contains("4%"), diff.out.constData());
        QCOMPARE(cli({u"diff"_s, id, u"1"_s, u"1"_s}).line(), QString());
        QCOMPARE(cli({u"diff"_s, id, u"1"_s, u"7"_s}).exitCode, 4);

        QCOMPARE(cli({u"restore"_s, id, u"1"_s}).line(), u"version 3"_s);
        QCOMPARE(contentOf(cli, id)["experience"_L1][0]["bullets"_L1][0].toString(), u"Cut costs by 4%"_s);
        QCOMPARE(historyOf(cli, id).at(0)["origin"_L1].toString(), u"restore"_s);
        QCOMPARE(cli({u"restore"_s, id, u"9"_s}).exitCode, 4);
    }

    void jobIsReadFromAFileAndFromStandardInput()
    {
        const CliRun cli;
        const QString file = cli.write(u"job.txt"_s, "\n  Senior Analyst \nWe look for one.");
        const QString id = cli({u"job"_s, u"add"_s, file, u"--url"_s, u"https://example.com/job"_s}).line();
        const QJsonArray jobs = cli({u"--json"_s, u"list"_s, u"jobs"_s}).json().array();
        QCOMPARE(jobs.size(), 1);
        QCOMPARE(jobs.at(0)["id"_L1].toString(), id);
        QCOMPARE(jobs.at(0)["title"_L1].toString(), u"Senior Analyst"_s);
        QCOMPARE(jobs.at(0)["url"_L1].toString(), u"https://example.com/job"_s);
        QCOMPARE(cli({u"job"_s, u"add"_s, u"-"_s}, "Another job").exitCode, 0);
        QCOMPARE(cli({u"job"_s, u"add"_s, u"-"_s}, " \n ").exitCode, 3);
        QCOMPARE(cli({u"job"_s, u"add"_s, u"-"_s}, QByteArray("\xff\xfe, no text")).exitCode, 3);
        QCOMPARE(cli({u"job"_s, u"add"_s, cli.path(u"none.txt"_s)}).exitCode, 4);
        QCOMPARE(cli({u"job"_s}).exitCode, 2);
    }

    void searchFindsWordsAndSuggestsASpelling()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        const Run run = cli({u"--json"_s, u"search"_s, u"merewick"_s});
        QCOMPARE(run.exitCode, 0);
        const QJsonObject hit = run.json()["hits"_L1][0].toObject();
        QCOMPARE(hit["id"_L1].toString(), id);
        QCOMPARE(hit["field"_L1].toString(), u"experience"_s);
        QVERIFY2(hit["snippet"_L1].toString().contains("[Merewick]"_L1), qPrintable(hit["snippet"_L1].toString()));
        const Run wrong = cli({u"search"_s, u"merewik"_s});
        QCOMPARE(wrong.exitCode, 0);
        QVERIFY2(wrong.err.contains("erewick"), wrong.err.constData());
    }

    void exportWritesEveryFormat()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        const QString pdf = cli.path(u"a.pdf"_s);
        const Run run = cli({u"export"_s, id, u"--template"_s, u"Classic"_s, u"--paper"_s, u"letter"_s, u"--format"_s,
            u"pdf"_s, u"-o"_s, pdf});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.exitCode, 0);
        QFile file(pdf);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));

        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"png"_s, u"-o"_s, cli.path(u"a.png"_s)}).exitCode, 0);
        QVERIFY(QImage(cli.path(u"a.png"_s)).width() > 500);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"json"_s, u"-o"_s, cli.path(u"a.json"_s)}).exitCode, 0);
        QFile json(cli.path(u"a.json"_s));
        QVERIFY(json.open(QIODevice::ReadOnly));
        QCOMPARE(QJsonDocument::fromJson(json.readAll())["basics"_L1]["name"_L1].toString(), u"Ann Example"_s);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"txt"_s, u"-o"_s, cli.path(u"a.txt"_s)}).exitCode, 0);
        QFile text(cli.path(u"a.txt"_s));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("Merewick Energy"));
    }

    void exportTakesAFileWithoutALibrary()
    {
        const CliRun cli;
        const QString file = cli.write(u"a.json"_s, R"({"basics":{"name":"Ann Example"}})");
        const QString first = cli.path(u"1.pdf"_s);
        const QString second = cli.path(u"2.pdf"_s);
        QCOMPARE(cli({u"export"_s, file, u"-o"_s, first}).exitCode, 0);
        QCOMPARE(cli({u"export"_s, file, u"-o"_s, second}).exitCode, 0);
        QVERIFY(!QFile::exists(cli.library()));
        QFile a(first);
        QFile b(second);
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QCOMPARE(a.readAll(), b.readAll());
    }

    void exportNamesItsMistakes()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        const QString out = cli.path(u"a.pdf"_s);
        QCOMPARE(cli({u"export"_s, id}).exitCode, 2);
        QCOMPARE(cli({u"export"_s, id, u"--format"_s, u"doc"_s, u"-o"_s, out}).exitCode, 2);
        QCOMPARE(cli({u"export"_s, id, u"--paper"_s, u"a3"_s, u"-o"_s, out}).exitCode, 2);
        QCOMPARE(cli({u"export"_s, id, u"--template"_s, u"baroque"_s, u"-o"_s, out}).exitCode, 4);
        QCOMPARE(cli({u"export"_s, u"Nobody"_s, u"-o"_s, out}).exitCode, 4);
        QCOMPARE(cli({u"export"_s, id, u"-o"_s, cli.write(u"file"_s, "x") + u"/a.pdf"_s}).exitCode, 6);
        QVERIFY(!QFile::exists(out));
    }

    void backupAndBack()
    {
        const CliRun cli;
        const QString id = cli.importSmall(u"Ann"_s);
        const QString copy = cli.path(u"copy.shortlist"_s);
        QCOMPARE(cli({u"backup"_s, copy}).exitCode, 0);
        QCOMPARE(cli({u"rename"_s, id, u"Later"_s}).exitCode, 0);

        const Run back = cli({u"backup"_s, u"restore"_s, copy});
        QCOMPARE(back.err, QByteArray());
        QCOMPARE(back.exitCode, 0);
        QCOMPARE(cli({u"show"_s, u"Ann"_s}).exitCode, 0);
        // What was there before is kept aside, whole.
        const QString aside = back.line();
        QVERIFY2(QFile::exists(aside), qPrintable(aside));
        QCOMPARE(cli({u"doctor"_s}).exitCode, 0);
        QProcess old;
        old.start(QStringLiteral(SHORTLIST_CLI), {u"--library"_s, aside, u"show"_s, u"Later"_s});
        QVERIFY(old.waitForFinished());
        QCOMPARE(old.exitCode(), 0);
    }

    void restoreFromWhatIsNoBackupChangesNothing()
    {
        const CliRun cli;
        QVERIFY(!cli.importSmall(u"Ann"_s).isEmpty());
        const QString junk = cli.write(u"junk.shortlist"_s, "this is not a library");
        const Run run = cli({u"backup"_s, u"restore"_s, junk});
        QCOMPARE(run.exitCode, 3);
        QVERIFY2(run.complainsInOneSentence(), run.err.constData());
        QCOMPARE(cli({u"backup"_s, u"restore"_s, cli.path(u"none"_s)}).exitCode, 4);
        QCOMPARE(cli({u"show"_s, u"Ann"_s}).exitCode, 0);
    }

    void doctorFindsDamage()
    {
        const CliRun cli;
        QVERIFY(!cli.importSmall(u"Ann"_s).isEmpty());
        const Run well = cli({u"--json"_s, u"doctor"_s});
        QCOMPARE(well.exitCode, 0);
        QCOMPARE(well.json()["problems"_L1].toArray().size(), 0);
        QCOMPARE(well.json()["counts"_L1]["resumes"_L1].toInt(), 1);

        QFile file(cli.library());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.size() > 8192);
        file.seek(4096);
        file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\x5a'));
        file.close();
        const Run damaged = cli({u"doctor"_s});
        QCOMPARE(damaged.exitCode, 1);
        QVERIFY(!damaged.out.isEmpty() || !damaged.err.isEmpty());
        QVERIFY(QFile::exists(cli.library()));
    }

    void doctorWarnsOfALibraryInASyncedFolder()
    {
        const QTemporaryDir folder;
        QProcess doctor;
        doctor.start(
            QStringLiteral(SHORTLIST_CLI), {u"--library"_s, folder.filePath(u"Dropbox/a.shortlist"_s), u"doctor"_s});
        QVERIFY(doctor.waitForFinished());
        QCOMPARE(doctor.exitCode(), 0);
        QVERIFY(doctor.readAllStandardError().contains("Dropbox"));
    }

    void usageMistakesExitWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{u"frobnicate"_s};
        QTest::newRow("unknown option") << QStringList{u"list"_s, u"resumes"_s, u"--colour"_s};
        QTest::newRow("too few words") << QStringList{u"rename"_s, u"Ann"_s};
        QTest::newRow("too many words") << QStringList{u"doctor"_s, u"now"_s};
        QTest::newRow("option without value") << QStringList{u"import"_s, u"a.json"_s, u"--title"_s};
    }

    void usageMistakesExitWithTwo()
    {
        QFETCH(const QStringList, arguments);
        const CliRun cli;
        const Run run = cli(arguments);
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.complainsInOneSentence(), run.err.constData());
        QCOMPARE(run.out, QByteArray());
        QVERIFY(!QFile::exists(cli.library()));
    }

    void helpNamesEveryCommand()
    {
        const CliRun cli;
        const Run run = cli({u"--help"_s});
        QCOMPARE(run.exitCode, 0);
        for (const char *name :
            {"import", "list", "show", "content", "set", "rename", "trash", "restore-from-trash", "variant", "history",
                "diff", "restore", "job add", "export", "search", "backup", "backup restore", "doctor"})
            QVERIFY2(run.out.contains(QByteArray("\n  ") + name + ' '), name);
        QCOMPARE(cli({u"export"_s, u"--help"_s}).exitCode, 0);
        QCOMPARE(cli({u"help"_s, u"export"_s}).exitCode, 0);
        QVERIFY(cli({u"--version"_s}).line().startsWith("shortlist-cli "_L1));
    }

    void libraryThatIsNoLibraryIsRefusedAndLeftAsItIs()
    {
        const CliRun cli;
        const QByteArray bytes = "My notes\n" + QByteArray(5000, 'x');
        QVERIFY(!cli.write(u"library.shortlist"_s, bytes).isEmpty());
        const Run run = cli({u"list"_s, u"resumes"_s});
        QVERIFY(run.exitCode != 0 && run.exitCode != -1);
        QVERIFY2(run.complainsInOneSentence(), run.err.constData());
        QFile file(cli.library());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }
};

QTEST_MAIN(TestCli)

#include "tst_cli.moc"
