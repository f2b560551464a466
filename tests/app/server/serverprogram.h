// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>

namespace shortlist::tests {

/// What a call of shortlist-server gave back.
struct Answer
{
    int code = -1;
    QString out;
    QString err;
};

/// Runs shortlist-server to its end, at most a minute, with this environment besides its own (NAME=VALUE).
inline Answer runServer(const QStringList &arguments, const QByteArray &input, const QStringList &environment)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &pair : environment)
        variables.insert(pair.section(u'=', 0, 0), pair.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(QStringLiteral(SHORTLIST_SERVER), arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

} // namespace shortlist::tests
