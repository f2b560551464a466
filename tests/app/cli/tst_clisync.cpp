// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"
#include "sync/central/templateseed.h"
#include "tests/app/cli/clirun.h"
#include "tests/sync/central/centralfixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::test;
using namespace shortlist::tests;

/// Two or three libraries, each used by processes of shortlist-cli, meet through a real PostgreSQL.
class CliSyncTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void whatOneDeviceWritesTheOtherShows();
    void librariesThatWereUsedForMonthsAreBothKept();
    void offlineVersionsOfTwoDevicesAreAllKept();
    void aHundredVersionsOfFiveDevicesHaveANumberEach();
    void aConflictIsShownAndResolvedEverywhere();
    void whatIsDeletedForGoodGoesEverywhere();
    void processesThatAreKilledLoseNothing();
    void aWrongPasswordIsSaidInOneSentence();
    void anotherAccountIsRefused();
    void aServerThatIsNotThereIsExitFive();
    void signOutTellsWhatWaits();
    void noSecretIsInTheLibrary();

private:
    Run signIn(const CliRun &cli, const QString &email = {}, const QByteArray &password = "a long password\n");
    void syncs(const CliRun &cli);
    QString sharedBy(const CliRun &first, const CliRun &second);
    void areEqual(const CliRun &one, const CliRun &two);
    QString everythingOf(const CliRun &cli);

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_owner;
    QTemporaryDir m_config;
    QString m_url;
    QString m_email;
    int m_people = 0;
};

void CliSyncTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8());
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_owner = m_fixture.connect();
    QVERIFY(m_owner->runScript("ALTER ROLE shortlist_client LOGIN"));
    QVERIFY(seedTemplates(*m_owner, QStringLiteral(SHORTLIST_TEMPLATES)));
    m_url = m_fixture.server().url(u"central"_s, u"shortlist_client"_s);
}

void CliSyncTest::init()
{
    m_email = u"person%1@example.com"_s.arg(++m_people);
    QVERIFY(Accounts(*m_owner).create(m_email, u"a long password"_s, u"free"_s));
}

Run CliSyncTest::signIn(const CliRun &cli, const QString &email, const QByteArray &password)
{
    return cli({u"sign-in"_s, email.isEmpty() ? m_email : email, u"--central"_s, m_url}, password);
}

void CliSyncTest::syncs(const CliRun &cli)
{
    const Run run = cli({u"sync"_s, u"--once"_s, u"--json"_s});
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(run.err.isEmpty(), run.err.constData());
    QVERIFY(run.json().object().value("upToDate"_L1).toBool());
    QCOMPARE(run.json().object().value("pending"_L1).toInt(-1), 0);
}

/// A resume that both have, signed in and up to date.
QString CliSyncTest::sharedBy(const CliRun &first, const CliRun &second)
{
    const QString id = first.importSmall(u"Ann"_s);
    for (const CliRun *cli : {&first, &second}) {
        const Run signedIn = signIn(*cli);
        if (signedIn.exitCode != 0)
            QTest::qFail(signedIn.err.constData(), __FILE__, __LINE__);
        syncs(*cli);
    }
    return id;
}

/// Lists, contents and histories, by id, without what belongs to the device.
QString CliSyncTest::everythingOf(const CliRun &cli)
{
    QStringList all;
    const QJsonArray resumes = cli({u"list"_s, u"resumes"_s, u"--json"_s}).json().array();
    for (const QJsonValue resume : resumes) {
        const QString id = resume.toObject().value("id"_L1).toString();
        all += id + u' ' + resume.toObject().value("title"_L1).toString()
            + QString::fromUtf8(cli({u"show"_s, id}).out + cli({u"history"_s, id, u"--json"_s}).out);
    }
    for (const QString &what : {u"jobs"_s, u"trash"_s})
        all += QString::fromUtf8(cli({u"list"_s, what, u"--json"_s}).out);
    all.sort();
    return all.join(u'\n');
}

void CliSyncTest::areEqual(const CliRun &one, const CliRun &two)
{
    for (const CliRun *cli : {&one, &two}) {
        const Run doctor = (*cli)({u"doctor"_s});
        QVERIFY2(doctor.exitCode == 0, doctor.out.constData());
    }
    QCOMPARE(everythingOf(one), everythingOf(two));
}

