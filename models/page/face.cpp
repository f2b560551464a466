// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/face.h"

#include <QHash>
#include <QRawFont>

#include <hb-ot.h>
#include <hb.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

/// Qt's raw fonts belong to the thread that made them.
struct RawFontKey
{
    const Face *face = nullptr;
    int size64 = 0; ///< pixel size in 1/64

    friend bool operator==(const RawFontKey &, const RawFontKey &) = default;
    friend size_t qHash(const RawFontKey &key, size_t seed) noexcept { return qHashMulti(seed, key.face, key.size64); }
};

constexpr qsizetype rawFontsPerThreadMax = 200; // zooming makes new sizes; old ones go all at once

} // namespace

Face::Face(QString family, int weight, bool italic, QByteArray data, unsigned index)
    : m_family(std::move(family))
    , m_weight(weight)
    , m_italic(italic)
    , m_data(std::move(data))
    , m_index(index)
{
    hb_blob_t *blob = hb_blob_create(
        m_data.constData(), static_cast<unsigned>(m_data.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    m_face = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    m_unitsPerEm = hb_face_get_upem(m_face);
    m_font = hb_font_create(m_face);
    const auto scale = static_cast<int>(m_unitsPerEm);
    hb_font_set_scale(m_font, scale, scale);
    hb_ot_font_set_funcs(m_font);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(m_font, &extents);
    m_ascent = extents.ascender / m_unitsPerEm;
    m_descent = -extents.descender / m_unitsPerEm;
    hb_position_t value = 0;
    m_xHeight = hb_ot_metrics_get_position(m_font, HB_OT_METRICS_TAG_X_HEIGHT, &value) ? value / m_unitsPerEm : 0.5;
    m_capHeight = hb_ot_metrics_get_position(m_font, HB_OT_METRICS_TAG_CAP_HEIGHT, &value) ? value / m_unitsPerEm : 0.7;
    hb_blob_t *cff = hb_face_reference_table(m_face, HB_TAG('C', 'F', 'F', ' '));
    m_cff = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    hb_font_make_immutable(m_font);
    hb_face_make_immutable(m_face);
}

Face::~Face()
{
    hb_font_destroy(m_font);
    hb_face_destroy(m_face);
}

QString Face::postScriptName() const
{
    QString style = m_weight >= 700 ? u"Bold"_s
        : m_weight >= 600           ? u"SemiBold"_s
        : m_weight >= 500           ? u"Medium"_s
                                    : QString();
    if (m_italic)
        style += u"Italic"_s;
    if (style.isEmpty())
        style = u"Regular"_s;
    return QString(m_family).remove(u' ') + u'-' + style;
}

bool Face::hasGlyph(char32_t character) const
{
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(m_font, character, &glyph) != 0;
}

double Face::advance(unsigned glyph) const
{
    return hb_font_get_glyph_h_advance(m_font, glyph) * 1000.0 / m_unitsPerEm;
}

const QRawFont &Face::rawFont(double pixelSize) const
{
    static thread_local QHash<RawFontKey, QRawFont> fonts;
    const RawFontKey key{this, qRound(pixelSize * 64)};
    if (const auto found = fonts.constFind(key); found != fonts.constEnd())
        return *found;
    if (fonts.size() >= rawFontsPerThreadMax)
        fonts.clear();
    return *fonts.insert(key, QRawFont(m_data, pixelSize, QFont::PreferNoHinting));
}

} // namespace shortlist::page
