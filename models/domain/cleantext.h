// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace shortlist {

/// Text as it may be kept: half surrogate pairs become U+FFFD; control characters go, but for line feed and tab; line
/// ends of other systems and U+2028, U+2029 become line feeds.
QString cleanText(const QString &text);
/// Whether cleanText() would leave it as it is.
bool isCleanText(const QString &text);
/// The same for every string and key in a JSON value.
QJsonValue cleanJson(const QJsonValue &value);

} // namespace shortlist
