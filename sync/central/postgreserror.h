// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>

namespace shortlist::central {

/// What an SQLSTATE means to a caller. The message is cut to its first line, because the DETAIL under it quotes values
/// of people's rows, and errors end in logs.
Error postgresError(const std::string &sqlState, const std::string &message);

/// The server ended the session with this answer, so there is no connection any more.
bool endsConnection(const std::string &sqlState);

} // namespace shortlist::central
