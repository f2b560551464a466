// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace shortlist::store {

/// One word of a search: as typed, for the quick byte search, and as the index keeps it.
struct SearchWord
{
    QByteArray typed; ///< UTF-8, lower case
    QString folded; ///< lower case, without diacritics
};

/// Splits and folds like the index's tokenizer (unicode61, remove_diacritics 2): letters, digits and private-use
/// characters make words. At most 12 words of at most 64 characters; the rest is left out.
QList<SearchWord> searchWords(const QString &text);

/// The FTS5 query: every word must begin a word of the document; a word of one letter must be one.
QString matchExpression(const QList<SearchWord> &words);

QString folded(QStringView text);
bool isWordCharacter(char32_t character);

/// `text` cut to about `width` characters around the first hit, hits between U+0002 and U+0003, "…" where something is
/// cut off. Empty when no word hits.
QString markHits(const QString &text, const QList<SearchWord> &words, int width = 140);
/// How many of the words occur in `text`.
int hitCount(const QString &text, const QList<SearchWord> &words);

} // namespace shortlist::store
