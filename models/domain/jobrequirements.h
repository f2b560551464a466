// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

/// What a posting asks for, as kept in JobRecord::extracted (schema-design.md §3.5).
namespace shortlist {

/// The lists that Shortlist knows, in the order of the form: requiredSkills, preferredSkills, requiredExperience …
const QStringList &requirementKeys();
/// The list under a key. One text in place of a list ("requiredExperience": "3+ years") counts as a list of one.
QStringList requirements(const QJsonObject &extracted, const QString &key);
/// Puts a list back. What was one text stays one text while there is at most one; items that came as something else
/// than text stay as they came while their text is unchanged; other keys are not touched.
void setRequirements(QJsonObject &extracted, const QString &key, const QStringList &texts);

enum class Added { No, Yes };
/// Adds unless it is there already, in whatever case.
Added addRequirement(QJsonObject &extracted, const QString &key, const QString &text);
/// Moves one item to the end of another list: from required to preferred and back. Where it stands there already, it
/// only goes.
void moveRequirement(QJsonObject &extracted, const QString &from, int index, const QString &to);

} // namespace shortlist
