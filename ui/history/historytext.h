// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentdiff.h"
#include "models/domain/look.h"
#include "models/domain/records.h"

#include <QHash>

/// What History says, as functions of values: no widget here.
namespace shortlist::ui {

/// The version that is not one yet: edits since the newest. Version numbers start at 1.
constexpr int presentState = 0;

/// "v14"; "Now" for presentState.
QString versionLabel(int number);
/// Name of the icon of a version's node.
QString versionIcon(ChangeOrigin origin);
/// "Today", "Yesterday", "18 November", with the year where it is another one. In the computer's time zone.
QString dayText(Timestamp when, Timestamp now);
/// "09:41".
QString clockText(Timestamp when);
/// "v14 · 09:41 · Home laptop · not synced".
QString versionDetail(const VersionSummary &version);
/// All that a row of the timeline says, for a screen reader.
QString spokenVersion(const VersionSummary &version, Timestamp now);

/// Heading of a group of changes: "Summary", "Experience, Senior Data Analyst at Merewick Energy".
QString groupTitle(const ChangeGroup &group, const Look &look);
/// "1 change", "4 changes".
QString changesText(int count);
/// What a changed thing is called in its row: "Text", "Bullet 3", "Job title", "Technical".
QString changeLabel(const Change &change, const ChangeGroup &group);
/// How it changed: "edited", "added", "was bullet 4", "1 added, 1 removed", "reordered".
QString changeNote(const Change &change, const ChangeGroup &group);
/// Name of a field in a form: "Job title", "Start". A key that is not known is made readable.
QString fieldName(const QString &section, const QString &key);
/// What a part of the look is called: "Template", "Accent colour" …
QString lookName(const QString &key);
/// A part of the look as people read it; `templates` maps ids to names.
QString lookText(const QString &key, const QString &value, const QHash<QString, QString> &templates);
/// "Not changed: Contact, Education, template and design".
QString unchangedText(const ContentDiff &diff, const Content &after, const Look &look);

} // namespace shortlist::ui
