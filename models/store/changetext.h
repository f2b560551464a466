// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

/// The sentences that stand in resume_versions.change_summary.
namespace shortlist::store {

QString creationText(ChangeOrigin origin, const QString &detail);
QString restoreText(int number, const QString &name);
QString differenceText(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter);

} // namespace shortlist::store
