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

} // namespace shortlist
