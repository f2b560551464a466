// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace shortlist::test {

struct Run
{
    int exitCode = -1; ///< -1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    [[nodiscard]] QString line() const { return QString::fromUtf8(out).trimmed(); }
    /// What the error stream must be: one sentence on one line.
    [[nodiscard]] bool complainsInOneSentence() const { return err.count('\n') == 1 && err.endsWith(".\n"); }
};

/// A library of its own, and shortlist-cli as a process working on it.
class CliRun
{
public:
    Run operator()(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.start(QStringLiteral(SHORTLIST_CLI), QStringList{QStringLiteral("--library"), library()} + arguments);
        process.write(input);
        process.closeWriteChannel();
        Run run;
        const bool ended = process.waitForFinished(60'000);
        run.exitCode = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }

    [[nodiscard]] QString library() const { return path(QStringLiteral("library.shortlist")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    /// Imports a small resume under this title and returns its id.
    [[nodiscard]] QString importSmall(const QString &title) const
    {
        const QString file = write(QStringLiteral("small.json"),
            R"({"basics":{"name":"Ann Example","email":"ann@example.com","summary":"Keeps trains running."},)"
            R"("work":[{"name":"Merewick Energy","position":"Analyst","startDate":"2019-03","highlights":["Cut costs by 4%"]}]})");
        const Run run = (*this)({QStringLiteral("import"), file, QStringLiteral("--title"), title});
        return run.line().section(u'\t', 0, 0);
    }

private:
    QTemporaryDir m_folder;
};

} // namespace shortlist::test
