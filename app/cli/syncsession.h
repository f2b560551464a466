// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/session.h"
#include "sync/device/membership.h"

namespace shortlist::cli {

/// What the commands of sync share: the library's journal and its account.
struct SyncSession
{
    QString path; ///< of the library, absolute
    std::unique_ptr<device::LibraryJournal> journal;
    std::unique_ptr<device::SecretStore> secrets;
    std::unique_ptr<device::Membership> membership;

    /// Opens the library, which brings it up to date, and its journal.
    static Result<SyncSession> open(Session &session);
};

} // namespace shortlist::cli
