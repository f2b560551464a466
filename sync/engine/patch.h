// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QJsonValue>

namespace shortlist::sync {

/// What has to be done to `before` to get `after`, so that a changed word does not send the whole document. One of
/// {"=": value} · {"s": [skip, cut, text]} of a string · {"o": {member: patch}, "-": [members]} of an object ·
/// {"l": [from, cut, [items]]} of a list · {"i": {place: patch}} of a list that keeps its length. Equal values give {}.
QJsonValue makePatch(const QJsonValue &before, const QJsonValue &after);

/// Conflict where the patch was made for another value, InvalidInput where it is none. The caller compares the hash.
Result<QJsonValue> applyPatch(const QJsonValue &before, const QJsonValue &patch);

} // namespace shortlist::sync
