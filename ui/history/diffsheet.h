// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentdiff.h"

#include <QHash>

#include <optional>

namespace shortlist::ui {

/// One row of the comparison as it is shown: two texts side by side under a label.
struct DiffRow
{
    QString label; ///< "Bullet 3"
    QString note; ///< "edited", "was bullet 4"; empty where nothing changed
    QList<TextSpan> before;
    QList<TextSpan> after;
    bool inBefore = true; ///< false: "Not in this version"
    bool inAfter = true;
    std::optional<Change> change; ///< what *Restore field* takes back
    QString lookKey; ///< the part of the look that it takes back instead
    bool changed = false;

    /// Whether there is something to take back: a number that shifted by itself is not.
    [[nodiscard]] bool isRestorable() const;
    [[nodiscard]] QString textBefore() const;
    [[nodiscard]] QString textAfter() const;
};

/// Rows under one heading that can be closed.
struct DiffGroup
{
    QString title; ///< "Experience, Senior Data Analyst at Merewick Energy"
    QString note; ///< "4 changes", "added", "moved"
    QList<DiffRow> rows;
    std::optional<ChangeGroup> whole; ///< the section or entry came, went or moved: can be taken back as one

    /// Stays the same while the comparison is made anew, so that what was closed stays closed.
    [[nodiscard]] QString key() const { return title; }
};

/// A whole comparison as it is shown.
struct DiffSheet
{
    QList<DiffGroup> groups;
    QString unchanged; ///< "Not changed: …"; empty where all changed
    int changes = 0; ///< of the content and of the look
    Content before; ///< the source of *Restore field*
    Look lookBefore;
};

/// Compares two states and words the result. With `everything` also what did not change has its rows. Pure, and made
/// to run on another thread: 10,000 bullets take a while.
DiffSheet makeDiffSheet(const ResumeDocument::State &before, const ResumeDocument::State &after,
    const QHash<QString, QString> &templateNames, bool everything);

} // namespace shortlist::ui
