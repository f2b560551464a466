// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace shortlist::ui {

/// How well `query` fits `text`, and which characters of it carry the match.
struct PaletteMatch
{
    int score = 0; ///< higher is better
    QList<int> positions; ///< ascending indices into the text
};

/// Matches whole pieces first: at the start of the text, at the start of a word, anywhere inside; then the letters in
/// their order with gaps ("sae" in "Senior Analytics Engineer"). Case and accents do not matter. Several words of the
/// query may stand anywhere. Nothing where a letter is missing; an empty query fits everything with score 0.
std::optional<PaletteMatch> paletteMatch(const QString &query, const QString &text);

struct PaletteExcerpt
{
    QString text; ///< the words around the match, in quotation marks
    PaletteMatch match; ///< positions in `text`
};

/// Looks for the whole query, at least three letters of it, inside a long text.
std::optional<PaletteExcerpt> paletteExcerpt(const QString &query, const QString &body);

} // namespace shortlist::ui
