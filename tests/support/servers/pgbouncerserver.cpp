// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers/pgbouncerserver.h"

#include <QFile>

#include <csignal>

namespace shortlist::tests {

using namespace Qt::StringLiterals;

PgBouncerServer::~PgBouncerServer()
{
    stop(SIGTERM);
}

bool PgBouncerServer::start(const PostgresServer &behind)
{
    QFile file(folder() + u"/pgbouncer.ini"_s);
    if (!file.open(QIODevice::WriteOnly))
        return fail(file.errorString());
    file.write(u"[databases]\n* = host=%1 user=owner\n[pgbouncer]\nlisten_addr =\nunix_socket_dir = %2\n"
               "auth_type = any\npool_mode = transaction\ndefault_pool_size = 2\nmax_client_conn = 100\n"_s
                   .arg(behind.folder(), folder())
                   .toUtf8());
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    return startAgain();
}

bool PgBouncerServer::startAgain()
{
    return startAndWait(u"/usr/sbin/pgbouncer"_s, {folder() + u"/pgbouncer.ini"_s}, "process up");
}

QString PgBouncerServer::url(const QString &database) const
{
    return u"postgresql://owner@localhost/%1?host=%2&port=6432&pgbouncer=true"_s.arg(database, folder());
}

} // namespace shortlist::tests
