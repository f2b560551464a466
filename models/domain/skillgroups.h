// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist {

struct Entry;

/// The name that a skill group shows which lives under a web key and has no label: "Technical", "Soft skills" …
QString skillGroupName(const QString &key);
/// Whether the web files a group of this name under "soft" (interop.md §5).
bool isSoftSkillGroup(const QString &name);
/// The key of content.skills whose list a group's keywords belong to.
QString skillGroupKey(const Entry &group);

} // namespace shortlist
