// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"

namespace shortlist {

/// The heading that a known section has where the person typed none ("Experience"), in the resume's language; English
/// where the language has no table. personalInfo is "Contact" (the editor's word; no page prints
/// it). The key itself, made readable, for a section that is not known.
QString defaultHeading(const QString &sectionKey, const QString &language = {});

/// What stands over a section: the look's heading, else the content's own, else the default for the look's language.
QString sectionHeading(const Section &section, const Look &look);

/// Keys of the sections of `content` in the order in which they are shown: the look's order, else the design's, then
/// those that it does not name, in the order of the content. Hidden sections are left out; contact is always first.
QStringList displayOrder(const Content &content, const Look &look);

} // namespace shortlist
