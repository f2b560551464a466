// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplelibrary.h"
#include "ui/editor/resumesession.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

/// A library whose writes are answered when the test says so.
class SlowLibrary final : public FakeLibrary
{
public:
    bool hold = false;
    int asked = 0;

    Future<SaveReceipt> save(const ResumeSave &change) override
    {
        ++asked;
        if (!hold)
            return FakeLibrary::save(change);
        m_held.push_back({change, {}});
        m_held.back().promise.start();
        return m_held.back().promise.future();
    }

    void answer()
    {
        Held held = std::move(m_held.front());
        m_held.erase(m_held.begin());
        Result<SaveReceipt> result = FakeLibrary::save(held.change).result();
        held.promise.addResult(result);
        held.promise.finish();
    }

private:
    struct Held
    {
        ResumeSave change;
        QPromise<Result<SaveReceipt>> promise;
    };
    std::vector<Held> m_held;
};

} // namespace

class TestResumeSession final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_library = std::make_unique<SlowLibrary>();
        fillSampleLibrary(*m_library);
        for (const ResumeSummary &row : m_library->resumes().result().value()) {
            if (row.title == u"Marit — master resume"_s)
                m_id = row.id;
        }
        m_session = std::make_unique<ResumeSession>(*m_library, m_library->clock);
        QSignalSpy opened(m_session.get(), &ResumeSession::opened);
        m_session->open(m_id);
        QTRY_COMPARE(opened.count(), 1);
        m_library->asked = 0;
    }

    void cleanup()
    {
        m_session.reset();
        m_library.reset();
    }

    void openingShowsTheRowAndSavesNothing()
    {
        QVERIFY(m_session->isOpen());
        QCOMPARE(m_session->summary().title, u"Marit — master resume"_s);
        QVERIFY(m_session->document().content().section(u"experience"_s) != nullptr);
        QVERIFY(!m_session->hasUnsaved());
        QVERIFY(!m_session->document().canUndo());
        QCOMPARE(m_session->saveText(), u"Saved"_s);
        QCOMPARE(m_library->asked, 0);
    }

    void openingWhatIsNotThereSaysSo()
    {
        ResumeSession other(*m_library, m_library->clock);
        QSignalSpy failed(&other, &ResumeSession::openFailed);
        other.open(ResumeId::create());
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, Error::Kind::NotFound);
    }

    void anEditIsOnDiskAfterTheThrottle()
    {
        type(u"a"_s);
        QCOMPARE(m_session->saveState(), ResumeSession::SaveState::Saving);
        pass(ResumeSession::saveThrottleMs - 1);
        QCOMPARE(stored(), before());
        pass(1);
        QCOMPARE(stored(), u"a"_s);
        QTRY_COMPARE(m_session->saveState(), ResumeSession::SaveState::Saved);
    }

    /// Keys every 30 ms for a minute, each write taking 250 ms: whatever moment the process dies, what is on disk is
    /// at most 800 ms old.
    void typingWithoutAPauseIsNeverOlderThan800MsOnDisk()
    {
        m_library->hold = true;
        QString text;
        QList<std::pair<QString, Timestamp>> typed{{before(), m_library->clock.now()}};
        Timestamp writeEnds = 0; // 0: none is under way
        int asked = 0;
        for (int ms = 0; ms < 60'000; ms += 10) {
            if (ms % 30 == 0) {
                text = u"typed at %1"_s.arg(ms);
                type(text);
                typed.append({text, m_library->clock.now()});
            }
            m_library->clock.advance(10);
            const auto due = m_session->nextDue();
            if (due && *due <= m_library->clock.now())
                m_session->tick();
            if (m_library->asked > asked) {
                asked = m_library->asked;
                writeEnds = m_library->clock.now() + 250;
            }
            if (writeEnds != 0 && m_library->clock.now() >= writeEnds) {
                writeEnds = 0;
                m_library->answer();
                QCoreApplication::processEvents();
            }
            const QString onDisk = stored();
            // The oldest thing typed that the disk does not know yet.
            const auto known = std::find_if(
                typed.crbegin(), typed.crend(), [&onDisk](const auto &pair) { return pair.first == onDisk; });
            QVERIFY(known != typed.crend());
            if (known != typed.crbegin())
                QVERIFY2(m_library->clock.now() - std::prev(known)->second <= draftDeadlineMs, qPrintable(onDisk));
        }
        QVERIFY(asked > 60); // and it did save, again and again
        m_library->hold = false;
        if (writeEnds != 0)
            m_library->answer();
    }

    void theSessionsOwnTimerSaves()
    {
        const SystemClock clock;
        ResumeSession session(*m_library, clock);
        session.open(m_id);
        QTRY_VERIFY(session.isOpen());
        session.document().edit(u"Edit summary"_s, {u"summary"_s, {}, {}},
            [](ResumeDocument::State &state) { state.content.ensureSection(u"summary"_s).text = u"By timer"_s; });
        // The deadline runs in the same event loop as the session's own timer, so that a slow machine delays both.
        QTimer deadline;
        deadline.setSingleShot(true);
        deadline.start(draftDeadlineMs);
        while (stored() != u"By timer"_s && deadline.isActive())
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCOMPARE(stored(), u"By timer"_s);
    }

    void aPauseClosesTheUndoStep()
    {
        type(u"a"_s);
        pass(100);
        type(u"ab"_s);
        pass(ResumeSession::pauseMs);
        type(u"abc"_s);
        m_session->document().undo();
        QCOMPARE(text(), u"ab"_s);
        m_session->document().undo();
        QCOMPARE(text(), before());
    }

    void leavingAFieldSavesAtOnceAndClosesTheStep()
    {
        type(u"a"_s);
        m_session->fieldLeft();
        QCOMPARE(stored(), u"a"_s);
        type(u"ab"_s);
        m_session->document().undo();
        QCOMPARE(text(), u"a"_s);
    }

    void oneWriteIsUnderWayAtATime()
    {
        m_library->hold = true;
        type(u"a"_s);
        pass(500);
        QCOMPARE(m_library->asked, 1);
        type(u"ab"_s);
        pass(500);
        m_session->fieldLeft();
        QCOMPARE(m_library->asked, 1);
        m_library->answer();
        pass(500);
        QTRY_COMPARE(m_library->asked, 2);
        m_library->answer();
        QTRY_COMPARE(stored(), u"ab"_s);
        QTRY_COMPARE(m_session->saveState(), ResumeSession::SaveState::Saved);
    }

    void tenQuietMinutesCutAVersion()
    {
        const int versions = versionCount();
        type(u"a"_s);
        pass(500);
        pass(quietBeforeVersionMs - 501);
        QCOMPARE(versionCount(), versions);
        pass(1);
        QCOMPARE(versionCount(), versions + 1);
        QVERIFY(!m_session->hasUncutEdits());
        pass(2 * quietBeforeVersionMs);
        QCOMPARE(versionCount(), versions + 1);
    }

    void closingCutsAVersionAndFlushes()
    {
        const int versions = versionCount();
        type(u"a"_s);
        const Future<void> closed = m_session->close();
        QTRY_VERIFY(closed.isFinished());
        QVERIFY(closed.result());
        QCOMPARE(versionCount(), versions + 1);
        QCOMPARE(stored(), u"a"_s);
    }

    void closingWithoutEditsCutsNothing()
    {
        const int versions = versionCount();
        const Future<void> closed = m_session->close();
        QVERIFY(closed.isFinished());
        QCOMPARE(versionCount(), versions);
    }

    void namingWithoutEditsNamesTheNewestVersion()
    {
        const int versions = versionCount();
        m_session->nameVersion(u"Sent to Quillon"_s);
        QTRY_COMPARE(newestVersion().name, u"Sent to Quillon"_s);
        // The sample's row may differ from its newest version: then that was cut first, once.
        QVERIFY(versionCount() <= versions + 1);
    }

    void namingAfterEditsCutsAVersionWithThem()
    {
        type(u"a"_s);
        m_session->nameVersion(u"Before the interview"_s);
        QTRY_COMPARE(newestVersion().name, u"Before the interview"_s);
        const VersionRecord version = m_library->version(m_id, newestVersion().number).result().value();
        QCOMPARE(version.content.section(u"summary"_s)->text, u"a"_s);
    }

    void restoringMakesANewVersionAndCanBeUndone()
    {
        m_session->cutVersion(VersionTrigger::Export);
        const int first = newestVersion().number;
        const QString was = text();
        type(u"later"_s);
        m_session->restoreVersion(first);
        QTRY_COMPARE(text(), was);
        QTRY_COMPARE(newestVersion().number, first + 2); // what was typed, then the restored one
        QCOMPARE(newestVersion().origin, ChangeOrigin::Restore);
        QCOMPARE(m_session->document().undoName(), u"Restore v%1"_s.arg(first));
        m_session->document().undo();
        QCOMPARE(text(), u"later"_s);
    }

    void aTemplateChangeCutsBeforeAndAfter()
    {
        m_session->cutVersion(VersionTrigger::Export);
        const int versions = versionCount();
        type(u"typed"_s);
        m_session->applyWithVersion(u"Change template"_s, VersionTrigger::TemplateChange,
            [](ResumeDocument::State &state) { state.look.accent = u"#123456"_s; });
        QTRY_COMPARE(versionCount(), versions + 2);
        QCOMPARE(newestVersion().origin, ChangeOrigin::TemplateChange);
    }

    void aFailedWriteKeepsTheTextAndIsTriedAgain()
    {
        type(u"a"_s);
        m_library->failNext = Error{Error::Kind::DiskFull, {}};
        pass(500);
        QCOMPARE(m_session->saveState(), ResumeSession::SaveState::Failed);
        QCOMPARE(m_session->saveText(), u"Not saved. The disk is full."_s);
        QVERIFY(m_session->hasUnsaved());
        QCOMPARE(text(), u"a"_s);
        type(u"ab"_s);
        pass(ResumeSession::retryMs);
        QTRY_COMPARE(m_session->saveState(), ResumeSession::SaveState::Saved);
        QCOMPARE(stored(), u"ab"_s);
        QVERIFY(!m_session->failure());
    }

    void aFailedCutIsCutLater()
    {
        const int versions = versionCount();
        type(u"a"_s);
        m_library->failNext = Error{Error::Kind::ReadOnly, {}};
        m_session->cutVersion(VersionTrigger::Export);
        QTRY_VERIFY(m_session->failure());
        QCOMPARE(versionCount(), versions);
        m_session->retry();
        QTRY_COMPARE(versionCount(), versions + 1);
    }

    void flushTellsWhyItCouldNot()
    {
        type(u"a"_s);
        m_library->failNext = Error{Error::Kind::DiskFull, {}};
        const Future<void> flushed = m_session->flush();
        QTRY_VERIFY(flushed.isFinished());
        QCOMPARE(flushed.result().error().kind, Error::Kind::DiskFull);
    }

    void titleStatusAndMemoryAreSavedAtOnce()
    {
        QVERIFY(m_session->setTitle(u"  New name "_s));
        m_session->setStatus(ResumeStatus::Published);
        m_session->remember(u"export"_s, QJsonObject{{u"format"_s, u"pdf"_s}});
        // One write at a time: what came while the first was under way follows it, without waiting for the throttle.
        QTRY_VERIFY(m_session->saveState() == ResumeSession::SaveState::Saved);
        const ResumeRecord record = m_library->resume(m_id).result().value();
        QCOMPARE(record.summary.status, ResumeStatus::Published);
        QCOMPARE(record.summary.title, u"New name"_s);
        QCOMPARE(record.memory.value(u"export"_s).toObject().value(u"format"_s).toString(), u"pdf"_s);
    }

    void aTitleOutsideTheRulesIsRefused()
    {
        QCOMPARE(m_session->setTitle(u"  "_s).error().kind, Error::Kind::InvalidInput);
        QCOMPARE(m_session->setTitle(QString(256, u'x')).error().kind, Error::Kind::InvalidInput);
        QCOMPARE(m_session->summary().title, u"Marit — master resume"_s);
    }

    void anOutsideEditIsTakenIn()
    {
        QSignalSpy merged(m_session.get(), &ResumeSession::mergedFromOutside);
        editOutside([](Content &content) { content.ensureSection(u"summary"_s).text = u"From outside"_s; });
        QTRY_COMPARE(merged.count(), 1);
        QCOMPARE(text(), u"From outside"_s);
        QVERIFY(!m_session->hasUnsaved());
        m_session->document().undo();
        QCOMPARE(text(), before());
    }

    void anOutsideEditWhileTypingLosesNeither()
    {
        type(u"typed here"_s);
        m_session->blockSignals(true); // the news of the other process has not come yet: the write finds out
        disconnect(m_library.get(), &Library::resumesChanged, m_session.get(), nullptr);
        m_session->blockSignals(false);
        editOutside([](Content &content) {
            content.ensureSection(u"experience"_s).entries.first().setField(u"title"_s, u"Head of Data"_s);
        });
        pass(500);
        QTRY_COMPARE(stored(), u"typed here"_s);
        const Content content = m_library->resume(m_id).result().value().content;
        QCOMPARE(content.section(u"experience"_s)->entries.first().field(u"title"_s), u"Head of Data"_s);
        QCOMPARE(m_session->document().content(), content);
    }

    void aClockThatIsSetBackDoesNotHoldUpSaving()
    {
        type(u"a"_s);
        m_library->clock.advance(-3'600'000);
        m_session->tick();
        QCOMPARE(stored(), u"a"_s);
    }

