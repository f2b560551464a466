// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/librarywrite.h"
#include "models/store/packing.h"

namespace shortlist::store {

/// What a version is compared by, without its content.
struct VersionState
{
    VersionId id;
    int number = 0;
    QString name;
    QString contentHash;
    QString lookHash;
};

struct NewVersion
{
    ResumeId resume;
    ChangeOrigin origin = ChangeOrigin::Manual;
    QString originDetail;
    QString name;
    QString summary;
    QString device;
    UserId author;
};

/// Versions and their notes: the one place that knows how they lie in SQLite. Used on the connection's thread only.
class VersionRepository
{
public:
    explicit VersionRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<QList<VersionSummary>> list(ResumeId resume); ///< newest first
    Result<VersionRecord> byNumber(ResumeId resume, int number);
    Result<std::optional<VersionState>> newest(ResumeId resume);

    /// Gives the version the next free number and raises resumes.version to it. Numbers are never used twice, also when
    /// versions were thinned; in a library that is bound to an account the number is provisional.
    Result<int> insert(
        LibraryWrite &write, const NewVersion &version, const PackedContent &content, const PackedLook &look);
    /// InvalidInput for a name over 255 characters; an empty name makes the version unnamed again.
    Result<void> setName(LibraryWrite &write, ResumeId resume, int number, const QString &name);

private:
    Result<QString> share(const QJsonObject &json);
    Result<void> share(const QString &hash, const Utf8 &json);
    Result<int> nextNumber(ResumeId resume);
    Result<void> insertNote(LibraryWrite &write, const QString &id, const NewVersion &version,
        const PackedContent &content, const PackedLook &look);

    /// What was shared last: the next version's is mostly the same.
    struct Shared
    {
        QJsonObject json;
        QString hash;
        Utf8 bytes;
    };

    Connection &m_db;
    Shared m_shared;
};

} // namespace shortlist::store