void CliSyncTest::whatOneDeviceWritesTheOtherShows()
{
    const CliRun first;
    const CliRun second;
    const QString id = first.importSmall(u"Ann"_s);
    QCOMPARE(first({u"job"_s, u"add"_s, first.write(u"job.txt"_s, "Analyst wanted. SQL."), u"--title"_s, u"Analyst"_s})
                 .exitCode,
        0);
    const Run signedIn = signIn(first);
    QVERIFY2(signedIn.exitCode == 0, signedIn.err.constData());
    syncs(first);
    QCOMPARE(signIn(second).exitCode, 0);
    syncs(second);
    areEqual(first, second);
    QVERIFY(second({u"search"_s, u"Merewick"_s}).line().contains(u"Merewick"_s));

    QCOMPARE(second({u"set"_s, id, u"/basics/name"_s, u"Ann B. Example"_s}).exitCode, 0);
    QCOMPARE(second({u"rename"_s, id, u"Ann, second"_s}).exitCode, 0);
    syncs(second);
    syncs(first);
    areEqual(first, second);
    QVERIFY(first({u"show"_s, id}).out.contains("Ann B. Example"));
    QVERIFY(first({u"list"_s, u"resumes"_s}).out.contains("Ann, second"));
}

void CliSyncTest::librariesThatWereUsedForMonthsAreBothKept()
{
    const CliRun first;
    const CliRun second;
    const QString one = first.importSmall(u"One"_s);
    const QString two = second.importSmall(u"Two"_s);
    QCOMPARE(first({u"set"_s, one, u"/basics/name"_s, u"Changed"_s}).exitCode, 0);
    QCOMPARE(signIn(first).exitCode, 0);
    syncs(first);
    QCOMPARE(signIn(second).exitCode, 0); // the account already has data
    syncs(second);
    syncs(first);
    areEqual(first, second);
    QCOMPARE(first({u"list"_s, u"resumes"_s, u"--json"_s}).json().array().size(), 2);
    QVERIFY(first({u"show"_s, two}).exitCode == 0); // every row kept its id
}

void CliSyncTest::offlineVersionsOfTwoDevicesAreAllKept()
{
    const CliRun first;
    const CliRun second;
    const QString id = sharedBy(first, second);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(first({u"set"_s, id, u"/basics/phone"_s, u"+49 30 90182%1"_s.arg(i)}).exitCode, 0);
        QCOMPARE(second({u"set"_s, id, u"/basics/url"_s, u"https://example.com/%1"_s.arg(i)}).exitCode, 0);
    }
    syncs(first);
    syncs(second);
    syncs(first);
    areEqual(first, second);
    QSet<int> numbers;
    const QJsonArray history = first({u"history"_s, id, u"--json"_s}).json().array();
    for (const QJsonValue version : history)
        numbers.insert(version.toObject().value("version"_L1).toInt());
    QCOMPARE(numbers, (QSet<int>{1, 2, 3, 4, 5, 6, 7}));
    const QByteArray content = first({u"show"_s, id}).out;
    QVERIFY(content.contains("901822") && content.contains("https://example.com/2"));
}

/// Five devices make 20 versions of one resume each while they are offline; what a device was told is never changed.
void CliSyncTest::aHundredVersionsOfFiveDevicesHaveANumberEach()
{
    const std::array<CliRun, 5> devices;
    const QString id = devices[0].importSmall(u"Shared"_s);
    for (const CliRun &cli : devices) {
        QCOMPARE(signIn(cli).exitCode, 0);
        syncs(cli);
    }
    for (size_t d = 0; d < devices.size(); ++d) {
        for (int i = 0; i < 20; ++i) {
            const QString label = u"Device %1, version %2"_s.arg(d).arg(i);
            QCOMPARE(devices[d]({u"set"_s, id, u"/basics/label"_s, label}).exitCode, 0);
        }
    }
    QMap<int, QJsonObject> told; // what some device that was up to date said of each number
    for (int round = 0; round < 2; ++round) {
        for (const CliRun &cli : devices) {
            syncs(cli);
            const QJsonArray history = cli({u"history"_s, id, u"--json"_s}).json().array();
            for (const QJsonValue version : history) {
                const int number = version.toObject().value("version"_L1).toInt();
                QCOMPARE(told.value(number, version.toObject()), version.toObject());
                told.insert(number, version.toObject());
            }
        }
    }
    QCOMPARE(told.size(), 101); // the import is number 1
    QCOMPARE(told.firstKey(), 1);
    QCOMPARE(told.lastKey(), 101);
    QByteArray all;
    for (int number = 1; number <= 101; ++number)
        all += devices[4]({u"show"_s, id, u"--version"_s, QString::number(number)}).out;
    for (size_t d = 0; d < devices.size(); ++d) {
        for (int i = 0; i < 20; ++i)
            QVERIFY(all.contains(QByteArray("Device %1, version %2\"")
                                     .replace("%1", QByteArray::number(static_cast<qint64>(d)))
                                     .replace("%2", QByteArray::number(i))));
        areEqual(devices[0], devices[d]);
    }
}

