// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/reply.h"

namespace shortlist::cli {

class Session;

/// One command of shortlist-cli.
struct Command
{
    QString name; ///< first word, or first two: "job add"
    QString usage; ///< what follows the name, as the help shows it
    QString help; ///< one line
    QList<OptionSpec> options; ///< beside the global ones
    int fewestWords = 0; ///< after the name
    int mostWords = 0; ///< after the name; -1: as many as one likes
    Result<Reply> (*run)(Session &session, const Arguments &arguments) = nullptr;
    bool laysOutPages = false; ///< needs the fonts, and therefore QGuiApplication
};

/// All commands, in the order of the help.
const QList<Command> &commands();

/// The command that these arguments begin with; nullptr when there is none. A name of two words wins.
const Command *commandOf(const QStringList &arguments);

Result<Reply> importFiles(Session &session, const Arguments &arguments);
Result<Reply> listRows(Session &session, const Arguments &arguments);
Result<Reply> showResume(Session &session, const Arguments &arguments);
Result<Reply> readOrSetContent(Session &session, const Arguments &arguments);
Result<Reply> setValue(Session &session, const Arguments &arguments);
Result<Reply> renameResume(Session &session, const Arguments &arguments);
Result<Reply> trashResume(Session &session, const Arguments &arguments);
Result<Reply> restoreFromTrash(Session &session, const Arguments &arguments);
Result<Reply> makeVariant(Session &session, const Arguments &arguments);
Result<Reply> showHistory(Session &session, const Arguments &arguments);
Result<Reply> showDifference(Session &session, const Arguments &arguments);
Result<Reply> restoreVersion(Session &session, const Arguments &arguments);
Result<Reply> addJob(Session &session, const Arguments &arguments);
Result<Reply> exportResume(Session &session, const Arguments &arguments);
Result<Reply> listTemplates(Session &session, const Arguments &arguments);
Result<Reply> showTemplate(Session &session, const Arguments &arguments);
Result<Reply> validateTemplate(Session &session, const Arguments &arguments);
Result<Reply> renderTemplate(Session &session, const Arguments &arguments);
Result<Reply> checkPdfFile(Session &session, const Arguments &arguments);
Result<Reply> searchWords(Session &session, const Arguments &arguments);
Result<Reply> backUp(Session &session, const Arguments &arguments);
Result<Reply> restoreBackup(Session &session, const Arguments &arguments);
Result<Reply> signIn(Session &session, const Arguments &arguments);
Result<Reply> signOut(Session &session, const Arguments &arguments);
Result<Reply> syncLibrary(Session &session, const Arguments &arguments);
Result<Reply> syncStatus(Session &session, const Arguments &arguments);
Result<Reply> listConflicts(Session &session, const Arguments &arguments);
Result<Reply> showConflict(Session &session, const Arguments &arguments);
Result<Reply> resolveConflict(Session &session, const Arguments &arguments);
Result<Reply> examine(Session &session, const Arguments &arguments);

} // namespace shortlist::cli
