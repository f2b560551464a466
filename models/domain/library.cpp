// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/library.h"

namespace shortlist {

Library::Library(QObject *parent)
    : QObject(parent)
{
}

Library::~Library() = default;

} // namespace shortlist
