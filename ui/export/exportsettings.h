// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/resumeexport.h"

#include <QJsonObject>
#include <QString>

namespace shortlist::ui {

/// How a resume is exported; remembered with the resume under "export".
struct ExportSettings
{
    exchange::ExportFormat format = exchange::ExportFormat::Pdf;
    QString paper; ///< "A4", "Letter"; empty: the resume's own
    bool firstPageOnly = false;
    QString pattern; ///< of the file name; empty: the default
    QString folder; ///< empty: Documents/Shortlist
    bool publish = false; ///< mark as Published and name the version
    bool openFolder = false;
    QString lastPath; ///< what was written last; written over without asking

    static ExportSettings fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const ExportSettings &, const ExportSettings &) = default;
};

/// Documents/Shortlist of this person.
QString defaultExportFolder();
/// "~/Documents/Applications" for a folder below the home folder, with the system's separators.
QString shownFolder(const QString &folder);
/// `path`, or the first of "cv (2).pdf", "cv (3).pdf" … that does not exist where `path` does and is not `own`.
QString freePath(const QString &path, const QString &own);

} // namespace shortlist::ui
