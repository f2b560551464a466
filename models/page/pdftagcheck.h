// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pdfcheck.h"
#include "models/page/pdffile.h"
#include "models/page/pdftext.h"

#include <vector>

namespace shortlist::page {

/// Walks the structure tree of a tagged file: fills tags and text of the report and adds what is wrong with the tree,
/// its marks and the links. `texts` are the pages' contents, in the order of `pages`.
void checkTags(const PdfFile &file, const std::vector<PdfFile::PageObject> &pages,
    const std::vector<PdfPageText> &texts, PdfReport &report);

} // namespace shortlist::page
