// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wordcount.h"

#include "models/domain/content.h"

namespace shortlist {

namespace {

bool isUnspaced(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
        return c.isLetterOrNumber();
    default:
        return false;
    }
}

} // namespace

int wordCount(QStringView text)
{
    int words = 0;
    bool counted = false; // the present run has counted as a word
    for (const QChar c : text) {
        if (c.isSpace()) {
            counted = false;
        } else if (isUnspaced(c)) {
            ++words;
            counted = false;
        } else if (!counted && (c.isLetterOrNumber() || c.isSurrogate())) {
            ++words;
            counted = true;
        }
    }
    return words;
}

int wordCount(const Content &content)
{
    return wordCount(extractedText(content));
}

} // namespace shortlist
