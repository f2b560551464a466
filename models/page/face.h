// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

struct hb_face_t;
struct hb_font_t;
class QRawFont;

namespace shortlist::page {

/// One font file, opened. Immutable after construction and safe to use from several threads at once.
/// Metrics are in em: multiply by the type size.
class Face
{
public:
    /// `data` must outlive the face. `index` is the face's place in a collection (TTC).
    Face(QString family, int weight, bool italic, QByteArray data, unsigned index = 0);
    ~Face();
    Face(const Face &) = delete;
    Face &operator=(const Face &) = delete;

    [[nodiscard]] const QString &family() const noexcept { return m_family; }
    [[nodiscard]] int weight() const noexcept { return m_weight; }
    [[nodiscard]] bool italic() const noexcept { return m_italic; }
    [[nodiscard]] QString postScriptName() const; ///< family and style without spaces, for the PDF

    [[nodiscard]] bool hasGlyph(char32_t character) const;
    [[nodiscard]] double unitsPerEm() const noexcept { return m_unitsPerEm; }
    [[nodiscard]] double ascent() const noexcept { return m_ascent; }
    [[nodiscard]] double descent() const noexcept { return m_descent; } ///< positive, below the baseline
    [[nodiscard]] double xHeight() const noexcept { return m_xHeight; }
    [[nodiscard]] double capHeight() const noexcept { return m_capHeight; }
    [[nodiscard]] bool isCff() const noexcept { return m_cff; }
    /// Advance of a glyph in thousandths of an em, for the PDF's width table.
    [[nodiscard]] double advance(unsigned glyph) const;

    [[nodiscard]] const QByteArray &data() const noexcept { return m_data; }
    [[nodiscard]] unsigned index() const noexcept { return m_index; }
    [[nodiscard]] hb_face_t *hbFace() const noexcept { return m_face; }
    [[nodiscard]] hb_font_t *hbFont() const noexcept { return m_font; } ///< scaled to units per em; immutable
    /// The face for QPainter at a pixel size. Cached per thread, as Qt requires.
    [[nodiscard]] const QRawFont &rawFont(double pixelSize) const;

private:
    QString m_family;
    int m_weight = 400;
    bool m_italic = false;
    QByteArray m_data;
    unsigned m_index = 0;
    hb_face_t *m_face = nullptr;
    hb_font_t *m_font = nullptr;
    double m_unitsPerEm = 1000;
    double m_ascent = 0;
    double m_descent = 0;
    double m_xHeight = 0;
    double m_capHeight = 0;
    bool m_cff = false;
};

} // namespace shortlist::page
