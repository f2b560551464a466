// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/versionpolicy.h"
#include "tests/support/fakelibrary.h"
#include "ui/jobs/jobsession.h"
#include "ui/jobs/jobtext.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestJobSession final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_session.reset();
        m_library = std::make_unique<FakeLibrary>();
        JobRecord job;
        job.title = u"Analyst"_s;
        m_job = m_library->saveJob(job).result().value();
        m_session = std::make_unique<JobSession>(*m_library, m_library->clock, m_job);
    }

    void typingIsOnDiskWithinTheDeadlineAlsoWhileItGoesOn()
    {
        // The deadline runs in the same event loop as the session's own timer, so that a slow machine delays both.
        QTimer deadline;
        deadline.setSingleShot(true);
        QString text;
        type(u"x"_s);
        deadline.start(draftDeadlineMs);
        while (stored().company.isEmpty() && deadline.isActive()) {
            text += u'x';
            type(text);
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20); // keys go on, the loop turns between them
        }
        QVERIFY(!stored().company.isEmpty());
    }

    void typingInOneFieldIsOneStepUntilAPause()
    {
        type(u"Q"_s);
        m_library->clock.advance(100);
        type(u"Qu"_s);
        m_library->clock.advance(JobSession::pauseMs);
        type(u"Qui"_s);
        m_session->undo();
        QCOMPARE(m_session->job().company, u"Qu"_s);
        m_session->undo();
        QCOMPARE(m_session->job().company, QString());
        QVERIFY(!m_session->canUndo());
        m_session->redo();
        QCOMPARE(m_session->job().company, u"Qu"_s);
        QCOMPARE(m_session->redoName(), u"Edit company"_s);
    }

    void undoIsSavedToo()
    {
        type(u"Quillon"_s);
        m_session->flush();
        QTRY_COMPARE(stored().company, u"Quillon"_s);
        m_session->undo();
        m_session->flush();
        QTRY_COMPARE(stored().company, QString());
    }

    void withoutATitleTheRestIsSavedUnderTheTitleBefore()
    {
        m_session->edit(
            u"Edit title"_s, [](JobRecord &job) { job.title.clear(); }, u"title"_s);
        type(u"Quillon"_s);
        QVERIFY(!m_session->titleError().isEmpty());
        m_session->flush();
        QTRY_COMPARE(stored().company, u"Quillon"_s);
        QCOMPARE(stored().title, u"Analyst"_s);
    }

    void aFailedWriteIsToldAndTriedAgain()
    {
        m_library->failNext = Error{Error::Kind::DiskFull, {}};
        type(u"Quillon"_s);
        m_session->flush();
        QTRY_COMPARE(m_session->saveState(), JobSession::SaveState::Failed);
        QVERIFY(m_session->saveText().startsWith(u"Not saved."_s));
        QVERIFY(m_session->hasUnsaved());
        QTRY_COMPARE_WITH_TIMEOUT(stored().company, u"Quillon"_s, JobSession::retryMs + 3000);
        QTRY_COMPARE(m_session->saveState(), JobSession::SaveState::Saved);
    }

    void aChangeFromElsewhereIsTakenOverAndCanBeUndone()
    {
        JobRecord other = stored();
        other.company = u"Elsewhere"_s;
        m_library->clock.advance(1000);
        const JobRecord now = m_library->saveJob(other).result().value();
        m_session->refresh(now);
        QCOMPARE(m_session->job().company, u"Elsewhere"_s);
        m_session->undo();
        QCOMPARE(m_session->job().company, QString());
    }

    void whatIsTypedWinsOverWhatComesFromElsewhere()
    {
        type(u"Mine"_s);
        JobRecord other = m_job;
        other.company = u"Elsewhere"_s;
        m_session->refresh(other);
        QCOMPARE(m_session->job().company, u"Mine"_s);
    }

    void aSessionThatGoesAwaySavesWhatItHolds()
    {
        type(u"Last words"_s);
        m_session.reset();
        QCOMPARE(stored().company, u"Last words"_s);
    }

    void onlyWebAddressesAreOpened_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("opened");
        QTest::newRow("whole") << u"https://a.example/x"_s << u"https://a.example/x"_s;
        QTest::newRow("host") << u"a.example/jobs?id=4"_s << u"https://a.example/jobs?id=4"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s << QString();
        QTest::newRow("script") << u"javascript:alert(1)"_s << QString();
        QTest::newRow("words") << u"from a friend"_s << QString();
        QTest::newRow("empty") << QString() << QString();
    }
    void onlyWebAddressesAreOpened()
    {
        QFETCH(QString, typed);
        QTEST(browsableUrl(typed), "opened");
    }

private:
    void type(const QString &company)
    {
        m_session->edit(
            u"Edit company"_s, [&](JobRecord &job) { job.company = company; }, u"company"_s);
    }
    JobRecord stored() const { return m_library->job(m_job.id).result().value(); }

    std::unique_ptr<FakeLibrary> m_library;
    JobRecord m_job;
    std::unique_ptr<JobSession> m_session;
};

QTEST_MAIN(TestJobSession)
#include "tst_jobsession.moc"
