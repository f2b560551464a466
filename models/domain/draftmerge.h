// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"

namespace shortlist {

/// Brings together a draft that is being typed and the same resume as another process wrote it, both descended from
/// `base`. What only one side changed is taken from that side, down to fields, bullets and list items (by id). Where
/// both changed the same text the draft wins, because a person is looking at it; the other text is in the version that
/// its writer made. Nothing that either side added is lost; an item that one side removed and the other edited stays.
Content mergeDraft(const Content &base, const Content &draft, const Content &other);
/// The same for the look, member by member.
Look mergeDraft(const Look &base, const Look &draft, const Look &other);

} // namespace shortlist
