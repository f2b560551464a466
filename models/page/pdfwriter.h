// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/page/pagelist.h"

#include <QByteArray>
#include <QDateTime>

namespace shortlist::page {

struct PdfOptions
{
    /// When the document was last changed: the only date in the file. Without one the file bears no date.
    QDateTime updatedAt;
    bool tagged = true; ///< with the structure tree that screen readers and careful parsers use
};

/// Writes pages as a PDF 1.7 file: the faces embedded as subsets, every glyph mapped to its exact text, a structure
/// tree (headings, lists, links), bookmarks, links, title, author and language. The same list and options give the same
/// bytes on every computer, in every time zone. Safe on any thread. Fails with Unknown where a face cannot be embedded.
Result<QByteArray> writePdf(const PageList &list, const PdfOptions &options = {});

} // namespace shortlist::page
