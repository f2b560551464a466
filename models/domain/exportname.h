// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

namespace shortlist {

/// What the tokens of a file-name pattern stand for. Empty ones leave no trace.
struct ExportNameValues
{
    QString name; ///< of the person
    QString job; ///< title of the target job
    QString company; ///< of the target job
    QString title; ///< of the resume
    QString templateName;
    QDate date;
    int version = 0;
};

/// "{name}", "{job}" …: the tokens, in the order in which the export dialog offers them.
QStringList exportNameTokens();
/// "{name} – {job} – {company}".
QString defaultExportPattern();
/// The file name without its ending: tokens filled in, separators beside empty ones left out, characters that some file
/// system refuses ("<>:\"/\\|?*" and control characters) written as "-", no dot or space at either end, no name that
/// Windows keeps for devices, at most 120 characters. Never empty: "Resume" where nothing is left. A token that is not
/// known stays as it is typed.
QString exportFileName(const QString &pattern, const ExportNameValues &values);

} // namespace shortlist
