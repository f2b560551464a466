// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist::kill {

/// What is typed in a session, as far as `keys` keys: words that count, so that a missing key shows.
inline QString typedText(int keys)
{
    QString text;
    for (int word = 1; text.size() < keys; ++word)
        text += QString::number(word) + u' ';
    return text.left(keys);
}

/// The bullet that a session types into, found again by how it begins.
inline QString bulletPrefix(quint32 seed)
{
    return QStringLiteral("Session %1: ").arg(seed);
}

} // namespace shortlist::kill
