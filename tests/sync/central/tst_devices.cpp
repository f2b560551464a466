// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"
#include "tests/sync/central/testdevice.h"
#include "tests/sync/engine/mergecases.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::sync;
using namespace shortlist::tests;

/// Devices and the web platform on a real PostgreSQL: the same engine and the same rules as in the simulator.
class DevicesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void whatOneDeviceWritesTheOtherReads();
    void offlineVersionsOfTwoDevicesAreNumberedOnce();
    void aWordThatChangedTravelsAsAPatch();
    void aLostAnswerIsNotDoneTwice();
    void aPurgeTakesWhatBelongsToItAndStaysAway();
    void aPurgeThatHasNotSeenTheNewestVersionIsRefused();
    void aRescuedRowAndAConflictReachEveryDevice();
    void countedEventsAreCountedOnceEverywhere();
    void aStrangersRowIsNeitherReadNorTaken();
    void aTokenThatWasTakenBackStopsTheDevice();
    void anyMixOfEditsEndsEqual_data();
    void anyMixOfEditsEndsEqual();

private:
    std::unique_ptr<TestDevice> device(quint64 seed);
    RowKey newResume(TestDevice &device);
    void edit(TestDevice &device, const RowKey &key, bool version);
    void webEdits(const QString &id);
    void anyEdit(Dice &dice, TestDevice &device);

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_owner;
    MergeCases m_cases{5, true};
    QString m_email;
    int m_people = 0;
    int m_events = 0;
};

void DevicesTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_owner = m_fixture.connect();
    QVERIFY(m_owner->runScript("ALTER ROLE shortlist_client LOGIN"));
}

void DevicesTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_email = u"person%1@example.com"_s.arg(++m_people);
    m_events = 0;
    QVERIFY(Accounts(*m_owner).create(m_email, u"a long password"_s, u"free"_s));
}

std::unique_ptr<TestDevice> DevicesTest::device(quint64 seed)
{
    return std::make_unique<TestDevice>(
        m_fixture, m_email, u"a long password"_s, seed + static_cast<quint64>(m_people) * 1000);
}

RowKey DevicesTest::newResume(TestDevice &device)
{
    const RowKey key{u"resumes"_s, device.newId()};
    QJsonObject document{{u"id"_s, key.id}, {u"title"_s, u"Résumé \U0001F4C4 \"1\""_s},
        {u"content"_s, m_cases.document(4, 3, 6)}, {u"status"_s, u"draft"_s}, {u"is_public"_s, false},
        {u"created_at"_s, device.now()}, {u"updated_at"_s, device.now() + 1}, {u"version"_s, 1}};
    for (const char *member : {"template_id", "ai_optimized_for_jd_id", "optimization_score", "original_file_url",
             "exported_pdf_url", "last_accessed_at", "deleted_at", "parent_resume_id", "extracted_text"})
        document.insert(QLatin1String(member), QJsonValue::Null);
    const QString group = device.newId();
    device.journal().create(key, document, device.newId(), group);
    device.journal().create({u"resume_note"_s, key.id},
        {{u"resume_id"_s, key.id}, {u"updated_at"_s, device.now()}, {u"memory"_s, QJsonObject{{u"hint"_s, 1.5}}}},
        device.newId(), group);
    return key;
}

void DevicesTest::edit(TestDevice &device, const RowKey &key, bool version)
{
    QJsonObject document = device.document(key);
    document.insert("content"_L1, m_cases.changed(document.value("content"_L1).toObject(), 2));
    const int number = document.value("version"_L1).toInt() + 1;
    if (version)
        document.insert("version"_L1, number);
    const QString group = device.newId();
    device.journal().update(key, document, device.newId(), group);
    if (!version)
        return;
    const RowKey made{u"resume_versions"_s, device.newId()};
    device.journal().create(made,
        {{u"id"_s, made.id}, {u"resume_id"_s, key.id}, {u"version_number"_s, number},
            {u"content"_s, document.value("content"_L1)}, {u"change_summary"_s, u"saved"_s},
            {u"changed_by_user_id"_s, QJsonValue::Null}, {u"change_type"_s, u"manual"_s},
            {u"created_at"_s, device.now()}},
        device.newId(), group);
}

