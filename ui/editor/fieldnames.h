// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"

#include <QStringList>

namespace shortlist::ui {

/// The label of a field or list in the form of its section: "Job title", "Company", "Technologies".
QString fieldLabel(const Section &section, const QString &key);

/// Keys of the fields that a form always shows, in order. The others of the spec show once they hold something, or when
/// asked for by "Add field".
QStringList usualFields(const Section &section);

/// "Add entry", "Add profile", "Add certification" …
QString addEntryText(const Section &section);
/// What an entry without a title is called: "New entry".
QString untitledEntry(const Section &section);
/// "4 entries", "13 skills", "2 items"; empty for sections that are not counted.
QString countText(const Section &section);
/// The figure alone; -1 for sections that are not counted.
int countOf(const Section &section);
/// "I work here now", "I study here now", "Still going on"; empty where an end date means something else.
QString openEndText(const Section &section);

} // namespace shortlist::ui
