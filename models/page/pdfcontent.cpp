// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfcontent.h"

#include "models/page/pdfobjects.h"
#include "models/page/pdfstructure.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

QByteArray colorOf(const QColor &color)
{
    const QByteArray red = pdfNumber(color.redF(), 3);
    if (color.red() == color.green() && color.green() == color.blue())
        return red;
    return red + ' ' + pdfNumber(color.greenF(), 3) + ' ' + pdfNumber(color.blueF(), 3);
}

/// The letter spacing of a run: what most glyphs stand apart beyond their advance. 0 where it is kerning.
double trackingOf(const TextRun &run, const PdfFont &font)
{
    std::vector<double> gaps;
    gaps.reserve(run.glyphs.size());
    for (size_t i = 0; i + 1 < run.glyphs.size(); ++i)
        gaps.push_back(static_cast<double>(run.glyphs[i + 1].x) - static_cast<double>(run.glyphs[i].x)
            - font.advance(run.glyphs[i].id) * run.size);
    if (gaps.size() < 2 || run.rightToLeft)
        return 0;
    const auto middle = gaps.begin() + static_cast<ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    const double gap = std::round(*middle * 1000) / 1000;
    return std::abs(gap) < 0.004 * run.size ? 0 : gap;
}

/// A TJ operand: strings of codes with shifts between them.
class GlyphArray
{
public:
    void show(quint16 code)
    {
        m_codes += static_cast<char>(code >> 8);
        m_codes += static_cast<char>(code & 0xff);
    }
    void shift(int thousandths)
    {
        flush();
        m_text += QByteArray::number(thousandths);
        m_shifted = true;
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty() && m_codes.isEmpty(); }
    QByteArray take()
    {
        flush();
        const QByteArray text = m_shifted ? '[' + m_text + "]TJ\n" : m_text + "Tj\n";
        m_text.clear();
        m_shifted = false;
        return text;
    }

private:
    void flush()
    {
        if (!m_codes.isEmpty())
            m_text += pdfBytes(m_codes);
        m_codes.clear();
    }
    QByteArray m_text;
    QByteArray m_codes;
    bool m_shifted = false;
};

} // namespace

PdfFonts::PdfFonts(const PageList &list)
{
    for (const std::shared_ptr<const Page> &page : list.pages) {
        use(page->rows);
        use(page->artifacts);
    }
    for (const std::unique_ptr<PdfFont> &font : m_fonts)
        font->assignCodes();
}

void PdfFonts::use(const std::vector<PlacedRow> &rows)
{
    for (const PlacedRow &placed : rows) {
        for (const TextRun &run : placed.line().runs) {
            if (run.glyphs.empty() || !run.face)
                continue;
            const auto [place, fresh] = m_places.try_emplace(run.face, m_fonts.size());
            if (fresh)
                m_fonts.push_back(std::make_unique<PdfFont>(*run.face));
            PdfFont &font = *m_fonts[place->second];
            for (const Cluster &cluster : clustersOf(run)) {
                bool actualText = false;
                for (const GlyphText &glyph : glyphTexts(run, cluster, &actualText))
                    font.use(glyph.glyph, glyph.text);
            }
        }
    }
}

const PdfFont &PdfFonts::of(const Face *face) const
{
    return *m_fonts[m_places.at(face)];
}

QByteArray PdfFonts::nameOf(const Face *face) const
{
    return 'F' + QByteArray::number(m_places.at(face) + 1);
}

QByteArray PdfFonts::write(PdfObjects &objects) const
{
    QByteArray entries;
    for (size_t i = 0; i < m_fonts.size(); ++i) {
        const int font = m_fonts[i]->write(objects);
        if (font == 0)
            return {};
        entries += "/F" + QByteArray::number(i + 1) + ' ' + pdfReference(font);
    }
    return "<<" + entries + ">>";
}

PdfContent::PdfContent(const PdfFonts &fonts, PdfStructure *structure, const PageList &list, int page)
    : m_fonts(fonts)
    , m_structure(structure)
    , m_list(list)
    , m_page(page)
{
}

