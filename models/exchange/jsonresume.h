// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"

#include <QJsonObject>

namespace shortlist::exchange {

/// JSON Resume 1.0 (jsonresume.org/schema) to content JSON, by the table of interop.md §5. Nothing is lost: what the
/// schema does not name goes to "extra" of its object and comes back on export. Fields of the old version 0 (company,
/// website, picture, gpa) are read as their new names where those are absent. Work and volunteering that start and have
/// no end go on: their endDate is "present".
QJsonObject contentFromJsonResume(const QJsonObject &resume);

/// Content to JSON Resume 1.0. "present" becomes an absent endDate. Where the web's short fields (linkedin, location,
/// technical, soft) disagree with the long ones, the short ones win. What JSON Resume has no place for (custom
/// sections, headings, own fields) is kept under "x-shortlist", inside `meta` at the top because the strict schema
/// allows no other keys there; contentFromJsonResume() puts it back.
QJsonObject jsonResumeFromContent(const Content &content);

} // namespace shortlist::exchange
