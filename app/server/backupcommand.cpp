// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/command.h"
#include "sync/central/backup.h"

#include <QDateTime>

namespace shortlist::server {

using namespace Qt::StringLiterals;
using namespace shortlist::central;

namespace {

constexpr auto help = "backup [--to FOLDER] [--pg-dump FOLDER]\n"
                      "  FOLDER by default BACKUP_FOLDER of the configuration, else /var/lib/shortlist/backup.\n"
                      "  --pg-dump: where to look for pg_dump in place of the usual folders.";

// Restoring is pg_restore's work and an administrator's decision; here is what it takes.
void printHint(Session &session, const BackupFile &backup)
{
    const QString folder = backup.path.section(u'/', 0, -2);
    const QString name = backup.path.section(u'/', -1);
    const QString restore = backup.program.path.section(u'/', 0, -2) + u"/pg_restore"_s;
    session.out << "To restore it into a database of its own (packaging/server/README.md says more):\n"
                << "  cd " << folder << " && sha256sum --check " << name << ".sha256\n"
                << "  createdb NEW && " << restore << " --exit-on-error --dbname=NEW " << name << "\n"
                << "  psql NEW -c \"UPDATE sync.space SET epoch = gen_random_uuid()\"" << Qt::endl;
}

} // namespace

ExitCode backupCommand(Session &session, QStringList arguments)
{
    QString folder = session.configuration.value(u"BACKUP_FOLDER"_s);
    folder = takeOption(arguments, u"--to"_s).value_or(folder.isEmpty() ? u"/var/lib/shortlist/backup"_s : folder);
    const auto programs = takeOption(arguments, u"--pg-dump"_s);
    if (!arguments.isEmpty() || folder.isEmpty())
        return usage(session, help);
    const auto settings = session.configuration.postgres();
    if (!settings)
        return report(session, settings.error());
    const Backup backup(settings.value(), folder, QDateTime::currentMSecsSinceEpoch());
    const auto taken = backup.take(programs ? QStringList{*programs} : dumpFolders(),
        [&session](const QString &table) { session.err << "saving " << table << Qt::endl; });
    if (!taken)
        return report(session, taken.error());
    const BackupFile &file = taken.value();
    session.log.write(EventLog::Level::Info, u"backup_taken"_s,
        {{u"file"_s, file.path}, {u"bytes"_s, file.bytes}, {u"sha256"_s, QString::fromLatin1(file.sha256)}});
    session.out << file.path << "  " << file.bytes << " bytes  sha256 " << file.sha256 << Qt::endl;
    printHint(session, file);
    return ExitCode::Done;
}

} // namespace shortlist::server
