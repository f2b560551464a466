// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"

#include <QJsonObject>
#include <QRandomGenerator>

namespace shortlist::test {

/// Random content JSON: mostly the shape of schema-design.md §3.2, with odd types, unknown keys and strange text mixed
/// in. The same seed gives the same JSON.
QJsonObject randomContentJson(QRandomGenerator &random);
/// Any JSON value, at most `depth` deep.
QJsonValue randomJson(QRandomGenerator &random, int depth);
/// One random edit, as the editor makes them: text, add, remove, move, rename.
void randomEdit(QRandomGenerator &random, Content &content);
/// A few random words.
QString randomText(QRandomGenerator &random);

} // namespace shortlist::test
