// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers/serverprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QTcpServer>

#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace shortlist::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int startLimitMs = 60000;
constexpr int lookAgainMs = 10;

// PostgreSQL refuses to run as root. "nobody" exists everywhere and owns nothing.
const passwd *unprivileged()
{
    return geteuid() == 0 ? getpwnam("nobody") : nullptr;
}

} // namespace

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

// Under /tmp whatever TMPDIR says: the path of a socket may have 107 bytes.
ServerProcess::ServerProcess()
    : m_folder(u"/tmp/sl-XXXXXX"_s)
{
    const passwd *user = unprivileged();
    if (user && chown(m_folder.path().toUtf8().constData(), user->pw_uid, user->pw_gid) != 0)
        fail(u"cannot give the folder away"_s);
}

ServerProcess::~ServerProcess()
{
    stop(SIGQUIT);
}

QString ServerProcess::folder() const
{
    return m_folder.path();
}

bool ServerProcess::fail(const QString &why)
{
    m_error = why;
    return false;
}

std::unique_ptr<QProcess> ServerProcess::prepared() const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setWorkingDirectory(folder());
    const passwd *user = unprivileged();
    const uid_t uid = user ? user->pw_uid : geteuid();
    const gid_t gid = user ? user->pw_gid : getegid();
    process->setChildProcessModifier([uid, gid] {
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0))
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    return process;
}

bool ServerProcess::runToEnd(const QString &program, const QStringList &arguments)
{
    const auto process = prepared();
    process->start(program, arguments);
    if (!process->waitForFinished(startLimitMs) || process->exitCode() != 0)
        return fail(program + u": "_s + QString::fromUtf8(process->readAll()) + process->errorString());
    return true;
}

// The log is a file: a pipe that nobody reads while the test waits for something else would hold the server up.
bool ServerProcess::startAndWait(const QString &program, const QStringList &arguments, const QByteArray &readyLine)
{
    m_process = prepared();
    m_process->setStandardOutputFile(folder() + u"/log"_s, QIODevice::Truncate);
    m_process->start(program, arguments);
    QElapsedTimer timer;
    timer.start();
    while (!log().contains(readyLine)) {
        const bool ended = m_process->waitForFinished(lookAgainMs);
        if ((ended || timer.elapsed() > startLimitMs) && !log().contains(readyLine))
            return fail(program + u" did not get ready: "_s + QString::fromUtf8(log()) + m_process->errorString());
    }
    return true;
}

QByteArray ServerProcess::log() const
{
    QFile file(folder() + u"/log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ServerProcess::stop(int signal)
{
    if (!m_process)
        return;
    if (m_process->state() != QProcess::NotRunning) {
        ::kill(static_cast<pid_t>(m_process->processId()), signal);
        if (!m_process->waitForFinished(10000))
            m_process->kill();
        m_process->waitForFinished();
    }
    m_process.reset();
}

void ServerProcess::killHard()
{
    stop(SIGKILL);
}

} // namespace shortlist::tests
