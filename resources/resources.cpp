// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a function and therefore may not stand inside a namespace.
static void initTemplates()
{
    Q_INIT_RESOURCE(templates);
}

namespace shortlist::resources {

void registerTemplates()
{
    initTemplates();
}

} // namespace shortlist::resources
