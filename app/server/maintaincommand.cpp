// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/migrator.h"
#include "sync/central/retention.h"

#include <QDateTime>
#include <QEventLoop>
#include <QTimeZone>
#include <QTimer>

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

constexpr auto help = "maintain [--now TIME] [--dry-run] [--daemon] [--archive FOLDER]\n"
                      "  TIME as 2026-01-31T02:00:00Z. The daemon runs at 02:00 in the zone that TIMEZONE names\n"
                      "  (configuration, by default the computer's own).";

ExitCode once(Session &session, const QString &folder, Timestamp now, Flag dryRun)
{
    const auto settings = session.configuration.postgres();
    if (!settings)
        return report(session, settings.error());
    PostgresSettings patient = settings.value();
    patient.statementTimeoutMs = 0;
    const auto connection = PostgresConnection::open(patient);
    if (!connection)
        return report(session, connection.error());
    Archive archive(folder);
    Retention retention(*connection.value(), archive, now);
    const auto counts = dryRun == Flag::Present ? retention.dryRun() : retention.run();
    if (!counts)
        return report(session, counts.error());
    for (const RetentionCount &count : counts.value()) {
        session.log.write(EventLog::Level::Info,
            dryRun == Flag::Present ? u"retention_counted"_s : u"retention_removed"_s,
            {{u"what"_s, count.what}, {u"rows"_s, count.rows}});
        session.out << (dryRun == Flag::Present ? "would remove " : "removed ") << count.rows << ' ' << count.what
                    << Qt::endl;
    }
    return ExitCode::Done;
}

// The next 02:00 after `now` in the zone, also on days that are an hour longer or shorter.
QDateTime nextRun(const QDateTime &now, const QTimeZone &zone)
{
    const QDateTime local = now.toTimeZone(zone);
    QDateTime run(local.date(), QTime(2, 0), zone);
    if (run <= local)
        run = QDateTime(local.date().addDays(1), QTime(2, 0), zone);
    return run;
}

ExitCode daemon(Session &session, const QString &folder)
{
    const QString name = session.configuration.value(u"TIMEZONE"_s);
    const QTimeZone zone = name.isEmpty() ? QTimeZone::systemTimeZone() : QTimeZone(name.toLatin1());
    if (!zone.isValid())
        return report(session, {Error::Kind::InvalidInput, u"TIMEZONE names no zone: "_s + name});
    for (;;) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        session.log.write(EventLog::Level::Info, u"daemon_waiting"_s,
            {{u"until"_s, nextRun(now, zone).toUTC().toString(Qt::ISODate)}});
        QEventLoop loop;
        QTimer::singleShot(std::chrono::milliseconds(now.msecsTo(nextRun(now, zone))), &loop, &QEventLoop::quit);
        loop.exec();
        // A night that failed is said and made up for by the next: everything old is still there.
        once(session, folder, QDateTime::currentMSecsSinceEpoch(), Flag::Absent);
    }
}

} // namespace

ExitCode maintainCommand(Session &session, QStringList arguments)
{
    const Flag dryRun = takeSwitch(arguments, u"--dry-run"_s);
    const Flag asDaemon = takeSwitch(arguments, u"--daemon"_s);
    const auto time = takeOption(arguments, u"--now"_s);
    QString folder = session.configuration.value(u"ARCHIVE_FOLDER"_s);
    folder
        = takeOption(arguments, u"--archive"_s).value_or(folder.isEmpty() ? u"/var/lib/shortlist/archive"_s : folder);
    const QDateTime now = time ? QDateTime::fromString(*time, Qt::ISODate) : QDateTime::currentDateTimeUtc();
    if (!arguments.isEmpty() || !now.isValid() || (asDaemon == Flag::Present && time))
        return usage(session, help);
    return asDaemon == Flag::Present ? daemon(session, folder) : once(session, folder, now.toMSecsSinceEpoch(), dryRun);
}

} // namespace shortlist::server
