// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/versionpolicy.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

constexpr qint64 hour = 60LL * 60 * 1000;
constexpr qint64 day = 24 * hour;
constexpr Timestamp now = 20'000 * day + 9 * hour;

} // namespace

class TestVersionPolicy : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aVersionIsDueAfterTenQuietMinutes()
    {
        EditingSession session;
        QVERIFY(!session.isDue(now) && !session.dueAt());
        session.edited(now);
        session.edited(now + 5000);
        QVERIFY(session.hasEdits());
        QCOMPARE(*session.dueAt(), now + 5000 + 600'000);
        QVERIFY(!session.isDue(now + 604'999));
        QVERIFY(session.isDue(now + 605'000));
        session.closed();
        QVERIFY(!session.isDue(now + day) && !session.hasEdits());
    }

    void oldAutomaticVersionsThinToTheLastOfEachDay()
    {
        const Timestamp old = now - 100 * day;
        const QList<VersionStamp> versions{{1, old - 2 * day, ChangeOrigin::Import, false},
            {2, old, ChangeOrigin::Manual, false}, {3, old + hour, ChangeOrigin::Manual, true},
            {4, old + 2 * hour, ChangeOrigin::TemplateChange, false}, {5, old + 3 * hour, ChangeOrigin::Manual, false},
            {6, old + 4 * hour, ChangeOrigin::Manual, false}, {7, old + day, ChangeOrigin::Manual, false},
            {8, old + day + hour, ChangeOrigin::Optimised, false}, {9, now - 90 * day, ChangeOrigin::Manual, false},
            {10, now - 90 * day + 1, ChangeOrigin::Manual, false}, {11, now, ChangeOrigin::Manual, false}};
        QCOMPARE(versionsToThin(versions, now), (QList<int>{2, 5}));
    }

    void theFirstAndTheNewestStay()
    {
        const Timestamp old = now - 100 * day;
        const QList<VersionStamp> versions{{3, old + 2, ChangeOrigin::Manual, false},
            {1, old, ChangeOrigin::Manual, false}, {2, old + 1, ChangeOrigin::Manual, false}};
        QCOMPARE(versionsToThin(versions, now), QList<int>());
        QCOMPARE(versionsToThin({}, now), QList<int>());
    }

    void thinningTwiceRemovesNothingMore()
    {
        QRandomGenerator random(4);
        for (int i = 0; i < 200; ++i) {
            QList<VersionStamp> versions;
            Timestamp at = now - 200 * day;
            for (int n = 1; n < 300; ++n) {
                at += random.bounded(static_cast<int>(day / 2));
                versions.append(
                    {n, at, random.bounded(5) ? ChangeOrigin::Manual : ChangeOrigin::Merge, random.bounded(10) == 0});
            }
            const QList<int> gone = versionsToThin(versions, now);
            QVERIFY(std::is_sorted(gone.begin(), gone.end()));
            for (const VersionStamp &version : std::as_const(versions)) {
                if (gone.contains(version.number))
                    QVERIFY(
                        !version.named && version.origin == ChangeOrigin::Manual && version.createdAt < now - 90 * day);
            }
            versions.removeIf([&gone](const VersionStamp &version) { return gone.contains(version.number); });
            QCOMPARE(versionsToThin(versions, now), QList<int>());
        }
    }

    void tenThousandVersionsAreThinned()
    {
        QList<VersionStamp> versions;
        for (int n = 1; n <= 10'000; ++n)
            versions.append({n, now - 120 * day + n, ChangeOrigin::Manual, false});
        QCOMPARE(versionsToThin(versions, now).size(), 9'997);
    }
};

QTEST_GUILESS_MAIN(TestVersionPolicy)
#include "tst_versionpolicy.moc"
