// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace shortlist {

/// The one byte form of a JSON value: keys in code point order, no white space, UTF-8, shortest number form
/// (after RFC 8785). Equal values give equal bytes on every platform, so hashes of it can be compared.
QByteArray canonicalJson(const QJsonValue &value);

/// SHA-256 of canonicalJson(), 32 bytes.
QByteArray canonicalHash(const QJsonValue &value);

} // namespace shortlist
