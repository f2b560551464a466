// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pdffile.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace shortlist::page {

/// What the codes of one font stand for: its ToUnicode map (ISO 32000-1, 9.10.3).
class PdfTextMap
{
public:
    /// `cmap` is the unpacked map; codes have two bytes in a composite font, one in a simple font.
    PdfTextMap(const QByteArray &cmap, bool composite);

    /// The text of a shown string; counts codes that the map does not have in `unknown`.
    [[nodiscard]] QString textOf(const QByteArray &codes, int &unknown) const;

private:
    void readRanges(PdfLexer &lexer);

    QHash<uint, QString> m_texts;
    int m_width = 2;
};

/// A piece of a page's content between BDC and EMC, or between two such pieces.
struct PdfSequence
{
    int mark = -1; ///< its MCID; -1: none
    bool artifact = false;
    bool paints = false; ///< lines, areas or pictures
    QByteArray tag; ///< what its BDC says it is
    QString text;
};

/// What stands on a page, in the order in which it is painted.
struct PdfPageText
{
    std::vector<PdfSequence> sequences;
    QStringList fontNames; ///< resource names of the fonts that show text
    QStringList problems;
};

/// Reads the content of one page. Forms (XObjects with content of their own) are not entered.
PdfPageText pdfPageText(const PdfFile &file, const PdfValue &page);

/// A page's entry that may stand in its ancestors (Resources, MediaBox).
const PdfValue &pdfInherited(const PdfFile &file, const PdfValue &page, const char *key);

} // namespace shortlist::page
