// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/runner.h"

#include "models/base/id.h"
#include "sync/central/redissubscription.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QThread>

#include <chrono>

using namespace Qt::StringLiterals;

namespace shortlist::device {

using namespace shortlist::sync;

namespace {

constexpr int glanceMs = 200; ///< how often a watching runner looks whether something was written here

} // namespace

Timestamp Runner::Steady::now() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

quint64 Runner::Dice::next()
{
    return QRandomGenerator::system()->generate64();
}

QString Runner::Dice::newId()
{
    return newUuid().toString(QUuid::WithoutBraces);
}

Runner::Runner(LibraryJournal &journal, DirectLine &line, const QString &libraryPath, const QString &device)
    : m_journal(journal)
    , m_line(line)
    , m_lock(libraryPath + u".sync"_s)
    , m_engine(EngineParts{&journal, &m_wall, &m_steady, &m_dice, this, device})
{
    m_lock.setStaleLockTime(0); // only a process that is gone gives it up
}

void Runner::send(quint64 request, const QByteArray &bytes)
{
    m_request = {request, bytes};
}

Result<void> Runner::lock()
{
    if (!m_lock.isLocked() && !m_lock.tryLock())
        return Error{Error::Kind::Busy, u"another process syncs this library"_s};
    return m_journal.transact([this] { return m_journal.forgetOld(); });
}

void Runner::answerAll()
{
    while (m_request) {
        const auto [request, bytes] = *m_request;
        m_request.reset();
        const auto reply = m_line.answer(bytes);
        if (reply)
            m_engine.received(request, reply.value());
        else
            m_engine.failed(request);
        const auto asked = decodeRequest(bytes);
        m_pushed = m_pushed || (reply && asked && std::holds_alternative<PushRequest>(asked.value()));
    }
    if (std::exchange(m_pushed, false))
        m_line.tellOthers();
}

Result<void> Runner::note(const EngineStatus &status)
{
    if (!status.upToDate)
        return {};
    return m_journal.transact([this] { return m_journal.setMeta(u"checked_at"_s, QString::number(m_wall.now())); });
}

Result<EngineStatus> Runner::once(int patienceMs)
{
    SHORTLIST_TRY_VOID(lock());
    const QDeadlineTimer patience(patienceMs);
    m_engine.start();
    answerAll();
    EngineStatus status = m_engine.status();
    while (status.phase == Phase::Waiting && status.problem != Problem::Offline && !patience.hasExpired()) {
        const Timestamp due = m_engine.nextTimer().value_or(m_steady.now());
        const qint64 pause = std::min<qint64>(due - m_steady.now() + 1, patience.remainingTime());
        QThread::msleep(static_cast<unsigned long>(std::max<qint64>(pause, 1)));
        m_engine.timer();
        answerAll();
        status = m_engine.status();
    }
    SHORTLIST_TRY_VOID(note(status));
    return status;
}

Result<void> Runner::watch(
    const std::function<bool()> &stopped, const std::function<void(const EngineStatus &)> &changed)
{
    SHORTLIST_TRY_VOID(lock());
    std::unique_ptr<central::RedisSubscription> subscription;
    const auto redis = central::RedisSettings::fromUrl(m_line.settings().redis);
    SHORTLIST_TRY(qint64 seen, m_journal.dataVersion());
    m_engine.start();
    std::optional<EngineStatus> shown;
    while (!stopped()) {
        answerAll();
        const EngineStatus status = m_engine.status();
        if (!shown || shown->phase != status.phase || shown->problem != status.problem || shown->cursor != status.cursor
            || shown->pending != status.pending || shown->checkedAt != status.checkedAt) {
            SHORTLIST_TRY_VOID(note(status));
            changed(status);
            shown = status;
        }
        if (redis && !subscription) {
            auto opened
                = central::RedisSubscription::open(redis.value(), {DirectLine::channel(m_line.settings().account)});
            if (opened) {
                subscription = std::move(opened).value();
                m_engine.poke(); // what was told before nobody heard
            }
        }
        if (subscription && !m_request) {
            const auto message = subscription->next(glanceMs);
            if (message && message.value())
                m_engine.poke();
            else if (!message)
                subscription.reset();
        } else if (!m_request) {
            QThread::msleep(glanceMs);
        }
        SHORTLIST_TRY(const qint64 version, m_journal.dataVersion());
        if (std::exchange(seen, version) != version)
            m_engine.localCommit();
        m_engine.timer();
    }
    return {};
}

} // namespace shortlist::device
