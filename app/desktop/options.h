// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace shortlist::app {

/// How the program was started.
struct Options
{
    QString library; ///< empty: the default one
    QStringList files; ///< to import
    bool sample = false; ///< on sample data, in a library of its own
    QString mainJobFolder; ///< not empty: run the main job without a person, leave pictures and the PDF here, and end

    /// Reads the arguments of the application. Prints help, version or a mistake and ends the process where asked.
    static Options fromArguments(const QStringList &arguments);
};

} // namespace shortlist::app
