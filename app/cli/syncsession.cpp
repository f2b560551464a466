// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/syncsession.h"

#include "models/store/librarystore.h"

namespace shortlist::cli {

Result<SyncSession> SyncSession::open(Session &session)
{
    SyncSession opened;
    {
        SHORTLIST_TRY(store::LibraryStore * library, session.library());
        opened.path = library->path();
    }
    session.close();
    device::LibraryJournal::Options options;
    options.clock = &session.clock();
    SHORTLIST_TRY(opened.journal, device::LibraryJournal::open(opened.path, options));
    opened.secrets = std::make_unique<device::SecretStore>(device::SecretStore::defaultFolder());
    opened.membership = std::make_unique<device::Membership>(*opened.journal, *opened.secrets);
    return opened;
}

} // namespace shortlist::cli
