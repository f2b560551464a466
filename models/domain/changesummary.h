// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentdiff.h"
#include "models/domain/records.h"

namespace shortlist {

/// The sentence that names a version in the timeline, written from what differs: "Added 2 bullets to Merewick Energy",
/// "Summary shortened", "Removed “Interests” and three bullets", "Template changed, Classic to Modern". At most 120
/// characters; the most important things come first and what finds no room is told as "and more". Empty where nothing
/// differs. The same input gives the same sentence. The names are of the templates of both looks; may be empty.
QString changeSummary(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter,
    const QString &templateBefore = {}, const QString &templateAfter = {});
/// The same from a difference that was already made.
QString changeSummary(const ContentDiff &diff, const QString &templateBefore = {}, const QString &templateAfter = {});

/// The sentence of a resume's first version: "Created", "Imported from cv.json", "Created from Marit, v29".
/// `detail` is NewResume::originDetail.
QString firstVersionSummary(ChangeOrigin origin, const QString &detail);
/// "Restored v6".
QString restoredSummary(int versionNumber);

} // namespace shortlist
