// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"
#include "tests/sync/central/centralfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;
using namespace shortlist::tests;

class AccountsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void anAccountIsMadeWithItsAuditEntry();
    void whatThePlatformCannotTakeIsRefusedInASentence_data();
    void whatThePlatformCannotTakeIsRefusedInASentence();
    void theListGoesOnWhereItStopped();
    void signingInGivesATokenThatIsStoredOnlyAsItsHash();
    void theWebPlatformsHashesAreUnderstood_data();
    void theWebPlatformsHashesAreUnderstood();
    void aWrongPasswordAndAnUnknownAddressLookAlike();
    void fiveFailuresCloseTheDoorForThatAddressOnly();
    void rollingBackDoesNotBuyMoreGuesses();
    void aDeactivatedAccountIsSignedOutAtOnceAndMayComeBack();
    void signingOutEndsThatDeviceOnly();
    void aNewPasswordSignsOutTheOtherDevices();
    void whatHappenedIsInTheAuditLog();

private:
    QString token(const QString &email = u"ann@example.com"_s, const QString &password = u"correct horse"_s);
    QUuid whoIs(const QString &token);

    CentralFixture m_fixture;
    std::unique_ptr<PostgresConnection> m_db; // the owner
    std::unique_ptr<PostgresConnection> m_client;
    UserId m_ann;
};

void AccountsTest::initTestCase()
{
    const QString failure = m_fixture.start();
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
    m_db = m_fixture.connect();
    must(*m_db, "ALTER ROLE shortlist_client LOGIN");
    m_client = m_fixture.connect(u"shortlist_client"_s);
}

void AccountsTest::init()
{
    must(*m_db, "DELETE FROM audit_logs");
    must(*m_db, "DELETE FROM users");
    must(*m_db, "DELETE FROM sync.sign_in_failure");
    for (int i = 0; i < 64; ++i)
        must(*m_db, "SELECT setval('sync.sign_in_window_" + QByteArray::number(i) + "', 0)");
    // Few rounds of bcrypt: a test signs in often.
    m_ann = UserId{must(*m_db,
        "INSERT INTO users (email, password_hash) VALUES ('ann@example.com', sync.crypt_with('correct horse',"
        " '$2a$04$abcdefghijklmnopqrstuu')) RETURNING id")
                       .uuid(0, 0)};
}

QString AccountsTest::token(const QString &email, const QString &password)
{
    const Rows row = must(*m_client, "SELECT outcome, token FROM sync.sign_in($1, $2, 'Laptop')", {email, password});
    return row.text(0, 0) == u"ok"_s ? row.text(0, 1) : row.text(0, 0);
}

QUuid AccountsTest::whoIs(const QString &token)
{
    auto transaction = Transaction::begin(*m_client);
    must(*m_client, "SELECT set_config('shortlist.token', $1, true)", {token});
    return must(*m_client, "SELECT sync.current_user_id()").uuid(0, 0);
}

void AccountsTest::anAccountIsMadeWithItsAuditEntry()
{
    QVERIFY(Accounts(*m_db).create(u" New@Example.com"_s, u"correct horse"_s, u"free"_s));
    const Rows row = must(
        *m_db, "SELECT email, subscription_tier, password_hash ~ '^\\$2a\\$12\\$' FROM users WHERE email LIKE 'new%'");
    QCOMPARE(row.text(0, 0), u"new@example.com"_s);
    QCOMPARE(row.text(0, 1), u"free"_s);
    QVERIFY(row.boolean(0, 2));
    QCOMPARE(must(*m_db, "SELECT action FROM audit_logs").text(0, 0), u"admin_user_created"_s);
    QVERIFY(Accounts(*m_db).setTier(u"ANN@example.com"_s, u"premium"_s));
    QCOMPARE(must(*m_db, "SELECT subscription_tier FROM users WHERE email LIKE 'ann%'").text(0, 0), u"premium"_s);
    QCOMPARE(must(*m_db,
                 "SELECT (changes->'before'->>'tier') || (changes->'after'->>'tier') FROM audit_logs WHERE action = "
                 "'admin_tier_set'")
                 .text(0, 0),
        u"freepremium"_s);
}

