// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/records.h"

#include <QString>

#include <memory>

namespace shortlist::store {
class LibraryStore;
}

namespace shortlist::cli {

/// What the commands of one call share: which library, opened when the first of them needs it.
class Session
{
public:
    /// An empty path takes the default library.
    Session(const QString &libraryPath, const Clock &clock);
    ~Session();

    /// The open library. Fails as opening it fails; Unknown folders are made.
    Result<store::LibraryStore *> library();
    /// Closes it, so that its file can be replaced.
    void close();

    [[nodiscard]] QString libraryPath() const { return m_path; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// The resume that a person named, not looking into Trash.
    Result<ResumeSummary> resume(const QString &name);
    Result<JobRecord> job(const QString &name);

private:
    QString m_path;
    const Clock &m_clock;
    std::unique_ptr<store::LibraryStore> m_library;
};

} // namespace shortlist::cli
