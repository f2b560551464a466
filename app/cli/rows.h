// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QJsonObject>

namespace shortlist::cli {

// The rows of the library as --json shows them. Times are ISO 8601 in UTC, to the millisecond.

QString isoTime(Timestamp time);
QJsonObject rowOf(const ResumeSummary &resume);
QJsonObject rowOf(const JobRecord &job);
QJsonObject rowOf(const TemplateRecord &record);
QJsonObject rowOf(const TrashItem &item);
QJsonObject rowOf(const VersionSummary &version);
QJsonObject rowOf(const SearchHit &hit);

} // namespace shortlist::cli