void AccountsTest::whatThePlatformCannotTakeIsRefusedInASentence_data()
{
    QTest::addColumn<QString>("email");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("tier");
    QTest::addColumn<int>("kind");
    const int invalid = static_cast<int>(Error::Kind::InvalidInput);
    for (const QString &email :
        {u"a..b@x.com"_s, u"a@-x.com"_s, u"user@example.c|m"_s, u"a@b.c"_s, u"ü@x.com"_s, u""_s, u"a b@x.com"_s})
        QTest::addRow("address %s", qPrintable(email)) << email << u"long enough"_s << u"free"_s << invalid;
    QTest::newRow("short password") << u"b@x.com"_s << u"seven77"_s << u"free"_s << invalid;
    QTest::newRow("longer than bcrypt reads") << u"b@x.com"_s << QString(73, u'x') << u"free"_s << invalid;
    QTest::newRow("tier") << u"b@x.com"_s << u"long enough"_s << u"gold"_s << invalid;
    QTest::newRow("there already") << u"ANN@example.com"_s << u"long enough"_s << u"free"_s
                                   << static_cast<int>(Error::Kind::Conflict);
}

void AccountsTest::whatThePlatformCannotTakeIsRefusedInASentence()
{
    QFETCH(const QString, email);
    QFETCH(const QString, password);
    QFETCH(const QString, tier);
    QFETCH(const int, kind);
    const auto made = Accounts(*m_db).create(email, password, tier);
    QVERIFY(!made);
    QCOMPARE(static_cast<int>(made.error().kind), kind);
    QCOMPARE(must(*m_db, "SELECT count(*) FROM users").integer(0, 0), 1);
}

void AccountsTest::theListGoesOnWhereItStopped()
{
    // Several of one millisecond: the id decides between them.
    must(*m_db,
        "INSERT INTO users (email, password_hash, created_at) SELECT 'p' || n || '@x.com', 'x',"
        " timestamp '2026-01-01' + (n / 3) * interval '1 second' FROM generate_series(1, 20) n");
    Accounts accounts(*m_db);
    QStringList seen;
    std::optional<PageKey> after;
    for (int page = 0; page < 3; ++page) {
        const auto rows = accounts.list(7, after);
        QVERIFY(rows);
        QCOMPARE(rows.value().size(), 7);
        for (const AccountRow &row : rows.value())
            seen.append(row.email);
        after = PageKey{rows.value().last().createdAt, rows.value().last().id.value};
    }
    QVERIFY(accounts.list(7, after).value().isEmpty());
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 21);
    QCOMPARE(seen.first(), u"ann@example.com"_s);
}

void AccountsTest::signingInGivesATokenThatIsStoredOnlyAsItsHash()
{
    const QString mine = token(u" ANN@example.com "_s);
    QVERIFY2(mine.startsWith(u"slt_"_s), qPrintable(mine));
    QCOMPARE(whoIs(mine), m_ann.value);
    QVERIFY(whoIs(u"slt_00"_s).isNull());
    QVERIFY(whoIs(QString()).isNull());
    const Rows device = must(*m_db, "SELECT name, device::text LIKE '%' || $1 || '%' FROM sync.device", {mine});
    QCOMPARE(device.text(0, 0), u"Laptop"_s);
    QVERIFY(!device.boolean(0, 1));
    QVERIFY(must(*m_db, "SELECT last_login_at IS NOT NULL FROM users").boolean(0, 0));
}

void AccountsTest::theWebPlatformsHashesAreUnderstood_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::newRow("bcrypt of Node") << u"$2b$"_s;
    QTest::newRow("bcrypt of PHP") << u"$2y$"_s;
    QTest::newRow("bcrypt of PostgreSQL") << u"$2a$"_s;
}

void AccountsTest::theWebPlatformsHashesAreUnderstood()
{
    QFETCH(const QString, prefix);
    must(*m_db,
        "UPDATE users SET password_hash = $1 || substr(sync.crypt_with('pässword ☃', '$2a$04$abcdefghijklmnopqrstuu'), "
        "5)",
        {prefix});
    QVERIFY(token(u"ann@example.com"_s, u"pässword ☃"_s).startsWith(u"slt_"_s));
    QCOMPARE(token(u"ann@example.com"_s, u"password"_s), u"refused"_s);
}

void AccountsTest::aWrongPasswordAndAnUnknownAddressLookAlike()
{
    QCOMPARE(token(u"ann@example.com"_s, u"guess"_s), u"refused"_s);
    QCOMPARE(token(u"nobody@example.com"_s, u"guess"_s), u"refused"_s);
    must(*m_db, "UPDATE users SET password_hash = 'x'"); // not a hash
    QCOMPARE(token(u"ann@example.com"_s, u"x"_s), u"refused"_s);
}

