// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QList>

namespace shortlist {

/// One place where searched text stands.
struct TextHit
{
    Location place;
    int from = 0; ///< of its first character in the field or item
};

/// Where `text` stands in the fields and items of a resume, without regard to case, section by section in the order
/// shown, and in each entry first the fields in the form's order, then the lists. At most 1,000 hits; none for an
/// empty text.
QList<TextHit> findText(const Content &content, const Look &look, const QString &text);

} // namespace shortlist