void DevicesTest::webEdits(const QString &id)
{
    must(*m_owner, "UPDATE resumes SET title = title || '.', updated_at = now() AT TIME ZONE 'UTC' WHERE id = $1::uuid",
        {id});
}

void DevicesTest::whatOneDeviceWritesTheOtherReads()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QCOMPARE(second->document(key), first->document(key));
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());

    edit(*second, key, true);
    webEdits(key.id);
    QVERIFY(second->sync());
    QVERIFY(first->sync());
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());
    QCOMPARE(first->document(key).value("version"_L1).toInt(), 1); // the first version is number 1
}

void DevicesTest::offlineVersionsOfTwoDevicesAreNumberedOnce()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    for (int i = 0; i < 4; ++i) {
        edit(*first, key, true);
        edit(*second, key, true);
    }
    for (int i = 0; i < 2; ++i) {
        QVERIFY(first->sync());
        QVERIFY(second->sync());
    }
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());
    const Rows rows = must(*m_owner,
        "SELECT count(*), min(version_number), max(version_number) FROM resume_versions WHERE resume_id = $1::uuid",
        {key.id});
    QCOMPARE(rows.integer(0, 0), 8);
    QCOMPARE(rows.integer(0, 1), 1);
    QCOMPARE(rows.integer(0, 2), 8);
}

void DevicesTest::aWordThatChangedTravelsAsAPatch()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    QJsonObject document = first->document(key);
    document.insert("content"_L1, m_cases.document(60, 8, 14));
    first->journal().update(key, document, first->newId(), first->newId());
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QJsonObject content = document.value("content"_L1).toObject();
    content.insert("summary"_L1, u"one other sentence"_s);
    document.insert("content"_L1, content);
    first->journal().update(key, document, first->newId(), first->newId());
    const qint64 sent = first->bytesSent();
    QVERIFY(first->sync());
    QVERIFY2(first->bytesSent() - sent < 4096, qPrintable(QString::number(first->bytesSent() - sent)));
    const qint64 received = second->bytesReceived();
    QVERIFY(second->sync());
    QVERIFY2(
        second->bytesReceived() - received < 4096, qPrintable(QString::number(second->bytesReceived() - received)));
    QCOMPARE(difference(*second, *m_owner), QString());
}

void DevicesTest::aLostAnswerIsNotDoneTwice()
{
    const auto first = device(1);
    const RowKey key = newResume(*first);
    first->journal().event(
        first->newId(), {{u"metric"_s, u"analyses"_s}, {u"delta"_s, 1}, {u"at"_s, first->now()}}, first->newId());
    first->loseOneAnswer();
    QVERIFY(first->sync());
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(must(*m_owner, "SELECT count(*) FROM resumes WHERE id = $1::uuid", {key.id}).integer(0, 0), 1);
    QCOMPARE(must(*m_owner, "SELECT analyses_run_today FROM users WHERE email = $1", {m_email}).integer(0, 0), 1);
    QCOMPARE(first->engine().counts().newClients, 0);
}

void DevicesTest::aPurgeTakesWhatBelongsToItAndStaysAway()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    edit(*first, key, true);
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    first->journal().purge(key, first->newId());
    edit(*second, key, false); // meets the purge: kept as a copy
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QVERIFY(first->sync());
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());
    QCOMPARE(must(*m_owner, "SELECT count(*) FROM resumes WHERE id = $1::uuid", {key.id}).integer(0, 0), 0);
    const Rows gone
        = must(*m_owner, "SELECT count(*) FROM sync.row WHERE space_id = $1::uuid AND state = 'T'", {first->account()});
    QCOMPARE(gone.integer(0, 0), 3); // the resume, its note, its version
    const Rows kept
        = must(*m_owner, "SELECT count(*) FROM sync.recovery WHERE space_id = $1::uuid", {first->account()});
    QCOMPARE(kept.integer(0, 0), 1);
}

