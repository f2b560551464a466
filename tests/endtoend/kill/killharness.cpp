// SPDX-License-Identifier: GPL-3.0-or-later
// Kills editing sessions at random moments and looks at what is left.
//
// killharness DRIVER CLI LIBRARY [--sessions N] [--seed S] [--longest MS] [--allowed MS]
//
// Each session is a process that edits with the real service and autosave. After each kill: `doctor` must find nothing,
// the bullet must hold an unbroken beginning of what was typed, and only keys of the last 800 ms may be missing.
#include "tests/endtoend/kill/script.h"
#include "tests/support/monotonic.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>

#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace shortlist::kill;

namespace {

constexpr int startTimeoutMs = 30'000;

struct Options
{
    QString driver;
    QString cli;
    QString library;
    int sessions = 25;
    quint32 seed = 1;
    int longestMs = 3000;
    int allowedMs = 800; ///< of typing may be missing; less shows that the harness can fail
};

struct Session
{
    QList<qint64> keyTimes; ///< when the n-th key was typed
    qint64 killedAt = 0;
    bool started = false;
};

struct Totals
{
    int sessions = 0;
    int faults = 0;
    qint64 keys = 0;
    qint64 keysLost = 0;
    double worstLossMs = 0;
};

/// Lets a session run for `lifetimeMs` from its first key on, then kills it.
Session runAndKill(const Options &options, quint32 seed, int lifetimeMs)
{
    Session session;
    QByteArray output;
    QProcess driver;
    driver.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    driver.start(options.driver, {options.library, QString::number(seed)});
    const auto read = [&] { output += driver.readAllStandardOutput(); };
    QDeadlineTimer start(startTimeoutMs);
    while (!output.contains('\n') && !start.hasExpired() && driver.state() != QProcess::NotRunning) {
        driver.waitForReadyRead(static_cast<int>(start.remainingTime()));
        read();
    }
    session.started = output.contains('\n') && driver.state() != QProcess::NotRunning;
    QDeadlineTimer life(lifetimeMs, Qt::PreciseTimer);
    while (session.started && !life.hasExpired()) {
        driver.waitForReadyRead(static_cast<int>(life.remainingTime()));
        read();
    }
    session.killedAt = shortlist::monotonicNs();
    ::kill(static_cast<pid_t>(driver.processId()), SIGKILL);
    driver.waitForFinished();
    read();
    // A line that the kill cut off is a key whose time is not known whole.
    output.truncate(output.lastIndexOf('\n') + 1);
    for (const QByteArray &line : output.split('\n')) {
        if (!line.isEmpty())
            session.keyTimes += line.toLongLong();
    }
    return session;
}

QByteArray outputOf(const Options &options, const QStringList &arguments, int &exitCode)
{
    QProcess cli;
    cli.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    cli.start(options.cli, QStringList{u"--library"_s, options.library, u"--json"_s} + arguments);
    cli.waitForFinished(60'000);
    exitCode = cli.exitStatus() == QProcess::NormalExit ? cli.exitCode() : -1;
    return cli.readAllStandardOutput();
}

/// How many keys of the session are in the library; -1 when what is there is not a beginning of what was typed.
int keysStored(const Options &options, quint32 seed)
{
    int exitCode = 0;
    const QByteArray json = outputOf(options, {u"content"_s, u"Killed sessions"_s}, exitCode);
    const QJsonArray jobs = QJsonDocument::fromJson(json).object().value("experience"_L1).toArray();
    if (exitCode != 0)
        return -1;
    for (const QJsonValue &job : jobs) {
        const QJsonArray bullets = job["bullets"_L1].toArray();
        for (const QJsonValue &bullet : bullets) {
            const QString text = bullet.toString();
            if (!text.startsWith(bulletPrefix(seed)))
                continue;
            const QString typed = text.mid(bulletPrefix(seed).size());
            const int keys = static_cast<int>(typed.size());
            return typed == typedText(keys) ? keys : -1;
        }
    }
    return 0;
}

void judge(const Options &options, quint32 seed, const Session &session, Totals &totals)
{
    int doctor = 0;
    const QByteArray findings = outputOf(options, {u"doctor"_s}, doctor);
    const int stored = keysStored(options, seed);
    const auto typed = session.keyTimes.size();
    const auto durable = std::upper_bound(
        session.keyTimes.cbegin(), session.keyTimes.cend(), session.killedAt - options.allowedMs * qint64(1'000'000));
    const auto owed = durable - session.keyTimes.cbegin();
    const double lossMs = stored >= 0 && stored < typed
        ? static_cast<double>(session.killedAt - session.keyTimes.at(stored)) / 1e6
        : 0.0;
    ++totals.sessions;
    totals.keys += typed;
    totals.keysLost += std::max<qint64>(0, typed - std::max(stored, 0));
    totals.worstLossMs = std::max(totals.worstLossMs, lossMs);
    const bool fault = !session.started || doctor != 0 || stored < owed;
    totals.faults += fault ? 1 : 0;
    if (fault) {
        std::printf("FAULT seed %u: started %d, typed %lld, owed %lld, stored %d, doctor %d %s\n", seed,
            session.started, static_cast<long long>(typed), static_cast<long long>(owed), stored, doctor,
            findings.constData());
    }
}

Options optionsFrom(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"sessions"_s, u"How many."_s, u"n"_s, u"25"_s}, {u"seed"_s, u"Of the first."_s, u"s"_s, u"1"_s},
            {u"longest"_s, u"Milliseconds until the kill, at most."_s, u"ms"_s, u"3000"_s},
            {u"allowed"_s, u"Milliseconds of typing that may be missing."_s, u"ms"_s, u"800"_s}});
    parser.process(application);
    const QStringList paths = parser.positionalArguments();
    if (paths.size() != 3)
        qFatal("killharness DRIVER CLI LIBRARY");
    return {paths.at(0), paths.at(1), paths.at(2), parser.value(u"sessions"_s).toInt(),
        parser.value(u"seed"_s).toUInt(), parser.value(u"longest"_s).toInt(), parser.value(u"allowed"_s).toInt()};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const Options options = optionsFrom(application);
    Totals totals;
    for (int i = 0; i < options.sessions; ++i) {
        const quint32 seed = options.seed + static_cast<quint32>(i);
        QRandomGenerator random(seed);
        const int lifetimeMs = random.bounded(options.longestMs);
        const Session session = runAndKill(options, seed, lifetimeMs);
        judge(options, seed, session, totals);
    }
    std::printf(
        "%d sessions killed (seeds %u to %u), %lld keys typed, %lld not stored, longest loss %.0f ms, %d faults\n",
        totals.sessions, options.seed, options.seed + static_cast<quint32>(options.sessions) - 1,
        static_cast<long long>(totals.keys), static_cast<long long>(totals.keysLost), totals.worstLossMs,
        totals.faults);
    return totals.faults == 0 ? 0 : 1;
}