private:
    void type(const QString &text)
    {
        m_session->document().edit(
            u"Edit summary"_s, {u"summary"_s, {}, {}},
            [&text](ResumeDocument::State &state) { state.content.ensureSection(u"summary"_s).text = text; },
            u"summary"_s);
    }
    void pass(qint64 ms)
    {
        m_library->clock.advance(ms);
        m_session->tick();
        QCoreApplication::processEvents();
    }
    void editOutside(const std::function<void(Content &)> &change)
    {
        ResumeSave save;
        save.id = m_id;
        save.content = m_library->resume(m_id).result().value().content;
        change(*save.content);
        const auto done = m_library->save(save);
        QVERIFY(done.result());
    }
    [[nodiscard]] QString text() const { return m_session->document().content().section(u"summary"_s)->text; }
    [[nodiscard]] QString stored() const
    {
        return m_library->resume(m_id).result().value().content.section(u"summary"_s)->text;
    }
    [[nodiscard]] QString before() const { return sampleContent(m_id).section(u"summary"_s)->text; }
    [[nodiscard]] VersionSummary newestVersion() const { return m_library->versions(m_id).result().value().first(); }
    [[nodiscard]] int versionCount() const
    {
        return static_cast<int>(m_library->versions(m_id).result().value().size());
    }

    std::unique_ptr<SlowLibrary> m_library;
    std::unique_ptr<ResumeSession> m_session;
    ResumeId m_id;
};

QTEST_MAIN(TestResumeSession)
#include "tst_resumesession.moc"
