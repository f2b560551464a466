// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace shortlist::resources {

/// One font file that is part of the program. The bytes live as long as the program and are read only when used.
struct EmbeddedFont
{
    const char *family; ///< as designs name it
    int weight; ///< 400, 500, 600 or 700
    bool italic;
    const unsigned char *begin;
    const unsigned char *end;
};

/// All of them, in no particular order.
std::span<const EmbeddedFont> embeddedFonts();

} // namespace shortlist::resources
