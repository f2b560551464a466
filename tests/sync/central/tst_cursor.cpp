// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"
#include "tests/sync/central/testdevice.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::sync;
using namespace shortlist::tests;

/// A cursor must not pass a change that is committed later under an earlier number (sync.md §2.1).
class CursorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aPlainSequenceMissesAChangeThatIsCommittedLate();
    void theRevisionOfTheAccountMissesNone();
    void sixteenWritersAndAReaderMissNone();

private:
    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_owner;
    QString m_email;
    QString m_person;
};

void CursorTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_owner = m_fixture.connect();
    QVERIFY(m_owner->runScript("ALTER ROLE shortlist_client LOGIN;"
                               "CREATE TABLE serial_control (id bigserial PRIMARY KEY, word text)"));
    m_email = u"ann@example.com"_s;
    const auto made = Accounts(*m_owner).create(m_email, u"a long password"_s, u"free"_s);
    QVERIFY(made);
    m_person = made.value().toString();
}

void CursorTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

// The control: if this found nothing, the cases below would prove nothing.
void CursorTest::aPlainSequenceMissesAChangeThatIsCommittedLate()
{
    const auto slow = m_fixture.connect();
    QVERIFY(slow->begin());
    must(*slow, "INSERT INTO serial_control (word) VALUES ('early number')");
    must(*m_owner, "INSERT INTO serial_control (word) VALUES ('late number')");
    const qint64 cursor = must(*m_owner, "SELECT max(id) FROM serial_control").integer(0, 0);
    QVERIFY(slow->commit());
    const Rows after = must(*m_owner, "SELECT word FROM serial_control WHERE id > $1::bigint", {cursor});
    QCOMPARE(after.size(), 0); // it is there, and nobody will ever read it
    QCOMPARE(must(*m_owner, "SELECT count(*) FROM serial_control").integer(0, 0), 2);
}

void CursorTest::theRevisionOfTheAccountMissesNone()
{
    TestDevice reader(m_fixture, m_email, u"a long password"_s, 1);
    const auto slow = m_fixture.connect();
    QVERIFY(slow->begin());
    must(*slow, "SELECT sync.raise_revision($1::uuid)", {m_person});
    must(
        *slow, "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'slow', 'd')", {m_person});
    // Another writer of the account has to wait, and gives way here.
    const auto quick = m_fixture.connect();
    QCOMPARE(
        stateOf(*quick, "INSERT INTO job_descriptions (user_id, title, description) VALUES ($1::uuid, 'quick', 'd')",
            {m_person}),
        u"55P03"_s);
    QVERIFY(reader.sync());
    QCOMPARE(reader.journal().data.rows.size(), 0);
    QVERIFY(slow->commit());
    QVERIFY(reader.sync());
    QCOMPARE(reader.journal().data.rows.size(), 1);
}

void CursorTest::sixteenWritersAndAReaderMissNone()
{
    constexpr int writers = 16;
    constexpr int each = 12;
    TestDevice reader(m_fixture, m_email, u"a long password"_s, 2);
    std::atomic<int> written = 0;
    std::atomic<int> running = writers;
    std::vector<std::thread> threads;
    for (int n = 0; n < writers; ++n) {
        threads.emplace_back([&, n] {
            const auto connection = m_fixture.connect();
            for (int i = 0; i < each; ++i) {
                // Holds its transaction open for up to 5 ms after it has written; gives way and tries again.
                const auto made = connection->run(
                    "WITH made AS (INSERT INTO job_descriptions (user_id, title, description) "
                    "VALUES ($1::uuid, $2::text, 'd') RETURNING 1) SELECT pg_sleep(random() * 0.005) FROM made",
                    {m_person, QString::number(n * 1000 + i)});
                written += made ? 1 : 0;
            }
            --running;
        });
    }
    // Read by read, each from where the one before ended.
    QSet<QString> seen;
    const auto read = [&] {
        QVERIFY(reader.sync());
        for (auto it = reader.journal().data.rows.constBegin(); it != reader.journal().data.rows.constEnd(); ++it)
            seen.insert(it.key().id);
    };
    while (running > 0)
        read();
    for (std::thread &thread : threads)
        thread.join();
    read();
    const Rows rows = must(*m_owner, "SELECT id FROM job_descriptions WHERE user_id = $1::uuid", {m_person});
    QVERIFY(written > 0);
    QCOMPARE(rows.size(), written + 1);
    for (int i = 0; i < rows.size(); ++i)
        QVERIFY(seen.contains(rows.text(i, 0)));
    QCOMPARE(reader.engine().counts().repairs, 0);
    QCOMPARE(difference(reader, *m_owner), QString());
}

QTEST_GUILESS_MAIN(CursorTest)
#include "tst_cursor.moc"
