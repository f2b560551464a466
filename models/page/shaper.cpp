// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/shaper.h"

#include <hb.h>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

/// Tighter pairs ("P.") read as two words in poppler, which breaks words at an overlap of 0.1 em.
constexpr double tightestKern = 0.07;
constexpr qsizetype wordsMax = 50'000; // about 30 MB; a resume of 50 pages has some 4,000 words

struct BufferDeleter
{
    void operator()(hb_buffer_t *buffer) const noexcept { hb_buffer_destroy(buffer); }
};

bool isComplexScript(const Face &face)
{
    const QString &family = face.family();
    return family == u"Amiri" || family.contains(u"Arabic") || family.contains(u"Devanagari")
        || family.contains(u"Thai");
}

/// TEMPLATES.md §6: CJK at 0.94 of the size, Amiri at 1.06.
double scaleOf(const Face &face, bool isFallback)
{
    if (!isFallback)
        return 1;
    return face.family().contains(u"CJK") ? 0.94 : face.family() == u"Amiri" ? 1.06 : 1.0;
}

constexpr hb_feature_t off(hb_tag_t tag)
{
    return {tag, 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
}

/// Features whose glyphs some extractors cannot turn back into text.
constexpr std::array plainFeatures{off(HB_TAG('l', 'i', 'g', 'a')), off(HB_TAG('c', 'l', 'i', 'g')),
    off(HB_TAG('d', 'l', 'i', 'g')), off(HB_TAG('h', 'l', 'i', 'g')), off(HB_TAG('c', 'a', 'l', 't'))};

char32_t characterAt(const QString &text, qsizetype index)
{
    const QChar first = text.at(index);
    return first.isHighSurrogate() && index + 1 < text.size() ? QChar::surrogateToUcs4(first, text.at(index + 1))
                                                              : first.unicode();
}

bool staysWithPrevious(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing
        || category == QChar::Mark_SpacingCombining || character == 0x200d || character == 0x200c
        || (character >= 0xfe00 && character <= 0xfe0f);
}

} // namespace

void Shaper::setContext(FallbackClass fallback, const QString &language, bool ligatures)
{
    if (m_fallback == fallback && m_language == language && m_ligatures == ligatures)
        return;
    m_fallback = fallback;
    m_language = language;
    m_ligatures = ligatures;
    m_words.clear();
}

const ShapedPieces &Shaper::shape(const RoleStyle &style, const QString &text, bool rightToLeft)
{
    const QString faceKey = style.family + QChar(style.weight) + (style.italic ? u'i' : u'r');
    const Face *&wanted = m_faces[faceKey];
    if (!wanted)
        wanted = &faceFor(style.family, style.weight, style.italic);
    const Key key{wanted, text, rightToLeft};
    if (const auto found = m_words.constFind(key); found != m_words.constEnd())
        return **found;
    auto pieces = std::make_shared<ShapedPieces>();
    const Face *face = wanted;
    qsizetype start = 0;
    const auto flush = [&](qsizetype end) {
        if (end > start)
            pieces->push_back(std::make_shared<ShapedText>(
                shapeWith(*face, text.mid(start, end - start), rightToLeft, face != wanted)));
        start = end;
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char32_t character = characterAt(text, i);
        if (!staysWithPrevious(character)) {
            const Face *needed = &faceWithGlyph(*wanted, character, m_fallback, m_language);
            if (needed != face) {
                flush(i);
                face = needed;
            }
        }
        if (text.at(i).isHighSurrogate())
            ++i;
    }
    flush(text.size());
    if (rightToLeft)
        std::reverse(pieces->begin(), pieces->end());
    if (m_words.size() >= wordsMax)
        m_words.clear();
    return **m_words.insert(key, std::move(pieces));
}

ShapedText Shaper::shapeWith(const Face &face, const QString &text, bool rightToLeft, bool isFallback) const
{
    const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
    hb_buffer_add_utf16(buffer.get(), reinterpret_cast<const uint16_t *>(text.utf16()), static_cast<int>(text.size()),
        0, static_cast<int>(text.size()));
    hb_buffer_guess_segment_properties(buffer.get());
    hb_buffer_set_direction(buffer.get(), rightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    if (!m_language.isEmpty())
        hb_buffer_set_language(buffer.get(), hb_language_from_string(m_language.toLatin1().constData(), -1));
    const bool plain = !m_ligatures && !isComplexScript(face);
    hb_shape(face.hbFont(), buffer.get(), plain ? plainFeatures.data() : nullptr,
        plain ? static_cast<unsigned>(plainFeatures.size()) : 0);

    ShapedText shaped;
    shaped.face = &face;
    shaped.text = text;
    shaped.rightToLeft = rightToLeft;
    shaped.scale = scaleOf(face, isFallback);
    unsigned count = 0;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const double em = face.unitsPerEm();
    double x = 0;
    shaped.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        shaped.glyphs.push_back({infos[i].codepoint, static_cast<float>((x + positions[i].x_offset) / em),
            static_cast<float>(positions[i].y_offset / em), infos[i].cluster});
        double advance = positions[i].x_advance;
        if (plain && !rightToLeft && advance > 0)
            advance
                = std::max(advance, hb_font_get_glyph_h_advance(face.hbFont(), infos[i].codepoint) - tightestKern * em);
        x += advance;
    }
    shaped.width = x / em;
    return shaped;
}

} // namespace shortlist::page