void CliSyncTest::aConflictIsShownAndResolvedEverywhere()
{
    const CliRun first;
    const CliRun second;
    const QString id = sharedBy(first, second);
    QCOMPARE(first({u"rename"_s, id, u"Alpha"_s}).exitCode, 0);
    QCOMPARE(second({u"rename"_s, id, u"Beta"_s}).exitCode, 0);
    syncs(first);
    syncs(second);
    syncs(first);
    areEqual(first, second);
    QVERIFY(first({u"list"_s, u"resumes"_s}).out.contains("Alpha"));
    const QJsonArray conflicts = first({u"conflicts"_s, u"list"_s, u"--json"_s}).json().array();
    QCOMPARE(conflicts.size(), 1); // and none of what only follows from the title
    QCOMPARE(conflicts.at(0).toObject().value("path"_L1).toString(), u"/title"_s);
    const QString name = conflicts.at(0).toObject().value("id"_L1).toString();
    QVERIFY(first({u"conflicts"_s, u"show"_s, name}).out.contains("Beta"));
    QCOMPARE(first({u"conflicts"_s, u"resolve"_s, name, u"ours"_s}).exitCode, 0);
    syncs(first);
    syncs(second);
    areEqual(first, second);
    QVERIFY(second({u"list"_s, u"resumes"_s}).out.contains("Beta"));
    QVERIFY(second({u"conflicts"_s, u"list"_s, u"--json"_s}).json().array().isEmpty());
    QCOMPARE(second({u"conflicts"_s, u"show"_s, u"0123"_s}).exitCode, 4);
}

void CliSyncTest::whatIsDeletedForGoodGoesEverywhere()
{
    const CliRun first;
    const CliRun second;
    const QString id = sharedBy(first, second);
    QCOMPARE(first({u"trash"_s, id}).exitCode, 0);
    syncs(first);
    syncs(second);
    areEqual(first, second);
    QVERIFY(second({u"list"_s, u"resumes"_s, u"--json"_s}).json().array().isEmpty());
    must(*m_owner, "DELETE FROM resumes WHERE id = $1::uuid", {id}); // the centre's retention after 30 days
    syncs(second);
    syncs(first);
    areEqual(first, second);
    QVERIFY(first({u"list"_s, u"trash"_s, u"--json"_s}).json().array().isEmpty());
}

/// The short lane: three devices edit and sync, and are killed anywhere in between.
void CliSyncTest::processesThatAreKilledLoseNothing()
{
    const std::array<CliRun, 3> devices;
    const QString id = devices[0].importSmall(u"Shared"_s);
    for (const CliRun &cli : devices) {
        QCOMPARE(signIn(cli).exitCode, 0);
        syncs(cli);
    }
    const auto seed = static_cast<quint32>(qEnvironmentVariableIntValue("SHORTLIST_SEED"));
    QRandomGenerator dice(seed == 0 ? 5 : seed);
    int made = 1;
    int killed = 0;
    for (int round = 0; round < 8; ++round) {
        for (const CliRun &cli : devices) {
            if (!cli.importSmall(u"Made %1"_s.arg(made)).isEmpty())
                ++made;
            QCOMPARE(cli({u"set"_s, id, u"/basics/label"_s, u"Label %1"_s.arg(made)}).exitCode, 0);
            QProcess process;
            process.start(QStringLiteral(SHORTLIST_CLI), {u"--library"_s, cli.library(), u"sync"_s});
            QVERIFY(process.waitForStarted());
            if (!process.waitForFinished(static_cast<int>(dice.bounded(10, 120)))) {
                process.kill();
                QVERIFY(process.waitForFinished());
                ++killed;
            }
        }
    }
    QVERIFY(killed > 0);
    for (int round = 0; round < 3; ++round) {
        for (const CliRun &cli : devices)
            syncs(cli);
    }
    areEqual(devices[0], devices[1]);
    areEqual(devices[1], devices[2]);
    QCOMPARE(devices[0]({u"list"_s, u"resumes"_s, u"--json"_s}).json().array().size(), made);
    QCOMPARE(devices[0]({u"history"_s, id, u"--json"_s}).json().array().size(), made); // one each, nothing twice
    QCOMPARE(
        must(*m_owner, "SELECT count(*) FROM resumes r JOIN users u ON u.id = r.user_id WHERE u.email = $1", {m_email})
            .integer(0, 0),
        made);
}