void DevicesTest::aPurgeThatHasNotSeenTheNewestVersionIsRefused()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    edit(*first, key, true);
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QJsonObject note = second->document({u"resume_note"_s, key.id});
    note.insert("memory"_L1, QJsonObject{{u"hint"_s, u"not true for me"_s}});
    second->journal().update({u"resume_note"_s, key.id}, note, second->newId(), second->newId());
    QVERIFY(second->sync()); // only the note: the resume is as the first device knows it
    first->journal().purge(key, first->newId());
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());
    QCOMPARE(must(*m_owner, "SELECT count(*) FROM resumes WHERE id = $1::uuid", {key.id}).integer(0, 0), 1);
}

void DevicesTest::aRescuedRowAndAConflictReachEveryDevice()
{
    const auto first = device(1);
    const auto second = device(2);
    const RowKey key = newResume(*first);
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    for (TestDevice *each : {first.get(), second.get()}) {
        QJsonObject document = each->document(key);
        document.insert("title"_L1, each == first.get() ? u"Alpha"_s : u"Beta"_s);
        each->journal().update(key, document, each->newId(), each->newId());
    }
    QVERIFY(first->sync());
    QVERIFY(second->sync());
    QVERIFY(first->sync());
    QCOMPARE(difference(*first, *m_owner), QString());
    QCOMPARE(difference(*second, *m_owner), QString());
    const Rows rows = must(*m_owner,
        "SELECT path, ours #>> '{}', theirs #>> '{}' FROM sync.conflict WHERE space_id = $1::uuid", {first->account()});
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.text(0, 0), u"/title"_s);
    QCOMPARE(rows.text(0, 1), u"Beta"_s);
    QCOMPARE(rows.text(0, 2), u"Alpha"_s);
}

void DevicesTest::countedEventsAreCountedOnceEverywhere()
{
    const auto first = device(1);
    const auto second = device(2);
    for (TestDevice *each : {first.get(), second.get()}) {
        for (int i = 0; i < 7; ++i)
            each->journal().event(
                each->newId(), {{u"metric"_s, u"analyses"_s}, {u"delta"_s, 1}, {u"at"_s, each->now()}}, each->newId());
        each->loseOneAnswer();
        QVERIFY(each->sync());
    }
    QVERIFY(first->sync());
    QCOMPARE(must(*m_owner, "SELECT analyses_run_today FROM users WHERE email = $1", {m_email}).integer(0, 0), 14);
    QCOMPARE(first->journal().data.state.counters, second->journal().data.state.counters);
    const QJsonObject days = first->journal().data.state.counters.value("analyses"_L1).toObject();
    qint64 sum = 0;
    for (const QJsonValue n : days)
        sum += n.toInteger();
    QCOMPARE(sum, 14);
}

void DevicesTest::aStrangersRowIsNeitherReadNorTaken()
{
    const auto first = device(1);
    const RowKey key = newResume(*first);
    QVERIFY(first->sync());
    const QJsonObject document = first->document(key);
    init(); // another person
    const auto stranger = device(2);
    QVERIFY(stranger->sync());
    QVERIFY(stranger->journal().data.rows.isEmpty());
    stranger->journal().create(key, document, stranger->newId(), stranger->newId());
    QVERIFY(stranger->sync());
    QCOMPARE(stranger->journal().data.quarantine.size(), 1);
    QCOMPARE(stranger->journal().data.quarantine.first().code, u"23505"_s);
    PostgresDialect dialect(stranger->token());
    SyncRules rules(stranger->connection(), dialect, stranger->account());
    DeviceStanding standing;
    standing.owner = first->account();
    standing.client = stranger->newId();
    const Reply reply = rules.answer(Request(PullRequest{standing, false}), 0);
    QVERIFY(std::holds_alternative<ErrorReply>(reply));
    QCOMPARE(std::get<ErrorReply>(reply).kind, ErrorReply::Kind::WrongAccount);
    // Not even where the carrier takes the wrong account for the session's: the token decides.
    SyncRules lying(stranger->connection(), dialect, first->account());
    const Reply none = lying.answer(Request(PullRequest{standing, false}), 0);
    QVERIFY(std::holds_alternative<ErrorReply>(none));
    QCOMPARE(std::get<ErrorReply>(none).kind, ErrorReply::Kind::WrongAccount);
}

