// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace shortlist::sync {

/// Both sides' changes of a text, word by word (diff3; a run of white space counts as a word). Nothing where they
/// changed the same words, words that touch, or so much that comparing would take more than about a million steps.
std::optional<QString> mergeText(const QString &base, const QString &ours, const QString &theirs);

} // namespace shortlist::sync
