// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "app/cli/lookup.h"
#include "app/common/librarylocation.h"
#include "models/store/librarystore.h"

namespace shortlist::cli {

Session::Session(const QString &libraryPath, const Clock &clock)
    : m_path(libraryPath.isEmpty() ? app::defaultLibraryPath() : libraryPath)
    , m_clock(clock)
{
}

Session::~Session() = default;

Result<store::LibraryStore *> Session::library()
{
    if (m_library)
        return m_library.get();
    store::LibraryOptions options;
    options.path = app::libraryPath(m_path);
    options.clock = &m_clock;
    if (options.path.isEmpty())
        return Error{Error::Kind::ReadOnly, m_path};
    SHORTLIST_TRY(m_library, store::LibraryStore::open(options));
    return m_library.get();
}

void Session::close()
{
    m_library.reset();
}

Result<ResumeSummary> Session::resume(const QString &name)
{
    SHORTLIST_TRY(store::LibraryStore * opened, library());
    SHORTLIST_TRY(const QList<ResumeSummary> rows, opened->resumes());
    return resumeNamed(name, rows);
}

Result<JobRecord> Session::job(const QString &name)
{
    SHORTLIST_TRY(store::LibraryStore * opened, library());
    SHORTLIST_TRY(const QList<JobRecord> rows, opened->jobs());
    return jobNamed(name, rows);
}

} // namespace shortlist::cli
