// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/searchwords.h"

namespace shortlist::store {

/// Where in a content JSON the words of a search stand.
struct TextHit
{
    QString field; ///< key of the section
    QString text; ///< the whole string value

    [[nodiscard]] bool isNull() const { return field.isEmpty(); }
};

/// The string value that has most of the words, the first of those; null when there is none. Reads the bytes as they
/// are stored, without making a document of them: 50 hits of 50 KB have to be shown within milliseconds.
TextHit scanContent(const QByteArray &json, const QList<SearchWord> &words);

} // namespace shortlist::store
