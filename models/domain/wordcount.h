// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace shortlist {

struct Content;

/// Words as a person counts them: runs without white space that hold a letter or figure; in scripts without spaces
/// (Chinese, Japanese, Thai) every character is one.
int wordCount(QStringView text);
/// Words of the whole resume, headings that were typed included.
int wordCount(const Content &content);

} // namespace shortlist
