// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QJsonValue>

namespace shortlist::cli {

/// The value with `replacement` at `pointer` (RFC 6901). Objects take new keys; arrays take an index that exists, the
/// index just behind the last, or "-", which appends. Missing objects on the way are made, missing arrays are not.
/// Fails with InvalidInput when the pointer is malformed or leads through something that is neither.
Result<QJsonValue> withValueAt(const QJsonValue &root, const QString &pointer, const QJsonValue &replacement);

} // namespace shortlist::cli
