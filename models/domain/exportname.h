// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"

#include <QString>
#include <QStringList>

namespace shortlist {

/// What an export's file name can be made of: words in braces, "{name} – {job} – {company}".
QStringList exportNameTokens();
/// "{name} – {title}" for a resume without a target job, "{name} – {job} – {company}" for one with.
QString defaultExportName(const ResumeSummary &summary);

struct ExportNameValues
{
    QString name; ///< of the person
    QString job; ///< title of the target job
    QString company;
    QString title; ///< of the resume
    QString templateName;
    int version = 0;
    Timestamp date = 0; ///< a day in the computer's time zone, as 2025-11-25
};

/// The file name without its ending: tokens filled in, characters that a file system refuses ("/", "\", ":", "*", "?",
/// quotes, "<", ">", "|", control characters) as "-", separators beside an empty token gone, no dot or space at either
/// end, no name that Windows keeps for itself (CON, NUL …), at most 120 characters. "Resume" where nothing is left.
QString exportFileName(const QString &pattern, const ExportNameValues &values);

} // namespace shortlist