QByteArray PdfContent::write()
{
    const Page &page = *m_list.pages[static_cast<size_t>(m_page)];
    writeGrounds(page);
    writePictures(page.rows);
    m_color.clear(); // what grounds set is behind
    m_out += "BT\n";
    writeText(page.rows);
    writeText(page.artifacts);
    m_out += "ET\n";
    return m_out;
}

void PdfContent::setColor(const QColor &color)
{
    const QByteArray value = colorOf(color);
    if (m_color == value)
        return;
    m_color = value;
    const bool gray = !value.contains(' ');
    m_out += value + (gray ? " g\n" : " rg\n");
}

void PdfContent::writeGrounds(const Page &page)
{
    m_out += "/Artifact BMC\n";
    for (const Fill &fill : page.fills) {
        setColor(fill.color);
        m_out += pdfNumber(fill.rect.left()) + ' ' + pdfNumber(m_list.size.height() - fill.rect.bottom()) + ' '
            + pdfNumber(fill.rect.width()) + ' ' + pdfNumber(fill.rect.height()) + " re f\n";
    }
    writeRules(page.rows);
    writeRules(page.artifacts);
    m_out += "EMC\n";
}

void PdfContent::writeRules(const std::vector<PlacedRow> &rows)
{
    for (const PlacedRow &placed : rows) {
        for (const RuleMark &rule : placed.line().rules) {
            setColor(rule.color);
            const double top = placed.baseline() + rule.dy - rule.weight / 2;
            m_out += pdfNumber(placed.x + rule.x1) + ' ' + pdfNumber(m_list.size.height() - top - rule.weight) + ' '
                + pdfNumber(rule.x2 - rule.x1) + ' ' + pdfNumber(rule.weight, 3) + " re f\n";
        }
    }
}

void PdfContent::writePictures(const std::vector<PlacedRow> &rows)
{
    for (const PlacedRow &placed : rows) {
        for (const Picture &picture : placed.line().pictures) {
            const QRectF area = picture.rect.translated(placed.x, placed.baseline());
            if (m_structure) {
                const int element = m_structure->add("Figure", -1, picture.description);
                m_out += "/Figure<</MCID " + QByteArray::number(m_structure->mark(element, m_page)) + ">>BDC\n";
            }
            m_out += "q " + pdfNumber(area.width()) + " 0 0 " + pdfNumber(area.height()) + ' ' + pdfNumber(area.left())
                + ' ' + pdfNumber(m_list.size.height() - area.bottom()) + " cm /I"
                + QByteArray::number(m_pictures.size()) + " Do Q\n";
            if (m_structure)
                m_out += "EMC\n";
            m_pictures.push_back({&picture});
        }
    }
}

void PdfContent::writeText(const std::vector<PlacedRow> &rows)
{
    for (const PlacedRow &placed : rows) {
        for (const TextRun &run : placed.line().runs) {
            if (!run.glyphs.empty() && run.face)
                writeRun(placed, run);
        }
    }
    closeMark();
}

void PdfContent::openMark(const PlacedRow &placed, const TextRun &run)
{
    if (!m_structure)
        return;
    const int node = run.node < 0 ? -1 : m_structure->element(placed, run.node);
    const bool same = node == m_node && run.href == m_href;
    if (m_open && same)
        return;
    closeMark();
    m_open = true;
    m_node = node;
    m_href = run.href;
    m_element = node;
    if (node < 0) {
        m_out += "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n";
        return;
    }
    if (!run.href.isEmpty())
        m_element = m_structure->add("Link", node);
    m_out += (run.href.isEmpty() ? "/P<</MCID " : "/Link<</MCID ")
        + QByteArray::number(m_structure->mark(m_element, m_page)) + ">>BDC\n";
}

void PdfContent::closeMark()
{
    if (m_open)
        m_out += "EMC\n";
    m_open = false;
}