void CliSyncTest::aWrongPasswordIsSaidInOneSentence()
{
    const CliRun cli;
    const Run run = signIn(cli, {}, "another password\n");
    QCOMPARE(run.exitCode, 3);
    QVERIFY(run.complainsInOneSentence());
    QVERIFY(!run.err.contains("another password"));
    QCOMPARE(signIn(cli, {}, "").exitCode, 3);
    const Run sync = cli({u"sync"_s});
    QCOMPARE(sync.exitCode, 3); // nobody is signed in
    QVERIFY(sync.err.contains("sign-in"));
}

void CliSyncTest::anotherAccountIsRefused()
{
    const CliRun cli;
    const QString id = cli.importSmall(u"Mine"_s);
    QCOMPARE(signIn(cli).exitCode, 0);
    syncs(cli);
    init(); // another person
    const Run other = signIn(cli);
    QCOMPARE(other.exitCode, 3);
    QVERIFY(other.complainsInOneSentence());
    QVERIFY(other.err.contains("another account"));
    syncs(cli); // still the first one's
    QCOMPARE(
        must(*m_owner, "SELECT count(*) FROM resumes r JOIN users u ON u.id = r.user_id WHERE u.email = $1", {m_email})
            .integer(0, 0),
        0);
    QCOMPARE(cli({u"show"_s, id}).exitCode, 0);
}

void CliSyncTest::aServerThatIsNotThereIsExitFive()
{
    const CliRun cli;
    const QString nowhere = u"postgresql://shortlist_client@localhost:1/central"_s;
    const Run in = cli({u"sign-in"_s, m_email, u"--central"_s, nowhere}, "a long password\n");
    QCOMPARE(in.exitCode, 5);
    QVERIFY(in.complainsInOneSentence());
    QCOMPARE(signIn(cli).exitCode, 0);
    static_cast<void>(cli.importSmall(u"Ann"_s));
    const Run run = cli({u"sync"_s, u"--central"_s, nowhere});
    QCOMPARE(run.exitCode, 5);
    QVERIFY(run.complainsInOneSentence());
    QVERIFY(cli({u"sync"_s, u"status"_s, u"--json"_s}).json().object().value("pending"_L1).toInt() > 0);
    QCOMPARE(cli({u"sync"_s, u"--central"_s, u"nonsense"_s}).exitCode, 3);
    syncs(cli);
}

void CliSyncTest::signOutTellsWhatWaits()
{
    const CliRun cli;
    QCOMPARE(signIn(cli).exitCode, 0);
    static_cast<void>(cli.importSmall(u"Ann"_s));
    const Run out = cli({u"sign-out"_s, u"--json"_s});
    QVERIFY2(out.exitCode == 0, out.err.constData());
    QVERIFY(out.json().object().value("pending"_L1).toInt() > 0);
    QCOMPARE(cli({u"sync"_s}).exitCode, 3);
    QCOMPARE(must(*m_owner,
                 "SELECT count(*) FROM sync.device d JOIN users u ON u.id = d.user_id WHERE u.email = $1 AND "
                 "d.revoked_at IS NULL",
                 {m_email})
                 .integer(0, 0),
        0);
    QCOMPARE(signIn(cli).exitCode, 0); // what waited is sent now
    syncs(cli);
    QCOMPARE(
        must(*m_owner, "SELECT count(*) FROM resumes r JOIN users u ON u.id = r.user_id WHERE u.email = $1", {m_email})
            .integer(0, 0),
        1);
}

void CliSyncTest::noSecretIsInTheLibrary()
{
    const CliRun cli;
    QCOMPARE(signIn(cli).exitCode, 0);
    QFile library(cli.library());
    QVERIFY(library.open(QIODevice::ReadOnly));
    const QByteArray bytes = library.readAll();
    QVERIFY(!bytes.contains("a long password") && !bytes.contains("postgresql://"));
    const QDir secrets(m_config.filePath(u"shortlist/secrets"_s));
    const QFileInfoList files = secrets.entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2);
    for (const QFileInfo &file : files) {
        QCOMPARE(file.permissions()
                & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther),
            QFile::Permissions());
        QFile secret(file.filePath());
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QVERIFY(!secret.readAll().contains("postgresql://"));
    }
}

QTEST_GUILESS_MAIN(CliSyncTest)
#include "tst_clisync.moc"
