// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers/postgresserver.h"

#include <QFile>

#include <csignal>

namespace shortlist::tests {

using namespace Qt::StringLiterals;

namespace {

QString program(const QString &name)
{
    const QString folder = qEnvironmentVariable("SHORTLIST_POSTGRESQL_BIN", u"/usr/lib/postgresql/15/bin"_s);
    return folder + u'/' + name;
}

} // namespace

PostgresServer::~PostgresServer()
{
    stop(SIGQUIT);
}

bool PostgresServer::start(Durability durability)
{
    const QString data = folder() + u"/d"_s;
    if (!runToEnd(program(u"initdb"_s),
            {u"-D"_s, data, u"-U"_s, u"owner"_s, u"-A"_s, u"trust"_s, u"-E"_s, u"UTF8"_s, u"--locale=C.UTF-8"_s,
                u"--no-sync"_s}))
        return false;
    setOptions(durability);
    return startAgain();
}

void PostgresServer::setOptions(Durability durability)
{
    const QString durable = durability == Durability::Full ? u"on"_s : u"off"_s;
    m_options = {u"-D"_s, folder() + u"/d"_s, u"-k"_s, folder(), u"-c"_s, u"listen_addresses="_s, u"-c"_s,
        u"fsync="_s + durable, u"-c"_s, u"synchronous_commit="_s + durable, u"-c"_s, u"full_page_writes="_s + durable,
        u"-c"_s, u"shared_buffers=64MB"_s, u"-c"_s, u"max_connections=120"_s, u"-c"_s, u"autovacuum=off"_s};
}

bool PostgresServer::startAgain()
{
    return startAndWait(program(u"postgres"_s), m_options, "database system is ready to accept connections");
}

bool PostgresServer::startAsReplicaOf(const PostgresServer &primary)
{
    if (!QFile::exists(program(u"pg_basebackup"_s)))
        return fail(u"pg_basebackup is not here"_s);
    if (!runToEnd(program(u"pg_basebackup"_s),
            {u"-D"_s, folder() + u"/d"_s, u"-h"_s, primary.folder(), u"-U"_s, u"owner"_s, u"-R"_s, u"-X"_s, u"stream"_s,
                u"-c"_s, u"fast"_s, u"--no-sync"_s}))
        return false;
    setOptions(Durability::Full);
    return startAndWait(program(u"postgres"_s), m_options, "started streaming WAL");
}

bool PostgresServer::promote()
{
    return runToEnd(program(u"pg_ctl"_s), {u"-D"_s, folder() + u"/d"_s, u"-w"_s, u"promote"_s});
}

void PostgresServer::stopFast()
{
    stop(SIGINT);
}

void PostgresServer::crash()
{
    stop(SIGQUIT);
}

QString PostgresServer::url(const QString &database, const QString &user) const
{
    return u"postgresql://%1@localhost/%2?host=%3"_s.arg(user, database, folder());
}

} // namespace shortlist::tests
