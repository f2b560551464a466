// SPDX-License-Identifier: GPL-3.0-or-later
// Row 10: every i-th SQLite call fails, the disk is full after every so many bytes, the folder cannot be written.
#include "tests/models/store/faultvfs.h"
#include "tests/models/store/session.h"

#include <QFile>
#include <QTest>

#include <sqlite3.h>

#include <array>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

/// Lets `count` calls through, then fails one, or all that follow.
class FailingCalls final : public CallHook
{
public:
    enum class Mode { Never, Once, FromThenOn };

    int before(const char *call) override
    {
        // Rolling back asks nothing of a disk; once is tried as well, for an interrupt.
        if (m_mode == Mode::FromThenOn && qstrcmp(call, "ROLLBACK") == 0)
            return SQLITE_OK;
        const int number = m_seen++;
        const bool fails
            = m_mode == Mode::Once ? number == m_failing : m_mode == Mode::FromThenOn && number >= m_failing;
        return fails ? m_code : SQLITE_OK;
    }
    void failAt(int number, Mode mode, int code)
    {
        m_seen = 0;
        m_failing = number;
        m_mode = mode;
        m_code = code;
    }
    [[nodiscard]] int seen() const { return m_seen; }

private:
    int m_seen = 0;
    int m_failing = 0;
    int m_code = SQLITE_OK;
    Mode m_mode = Mode::Never;
};

constexpr std::array codes{
    SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_BUSY, SQLITE_NOMEM, SQLITE_READONLY, SQLITE_INTERRUPT};

/// As the person who had no room, and a root whose permission is never refused.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (geteuid() == 0 && seteuid(65534) != 0)
            qFatal("cannot become an ordinary user");
    }
    ~OrdinaryUser()
    {
        if (getuid() == 0 && seteuid(0) != 0)
            qFatal("cannot become root again");
    }
};

} // namespace

class StoreFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void everyCallOfASessionMayFailOnceAndNothingIsLost() { sweep(FailingCalls::Mode::Once); }
    void everyCallOfASessionMayBeTheLastThatWorksAndNothingIsLost() { sweep(FailingCalls::Mode::FromThenOn); }

    void everyCallOfTheFirstStartMayFailAndTheNextStartIsClean()
    {
        for (int failing = 0;; ++failing) {
            const StoreFixture fixture;
            FailingCalls hook;
            hook.failAt(failing, FailingCalls::Mode::Once, codes.at(static_cast<size_t>(failing) % codes.size()));
            LibraryOptions options = fixture.options();
            options.hook = &hook;
            const bool opened = LibraryStore::open(options).has_value();
            const bool hit = hook.seen() > failing;
            const auto again = LibraryStore::open(fixture.options());
            QVERIFY2(again, qPrintable(u"call %1: %2"_s.arg(failing).arg(again ? QString() : again.error().detail)));
            QTRY_RESULT(const auto health, again.value()->check());
            QCOMPARE(health.problems, QStringList());
            if (!hit) {
                QVERIFY(opened);
                qInfo("%d calls of a first start", failing);
                return;
            }
        }
    }

    void diskThatFillsUpAnywhereLosesNothing()
    {
        FullDiskVfs disk;
        qint64 needed = 0;
        for (qint64 room = 0; room == 0 || room < needed; room += 64 * 1024 + 5000) {
            StoreFixture fixture;
            LibraryOptions options = fixture.options();
            options.vfs = FullDiskVfs::name;
            disk.setRoom(-1);
            Promised promised;
            {
                auto store = LibraryStore::open(options);
                QVERIFY(store);
                disk.setRoom(needed == 0 ? -1 : room);
                promised = runSession(*store.value(), fixture.clock);
                if (needed == 0)
                    needed = disk.written();
                else if (promised.failures > 0)
                    checkFullMessage(*store.value());
            }
            disk.setRoom(-1);
            const auto again = fixture.open();
            QVERIFY(again);
            QCOMPARE(brokenPromise(*again, promised), QString());
        }
        qInfo("the session writes %lld bytes", static_cast<long long>(needed));
    }

    void folderThatCannotBeWrittenIsSaidAndLeftAlone()
    {
        const StoreFixture fixture;
        QVERIFY(fixture.open());
        const auto all = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther
            | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(fixture.path(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(fixture.folder(), all));
        const auto writable = qScopeGuard([&] { QFile::setPermissions(fixture.folder(), all | QFile::WriteOwner); });
        {
            const OrdinaryUser ordinary;
            QVERIFY_KIND(LibraryStore::open(fixture.options()), Error::Kind::ReadOnly);
            LibraryOptions fresh = fixture.options();
            fresh.path = fixture.folder() + u"/other.shortlist"_s;
            QVERIFY_KIND(LibraryStore::open(fresh), Error::Kind::ReadOnly);
        }
    }

    void folderThatDoesNotExistIsSaid()
    {
        const StoreFixture fixture;
        LibraryOptions options = fixture.options();
        options.path = fixture.folder() + u"/missing/library.shortlist"_s;
        QVERIFY_KIND(LibraryStore::open(options), Error::Kind::NotFound);
    }

private:
    void sweep(FailingCalls::Mode mode)
    {
        // The library is made once; each round works on a copy of it.
        StoreFixture origin;
        {
            const auto store = origin.open();
            QVERIFY(store);
            QTRY_RESULT(const auto made, store->createResume(sampleResume(u"Old"_s)));
            Q_UNUSED(made)
            QVERIFY_RESULT(store->maintain(1000));
        }
        for (int failing = 0;; ++failing) {
            StoreFixture fixture;
            QVERIFY(QFile::copy(origin.path(), fixture.path()));
            FailingCalls hook;
            hook.failAt(failing, mode, codes.at(static_cast<size_t>(failing) % codes.size()));
            LibraryOptions options = fixture.options();
            options.hook = &hook;
            Promised promised;
            if (auto store = LibraryStore::open(options))
                promised = runSession(*store.value(), fixture.clock);
            const bool hit = hook.seen() > failing;
            const auto again = LibraryStore::open(fixture.options());
            QVERIFY2(again, qPrintable(u"call %1: %2"_s.arg(failing).arg(again ? QString() : again.error().detail)));
            const QString broken = brokenPromise(*again.value(), promised);
            QVERIFY2(broken.isEmpty(), qPrintable(u"call %1: %2"_s.arg(failing).arg(broken)));
            if (!hit) {
                QCOMPARE(promised.failures, 0);
                qInfo("%d calls of a session", failing);
                return;
            }
        }
    }

    static void checkFullMessage(LibraryStore &store)
    {
        const auto refused = store.createResume(sampleResume(u"No room"_s));
        QVERIFY(!refused);
        QVERIFY2(refused.error().kind == Error::Kind::DiskFull, qPrintable(refused.error().detail));
        QVERIFY(store.resumes()); // reading goes on
    }
};

QTEST_GUILESS_MAIN(StoreFaultsTest)
#include "tst_storefaults.moc"
