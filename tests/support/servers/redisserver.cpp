// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers/redisserver.h"

#include <csignal>

namespace shortlist::tests {

using namespace Qt::StringLiterals;

RedisServer::~RedisServer()
{
    stop(SIGTERM);
}

bool RedisServer::start(const QStringList &options)
{
    m_options = options;
    // Another program may take the port between asking for it and using it.
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_port = freePort();
        if (startAgain())
            return true;
    }
    return false;
}

bool RedisServer::startAgain()
{
    QStringList arguments{u"--port"_s, QString::number(m_port), u"--bind"_s, u"127.0.0.1"_s, u"--save"_s, u""_s,
        u"--appendonly"_s, u"no"_s, u"--dir"_s, folder()};
    return startAndWait(u"redis-server"_s, arguments + m_options, "eady to accept connections");
}

QString RedisServer::url(int database) const
{
    return u"redis://127.0.0.1:%1/%2"_s.arg(m_port).arg(database);
}

} // namespace shortlist::tests
