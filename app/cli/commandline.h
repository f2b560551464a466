// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/command.h"

namespace shortlist::cli {

/// What was asked for: which command with which arguments.
struct CommandLine
{
    const Command *command = nullptr; ///< nullptr: help or the version was asked for
    Arguments arguments; ///< options, and the words behind the command's name
    bool help = false;
    bool version = false;

    /// Takes the command line (without the program's name) apart. Fails with InvalidInput and a sentence.
    static Result<CommandLine> parse(const QStringList &arguments);
};

/// The help of the program, or of one command.
QString helpText(const Command *command);

} // namespace shortlist::cli
