// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/exportstyle.h"
#include "models/exchange/outline.h"

#include <QByteArray>

namespace shortlist::exchange {

/// The resume as a Word file (ECMA-376, WordprocessingML transitional): styles Title, Subtitle, Heading 1 for sections,
/// Heading 2 for entries with their dates at a right tab stop, List Bullet with real numbering, hyperlinks. No tables,
/// no text boxes, nothing in headers: parsers and people read the paragraphs in their order. The same outline and
/// style give the same bytes.
QByteArray docx(const Outline &outline, const ExportStyle &style);

} // namespace shortlist::exchange
