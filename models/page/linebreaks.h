// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace shortlist::page {

/// Where a line may end: `true` at index i says that a break before character i is allowed. After spaces and between
/// ideographs (Unicode UAX 14 by way of Qt), less what TEMPLATES.md §3 forbids: between a number and its unit, after a
/// one-letter word or an initial, before a dash between spaces, after "Dr." and the like, at a hyphen inside a word.
std::vector<bool> breakOpportunities(const QString &text);

/// Where a word that is wider than the measure may be cut, best places first: after / . - _ @ ? & =, else between any
/// two graphemes.
std::vector<qsizetype> emergencyBreaks(const QString &word, bool graphemes);

} // namespace shortlist::page
