// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/face.h"
#include "models/page/pagelist.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <map>
#include <memory>
#include <set>
#include <vector>

namespace shortlist::page {

class PdfObjects;

/// Glyphs of a run that stand for a piece of its text together.
struct Cluster
{
    size_t first = 0; ///< index of its first glyph
    size_t count = 1;
    QString text;
};

/// The clusters of a run, in the order of its glyphs. No text of the run is lost: what has no glyph of its own belongs
/// to the glyph before it.
std::vector<Cluster> clustersOf(const TextRun &run);

/// The text as it shall be read: spaces of every kind as a plain space. Parsers split words at U+0020 alone, and ours
/// only forbid a break.
QString readableText(QString text);

/// How one glyph of a cluster is told to readers.
struct GlyphText
{
    unsigned glyph = 0;
    QString text; ///< empty: the cluster's ActualText speaks for it
};
/// The texts of a cluster's glyphs one by one, where that can be told exactly; `actualText` says that it cannot.
std::vector<GlyphText> glyphTexts(const TextRun &run, const Cluster &cluster, bool *actualText);

/// One face in a PDF: a Type 0 font with a subset of the face. First every glyph is told with its text (use), then
/// codes are given (assignCodes), then pages ask for codes, then the font is written.
/// In TrueType faces a glyph that stands for several texts (hyphen and minus, space and no-break space) gets a code for
/// each, so that the ToUnicode map alone is exact; in CFF faces the code is the glyph, and ActualText says the rest.
class PdfFont
{
public:
    explicit PdfFont(const Face &face);

    void use(unsigned glyph, const QString &text);
    void assignCodes();

    /// The code that draws `glyph` and reads as `text`; `exact` becomes false where it reads as something else.
    [[nodiscard]] quint16 code(unsigned glyph, const QString &text, bool *exact) const;
    /// The advance that the PDF states for the glyph, in em. The painter of text must reckon with this one.
    [[nodiscard]] double advance(unsigned glyph) const;
    /// Writes the font and gives its object; 0 where the face cannot be subset.
    [[nodiscard]] int write(PdfObjects &objects) const;

private:
    /// A font program, ready to be embedded.
    struct Subset
    {
        QByteArray deflated;
        qsizetype length = 0; ///< before deflating
        QByteArray tag; ///< six capitals that differ where the program differs
        QHash<unsigned, unsigned> glyphs; ///< old glyph → new, where they were renumbered
    };
    /// Null where the face cannot be subset. Subsets are remembered: most of the time of an export goes into making and
    /// deflating them, and one resume needs the same letters again and again.
    [[nodiscard]] std::shared_ptr<const Subset> subset() const;
    [[nodiscard]] std::shared_ptr<const Subset> makeSubset(const std::set<unsigned> &glyphs) const;
    [[nodiscard]] QByteArray toUnicode() const;
    [[nodiscard]] QByteArray widths() const;
    [[nodiscard]] QByteArray descriptor(const QByteArray &name, int program) const;

    const Face &m_face;
    bool m_codeIsGlyph = false;
    bool m_cidKeyed = false;
    std::map<std::pair<QString, unsigned>, quint16> m_codes; ///< (text, glyph) → code; sorted, so codes are too
    std::map<unsigned, QString> m_textOf; ///< of CFF glyphs
};

} // namespace shortlist::page
