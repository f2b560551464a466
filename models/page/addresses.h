// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist::page {

/// What a person reads of an address: without its scheme and the slash at its end.
QString visibleAddress(const QString &url);
/// What a click opens: with a scheme.
QString linkTarget(const QString &url);
/// What a click on a telephone number opens: "tel:" and its digits.
QString phoneTarget(const QString &phone);
/// What a click on a contact field opens ("mailto:", "tel:", "https:"); empty where the value leads nowhere.
QString contactTarget(const QString &key, const QString &value);

} // namespace shortlist::page
