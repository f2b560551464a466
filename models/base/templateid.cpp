// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/templateid.h"

using namespace Qt::StringLiterals;

namespace shortlist {

TemplateId templateIdOf(const QString &slug)
{
    // Never changes: libraries and the centre hold ids that were made from it.
    static const QUuid space(u"6f0a1c1e-2f57-5d0b-9c39-53484c540001"_s);
    return {QUuid::createUuidV5(space, slug)};
}

} // namespace shortlist