void PdfContent::moveTo(double x, double y)
{
    const qint64 newX = std::llround(x * 100);
    const qint64 newY = std::llround((m_list.size.height() - y) * 100);
    m_out += pdfNumber(static_cast<double>(newX - m_lineX) / 100) + ' '
        + pdfNumber(static_cast<double>(newY - m_lineY) / 100) + " Td\n";
    m_lineX = newX;
    m_lineY = newY;
}

void PdfContent::writeRun(const PlacedRow &placed, const TextRun &run)
{
    openMark(placed, run);
    setColor(run.color);
    const QByteArray font = '/' + m_fonts.nameOf(run.face) + ' ' + pdfNumber(run.size) + " Tf\n";
    if (font != m_font)
        m_out += font;
    m_font = font;
    const double x = placed.x + run.x;
    const double baseline = placed.baseline() + run.dy;
    moveTo(x, baseline);
    writeGlyphs(run);
    if (run.href.isEmpty())
        return;
    const QRectF area(x, m_list.size.height() - baseline - run.face->descent() * run.size, run.width,
        (run.face->ascent() + run.face->descent()) * run.size);
    // Pieces of one address on one line are one place.
    if (!m_links.empty() && m_links.back().href == run.href && m_links.back().element == m_element
        && std::abs(m_links.back().area.center().y() - area.center().y()) < run.size / 2)
        m_links.back().area |= area;
    else
        m_links.push_back({area, run.href, m_element});
}

void PdfContent::writeGlyphs(const TextRun &run)
{
    const PdfFont &font = m_fonts.of(run.face);
    const double tracking = trackingOf(run, font);
    if (std::abs(tracking - m_tracking) > 1e-6)
        m_out += pdfNumber(tracking, 3) + " Tc\n";
    m_tracking = tracking;
    if (std::abs(run.stretch - m_stretch) > 1e-6)
        m_out += pdfNumber(run.stretch * 100) + " Tz\n";
    m_stretch = run.stretch;
    GlyphArray glyphs;
    double pen = 0;
    double rise = 0;
    std::vector<Cluster> clusters = clustersOf(run);
    // Right-to-left text is painted in the order in which it is read, too: extractors do not turn it round.
    if (run.rightToLeft)
        std::reverse(clusters.begin(), clusters.end());
    for (const Cluster &cluster : clusters) {
        bool actualText = false;
        const std::vector<GlyphText> texts = glyphTexts(run, cluster, &actualText);
        bool exact = true;
        if (!actualText && texts.size() == 1)
            static_cast<void>(font.code(texts[0].glyph, texts[0].text, &exact));
        const bool told = !actualText && exact;
        if (!told) {
            if (!glyphs.isEmpty())
                m_out += glyphs.take();
            m_out += "/Span<</ActualText<FEFF" + pdfUtf16(cluster.text) + ">>>BDC\n";
        }
        for (size_t k = 0; k < texts.size(); ++k) {
            const size_t i = run.rightToLeft ? texts.size() - 1 - k : k;
            const Glyph &glyph = run.glyphs[cluster.first + i];
            if (std::abs(static_cast<double>(glyph.y) - rise) > 0.005) {
                if (!glyphs.isEmpty())
                    m_out += glyphs.take();
                rise = static_cast<double>(glyph.y);
                m_out += pdfNumber(rise) + " Ts\n";
            }
            const double shift = (pen - static_cast<double>(glyph.x)) * 1000 / run.size;
            if (std::abs(shift) >= 1.5) {
                const int rounded = static_cast<int>(std::lround(shift));
                glyphs.shift(rounded);
                pen -= rounded * run.size / 1000;
            }
            bool ignored = true;
            glyphs.show(font.code(glyph.id, texts[i].text, &ignored));
            pen += font.advance(glyph.id) * run.size * run.stretch + tracking;
        }
        if (!told)
            m_out += glyphs.take() + "EMC\n";
    }
    if (!glyphs.isEmpty())
        m_out += glyphs.take();
    if (rise != 0)
        m_out += "0 Ts\n";
}

} // namespace shortlist::page
