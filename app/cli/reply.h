// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace shortlist::cli {

/// What the program tells the shell that called it.
enum ExitCode {
    Done = 0,
    FoundProblems = 1,
    Usage = 2,
    BadInput = 3,
    NotFound = 4,
    NetworkError = 5,
    InternalError = 6,
};

/// What a command has to say: the same thing for people and for programs.
struct Reply
{
    QString text; ///< for people, without the last line's end; empty prints nothing
    QJsonValue json = QJsonValue::Null; ///< for --json
    int exitCode = Done;
    QStringList complaints; ///< sentences for stderr about parts that failed while others did not
};

/// One line for each object: the values under `keys`, in their order, with tabs between.
QString tabbed(const QJsonArray &rows, const QStringList &keys);

} // namespace shortlist::cli
