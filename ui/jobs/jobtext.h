// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QString>

/// Words and small readings of a job; no widget here.
namespace shortlist::ui {

/// "Quillon Rail · Bristol"; empty where neither is known.
QString jobDetail(const JobRecord &job);
/// All that a row of the list says, for a screen reader.
QString spokenJob(const JobRecord &job);
/// What a variant for this job is called: "Senior Analytics Engineer — Quillon Rail".
QString variantTitle(const JobRecord &job);
/// The address as a link that a browser takes: "https://" is put before a bare host. Empty where it is no web address.
QString browsableUrl(const QString &typed);

/// "Required skills": what a list of models/domain/jobrequirements.h is called.
QString requirementName(const QString &key);

} // namespace shortlist::ui