void AccountsTest::fiveFailuresCloseTheDoorForThatAddressOnly()
{
    must(*m_db, "INSERT INTO users (email, password_hash) VALUES ('bob@example.com', 'x')");
    must(*m_db,
        "UPDATE users SET password_hash = sync.crypt_with('correct horse', '$2a$04$abcdefghijklmnopqrstuu')"); // quick
    for (int i = 0; i < 5; ++i)
        QCOMPARE(token(u"ann@example.com"_s, u"guess"_s), u"refused"_s);
    QCOMPARE(token(), u"throttled"_s);
    QVERIFY(token(u"bob@example.com"_s).startsWith(u"slt_"_s));
    must(*m_db, "UPDATE sync.sign_in_failure SET at = at - interval '16 minutes'");
    QVERIFY(token().startsWith(u"slt_"_s));
}

void AccountsTest::rollingBackDoesNotBuyMoreGuesses()
{
    must(*m_db, "UPDATE users SET password_hash = sync.crypt_with('correct horse', '$2a$04$abcdefghijklmnopqrstuu')");
    int checked = 0;
    for (int i = 0; i < 130; ++i) {
        auto transaction = Transaction::begin(*m_client);
        if (token(u"ann@example.com"_s, u"guess"_s) == u"refused"_s)
            ++checked;
    }
    QCOMPARE(checked, 100);
}

void AccountsTest::aDeactivatedAccountIsSignedOutAtOnceAndMayComeBack()
{
    const QString mine = token();
    QVERIFY(Accounts(*m_db).deactivate(u"ann@example.com"_s));
    QVERIFY(whoIs(mine).isNull());
    QCOMPARE(token(), u"refused"_s);
    QCOMPARE(Accounts(*m_db).deactivate(u"ann@example.com"_s).error().kind, Error::Kind::NotFound);
    QVERIFY(Accounts(*m_db).reactivate(u"ann@example.com"_s));
    QVERIFY(whoIs(mine).isNull()); // the old token stays revoked
    QVERIFY(token().startsWith(u"slt_"_s));
}

void AccountsTest::signingOutEndsThatDeviceOnly()
{
    const QString first = token();
    const QString second = token();
    {
        auto transaction = Transaction::begin(*m_client);
        QVERIFY(transaction);
        must(*m_client, "SELECT set_config('shortlist.token', $1, true)", {first});
        must(*m_client, "SELECT sync.sign_out()");
        QVERIFY(std::move(transaction).value().commit());
    }
    QVERIFY(whoIs(first).isNull());
    QCOMPARE(whoIs(second), m_ann.value);
}

void AccountsTest::aNewPasswordSignsOutTheOtherDevices()
{
    const QString mine = token();
    const QString other = token();
    const auto change = [&](const QString &from, const QString &to) {
        auto transaction = Transaction::begin(*m_client);
        must(*m_client, "SELECT set_config('shortlist.token', $1, true)", {mine});
        const QString outcome = must(*m_client, "SELECT sync.change_password($1, $2)", {from, to}).text(0, 0);
        return std::move(transaction).value().commit() ? outcome : u"lost"_s;
    };
    QCOMPARE(change(u"wrong"_s, u"battery staple"_s), u"refused"_s);
    QCOMPARE(change(u"correct horse"_s, u"short"_s), u"length"_s);
    QCOMPARE(change(u"correct horse"_s, u"battery staple"_s), u"ok"_s);
    QCOMPARE(whoIs(mine), m_ann.value);
    QVERIFY(whoIs(other).isNull());
    QCOMPARE(token(), u"refused"_s);
    QVERIFY(token(u"ann@example.com"_s, u"battery staple"_s).startsWith(u"slt_"_s));
}

void AccountsTest::whatHappenedIsInTheAuditLog()
{
    token();
    token(u"ann@example.com"_s, u"guess"_s);
    token(u"nobody@example.com"_s, u"guess"_s);
    QCOMPARE(must(*m_db,
                 "SELECT string_agg(action || CASE WHEN user_id IS NULL THEN ' of nobody' ELSE '' END, ', ' ORDER BY "
                 "created_at, action) FROM audit_logs")
                 .text(0, 0),
        u"user_login, user_login_failed, user_login_failed of nobody"_s);
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "tst_accounts.moc"
