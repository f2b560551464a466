// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace shortlist::app {

/// Everything in a file, or on standard input where the path is "-". Fails with NotFound, TooLarge (over `limit` bytes)
/// or ReadOnly where it cannot be read.
Result<QByteArray> readAll(const QString &path, qint64 limit);

/// Writes the file whole or not at all. Fails with ReadOnly or DiskFull.
Result<void> writeAll(const QString &path, const QByteArray &bytes);

} // namespace shortlist::app
