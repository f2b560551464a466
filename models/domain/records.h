// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/id.h"
#include "models/domain/content.h"
#include "models/domain/look.h"

#include <QJsonObject>
#include <QString>

#include <optional>

/// The rows that people see, as values. How they lie in SQLite is known to models/store alone.
namespace shortlist {

enum class ResumeStatus { Draft, Published, Archived };

/// Where a version came from. The column `change_type` keeps the web platform's three values (manual, ai_optimized,
/// template_change); the finer origin lives in version_note (decisions.md 12).
enum class ChangeOrigin { Manual, Optimised, TemplateChange, Merge, Restore, Import, Variant };

/// One row of the library list.
struct ResumeSummary
{
    ResumeId id;
    QString title;
    std::optional<ResumeId> parent; ///< the resume this one is a variant of
    TemplateId templateId;
    QString templateName;
    ResumeStatus status = ResumeStatus::Draft;
    std::optional<JobId> targetJob;
    QString targetCompany; ///< of targetJob; empty when there is none
    QString targetTitle;
    int version = 0; ///< number of the newest version, 0 before the first
    int wordCount = 0;
    int pageCount = 0; ///< as last laid out, 0 when not known yet
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    std::optional<Timestamp> deletedAt; ///< in Trash since
    qint64 revision = 0; ///< local revision of the row, for the optimistic lock
    QByteArray contentHash; ///< of content and look, for caches of thumbnails

    friend bool operator==(const ResumeSummary &, const ResumeSummary &) = default;
};

/// A resume with what it holds.
struct ResumeRecord
{
    ResumeSummary summary;
    Content content;
    Look look;
    QJsonObject memory; ///< what is remembered about it: export settings, dismissed hints … (decisions.md 13)
};

/// A version that a save closes.
struct VersionCut
{
    ChangeOrigin origin = ChangeOrigin::Manual;
    QString name; ///< a named version is never thinned; may be empty
    QString summary; ///< empty: written from the difference to the version before
};

/// One change of a resume: only what is set is written. The save is one transaction: row, outbox, item ids and, where
/// asked for, the version.
struct ResumeSave
{
    ResumeId id;
    std::optional<qint64> expectedRevision; ///< refuses with Conflict when the row has moved on
    std::optional<Content> content;
    std::optional<Look> look;
    std::optional<QString> title;
    std::optional<ResumeStatus> status;
    std::optional<std::optional<JobId>> targetJob;
    std::optional<QJsonObject> memory;
    std::optional<int> pageCount;
    std::optional<VersionCut> cut; ///< skipped when nothing differs from the newest version and it is unnamed
};

struct SaveReceipt
{
    qint64 revision = 0;
    int version = 0; ///< number of the newest version after the save
    Timestamp savedAt = 0;
};

/// A resume that does not exist yet.
struct NewResume
{
    QString title; ///< 1 to 255 characters after trimming
    Content content;
    Look look; ///< a null templateId takes the default template, Classic
    std::optional<ResumeId> parent;
    std::optional<JobId> targetJob;
    ChangeOrigin origin = ChangeOrigin::Manual;
    QString originDetail; ///< file name of an import, title and version of a parent
};

/// One row of the timeline.
struct VersionSummary
{
    VersionId id;
    int number = 0;
    ChangeOrigin origin = ChangeOrigin::Manual;
    QString name;
    QString summary;
    QString device;
    Timestamp createdAt = 0;
    bool synced = true; ///< false: the number is provisional

    friend bool operator==(const VersionSummary &, const VersionSummary &) = default;
};

struct VersionRecord
{
    VersionSummary summary;
    Content content;
    Look look;
};

/// A job description.
struct JobRecord
{
    JobId id;
    QString title; ///< 1 to 255 characters
    QString company;
    QString location;
    QString description; ///< the posting's text
    QString sourceUrl;
    QJsonObject extracted; ///< requiredSkills, preferredSkills … (schema-design.md §3.5); unknown keys kept
    int resumeCount = 0; ///< resumes whose target it is
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    std::optional<Timestamp> deletedAt;

    friend bool operator==(const JobRecord &, const JobRecord &) = default;
};

struct TemplateRecord
{
    TemplateId id;
    QString name;
    QString slug;
    QString description;
    QString category;
    QJsonObject design;
    bool active = true;
    bool premium = false;
    std::optional<int> atsScore;
    int usageCount = 0;

    friend bool operator==(const TemplateRecord &, const TemplateRecord &) = default;
};

/// One hit of the full-text search.
struct SearchHit
{
    enum class Kind { Resume, Job, Version };
    Kind kind = Kind::Resume;
    ResumeId resume; ///< of Resume and Version
    JobId job; ///< of Job
    int versionNumber = 0; ///< of Version
    QString title;
    QString field; ///< key of the section or column in which the words stand ("experience", "description", "title")
    QString snippet; ///< plain text; matched words between U+0002 and U+0003
};

struct SearchResult
{
    QList<SearchHit> hits; ///< best first
    QString didYouMean; ///< a spelling that has hits; empty when there are hits or none is near
};

/// One thing in Trash.
struct TrashItem
{
    enum class Kind { Resume, Job };
    Kind kind = Kind::Resume;
    ResumeId resume;
    JobId job;
    QString title;
    Timestamp deletedAt = 0;
    int daysLeft = 0; ///< until it is deleted for good, 30 at first
    int versionCount = 0;

    friend bool operator==(const TrashItem &, const TrashItem &) = default;
};

struct BackupInfo
{
    QString path;
    Timestamp madeAt = 0;
    qint64 bytes = 0;
    bool good = false; ///< opens and passes the integrity check
};

/// What `doctor` found.
struct LibraryHealth
{
    QStringList problems; ///< one sentence each; empty when all is well
    QMap<QString, qint64> counts; ///< rows by table
};

} // namespace shortlist