void DevicesTest::aTokenThatWasTakenBackStopsTheDevice()
{
    const auto first = device(1);
    newResume(*first);
    QVERIFY(first->sync());
    must(*m_owner, "UPDATE sync.device SET revoked_at = now() WHERE user_id = $1::uuid", {first->account()});
    newResume(*first);
    QVERIFY(!first->sync());
    QCOMPARE(first->engine().status().problem, Problem::WrongAccount);
    QCOMPARE(first->engine().status().pending, 2); // nothing of it is lost
}

void DevicesTest::anyMixOfEditsEndsEqual_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void DevicesTest::anyEdit(Dice &dice, TestDevice &device)
{
    QList<RowKey> resumes;
    for (auto it = device.journal().data.rows.constBegin(); it != device.journal().data.rows.constEnd(); ++it) {
        if (it.key().table == "resumes"_L1)
            resumes.append(it.key());
    }
    const int kind = dice.below(100);
    if (resumes.isEmpty() || kind < 15) {
        newResume(device);
        return;
    }
    const RowKey key = resumes.at(dice.below(static_cast<int>(resumes.size())));
    if (kind < 65) {
        edit(device, key, kind < 40);
    } else if (kind < 70) {
        device.journal().purge(key, device.newId());
    } else if (kind < 85) {
        ++m_events;
        device.journal().event(
            device.newId(), {{u"metric"_s, u"analyses"_s}, {u"delta"_s, 1}, {u"at"_s, device.now()}}, device.newId());
    } else {
        webEdits(key.id);
    }
}

void DevicesTest::anyMixOfEditsEndsEqual()
{
    QFETCH(const int, seed);
    Dice dice(static_cast<quint64>(seed));
    std::vector<std::unique_ptr<TestDevice>> devices;
    for (quint64 i = 1; i <= 3; ++i)
        devices.push_back(device(i));
    for (int step = 0; step < 40; ++step) {
        TestDevice &each = *devices.at(static_cast<size_t>(dice.below(3)));
        anyEdit(dice, each);
        if (dice.chance(25))
            QVERIFY(each.sync(dice.chance(50) ? TestDevice::Answers::AreLost : TestDevice::Answers::Arrive));
    }
    for (int round = 0; round < 3; ++round) {
        for (const auto &each : devices)
            QVERIFY(each->sync());
    }
    for (const auto &each : devices) {
        QCOMPARE(difference(*each, *m_owner), QString());
        QCOMPARE(each->journal().data.quarantine.size(), 0);
        QCOMPARE(each->engine().counts().repairs, 0);
        QCOMPARE(each->engine().counts().resets, 0);
    }
    QCOMPARE(
        must(*m_owner, "SELECT analyses_run_today FROM users WHERE email = $1", {m_email}).integer(0, 0), m_events);
    const Rows gaps = must(*m_owner,
        "SELECT count(*) FROM (SELECT v.resume_id FROM resume_versions v JOIN resumes r ON r.id = v.resume_id "
        "WHERE r.user_id = $1::uuid GROUP BY v.resume_id HAVING min(version_number) <> 1 "
        "OR max(version_number) <> count(*)) AS g",
        {devices.front()->account()});
    QCOMPARE(gaps.integer(0, 0), 0);
}

QTEST_GUILESS_MAIN(DevicesTest)
#include "tst_devices.moc"
