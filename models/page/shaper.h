// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/design.h"
#include "models/page/pagelist.h"

#include <QHash>

#include <memory>
#include <vector>

namespace shortlist::page {

/// A stretch of text in one face, shaped. Lengths in em, so that one shaping serves every size.
struct ShapedText
{
    const Face *face = nullptr;
    QString text;
    std::vector<Glyph> glyphs; ///< x from the start, in em
    double width = 0;
    bool rightToLeft = false;
    double scale = 1; ///< of the type size, for fallback scripts (TEMPLATES.md §6)
};

using ShapedPieces = std::vector<std::shared_ptr<const ShapedText>>;

/// Turns text into glyphs through HarfBuzz and remembers words: a resume uses few of them, again and again.
/// Ligatures and contextual alternates are off for Latin faces (TEMPLATES.md §2), kerning and marks are on. Used by one
/// thread at a time.
class Shaper
{
public:
    /// How the language and the design's fallback class choose faces for missing glyphs.
    void setContext(FallbackClass fallback, const QString &language, bool ligatures);

    /// Shapes one word or run of spaces of one direction; several pieces where faces fall back.
    const ShapedPieces &shape(const RoleStyle &style, const QString &text, bool rightToLeft);

private:
    struct Key
    {
        const Face *face = nullptr;
        QString text;
        bool rightToLeft = false;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed) noexcept
        {
            return qHashMulti(seed, key.face, key.text, key.rightToLeft);
        }
    };
    ShapedText shapeWith(const Face &face, const QString &text, bool rightToLeft, bool isFallback) const;

    QHash<Key, std::shared_ptr<const ShapedPieces>> m_words;
    QHash<QString, const Face *> m_faces;
    FallbackClass m_fallback = FallbackClass::Sans;
    QString m_language;
    bool m_ligatures = false;
};

} // namespace shortlist::page
