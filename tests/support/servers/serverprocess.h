// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace shortlist::tests {

/// A server of this test's own, in a folder of its own, run without root's rights and stopped by its own id: it dies
/// with the test even where the test is killed.
class ServerProcess
{
public:
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    [[nodiscard]] QString folder() const;
    [[nodiscard]] qint64 processId() const { return m_process ? m_process->processId() : 0; }
    [[nodiscard]] const QString &error() const { return m_error; }
    /// What it has written since it was started last.
    [[nodiscard]] QByteArray log() const;
    /// SIGKILL, then waits for the end.
    void killHard();

protected:
    ServerProcess();
    ~ServerProcess();

    /// Runs a program to its end; false with error() where it fails.
    bool runToEnd(const QString &program, const QStringList &arguments);
    /// Starts a server and returns when its log says `readyLine`.
    bool startAndWait(const QString &program, const QStringList &arguments, const QByteArray &readyLine);
    void stop(int signal);
    bool fail(const QString &why);

private:
    std::unique_ptr<QProcess> prepared() const;

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    QString m_error;
};

/// A port nobody listens on at the moment.
int freePort();

} // namespace shortlist::tests
