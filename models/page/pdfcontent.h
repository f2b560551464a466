// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"
#include "models/page/pdffont.h"

#include <QByteArray>
#include <QHash>
#include <QRectF>
#include <QString>

#include <map>
#include <memory>
#include <vector>

namespace shortlist::page {

class PdfStructure;

/// The fonts of a document, in the order in which its text first needs them.
class PdfFonts
{
public:
    /// Tells the fonts every glyph of the list; codes can be asked for afterwards.
    explicit PdfFonts(const PageList &list);

    [[nodiscard]] const PdfFont &of(const Face *face) const;
    /// The name of the font in page resources: F1, F2 …
    [[nodiscard]] QByteArray nameOf(const Face *face) const;
    /// Writes all fonts; the resource dictionary's Font entries. Empty where a face could not be subset.
    [[nodiscard]] QByteArray write(PdfObjects &objects) const;

private:
    void use(const std::vector<PlacedRow> &rows);

    std::vector<std::unique_ptr<PdfFont>> m_fonts;
    std::map<const Face *, size_t> m_places;
};

/// A place on a page that leads to an address; in PDF coordinates (points, y up).
struct PdfLink
{
    QRectF area;
    QString href;
    int element = -1; ///< the Link element of the structure
};

/// A picture on a page; its number names it in the page's resources (I0, I1 …).
struct PdfPicture
{
    const Picture *picture = nullptr;
};

/// Writes the content stream of one page. All text stands in one text object; each piece that belongs to another
/// structure element is a marked-content sequence of its own. Painting order is reading order: grounds, rules, text,
/// running heads.
class PdfContent
{
public:
    PdfContent(const PdfFonts &fonts, PdfStructure *structure, const PageList &list, int page);

    [[nodiscard]] QByteArray write();
    [[nodiscard]] const std::vector<PdfLink> &links() const { return m_links; }
    [[nodiscard]] const std::vector<PdfPicture> &pictures() const { return m_pictures; }

private:
    void writeGrounds(const Page &page);
    void writeRules(const std::vector<PlacedRow> &rows);
    void writePictures(const std::vector<PlacedRow> &rows);
    void writeText(const std::vector<PlacedRow> &rows);
    void writeRun(const PlacedRow &placed, const TextRun &run);
    void writeGlyphs(const TextRun &run);
    void openMark(const PlacedRow &placed, const TextRun &run);
    void closeMark();
    void moveTo(double x, double y);
    void setColor(const QColor &color);

    const PdfFonts &m_fonts;
    PdfStructure *m_structure; ///< null: an untagged file
    const PageList &m_list;
    int m_page;
    QByteArray m_out;
    std::vector<PdfLink> m_links;
    std::vector<PdfPicture> m_pictures;
    // What the content stream has set so far.
    QByteArray m_font;
    QByteArray m_color;
    qint64 m_lineX = 0; ///< start of the current text line in 1/100 point
    qint64 m_lineY = 0;
    double m_tracking = 0;
    double m_stretch = 1;
    // The marked-content sequence that is open, if any.
    bool m_open = false;
    int m_node = -1; ///< element of the run's node; -1: an artifact
    QString m_href;
    int m_element = -1; ///< element that the sequence belongs to: the node's, or a Link in it
};

} // namespace shortlist::page
