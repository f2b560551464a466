// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"

namespace shortlist::exchange {

/// The resume as a text file that people can read and forms can take: sections in the look's order under their headings
/// in capitals, entries with their dates, bullets with "- ", one line a paragraph, UTF-8, ends with a line feed.
/// Emphasis marks of the text (*, **) are left out.
QString plainText(const Content &content, const Look &look);

} // namespace shortlist::exchange
