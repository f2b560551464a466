// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QAbstractItemModel>

namespace shortlist::ui {

/// One resume as the library shows it, read from a row of the tree model or of the grid model.
struct ResumeRow
{
    ResumeSummary summary;
    int variants = 0;
    int jobs = 0; ///< of the resume and its variants
    bool isVariant = false;
    QString parentTitle;

    static ResumeRow fromIndex(const QModelIndex &index);
};

/// "Classic · v31 · 2 pages · 3 variants"
QString secondLine(const ResumeRow &row);
/// The target company, or "3 jobs" for a resume with variants, or "—".
QString targetText(const ResumeRow &row);
/// "Senior Analytics Engineer — Quillon Rail. Variant of Marit. Draft. Edited 4 minutes ago."
QString spokenRow(const ResumeRow &row, Timestamp now);
/// "v14 · 2 pages"
QString versionText(const ResumeSummary &summary);

} // namespace shortlist::ui
