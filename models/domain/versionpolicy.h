// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"

#include <QList>

#include <optional>

namespace shortlist {

/// The draft is on disk at most this long after a key, also while typing goes on (decisions.md, The library 10).
constexpr qint64 draftDeadlineMs = 800;
/// Quiet after which a session of edits becomes a version (DESIGN.md, 02 Editor).
constexpr qint64 quietBeforeVersionMs = 10 * 60 * 1000;

/// What makes a version at once; quiet and the end of a session do so through EditingSession.
enum class VersionTrigger { Export, Restore, TemplateChange, AdviceApplied, Named, SessionEnd, Quiet };
/// The origin that a version made by this trigger has.
ChangeOrigin originOf(VersionTrigger trigger);

/// Remembers whether there are edits that no version holds yet, and says when one is due.
class EditingSession
{
public:
    void edited(Timestamp now);
    /// A version was cut, or the edits were undone: nothing is waiting.
    void closed();
    [[nodiscard]] bool hasEdits() const { return m_lastEdit.has_value(); }
    /// When a version is due if nothing more is typed; empty without edits.
    [[nodiscard]] std::optional<Timestamp> dueAt() const;
    [[nodiscard]] bool isDue(Timestamp now) const;

private:
    std::optional<Timestamp> m_lastEdit;
};

/// What thinning looks at.
struct VersionStamp
{
    int number = 0;
    Timestamp createdAt = 0;
    ChangeOrigin origin = ChangeOrigin::Manual;
    bool named = false;
};

/// Automatic versions older than this thin to one a day.
constexpr int daysBeforeThinning = 90;

/// Numbers of the versions of one resume to remove: of the unnamed ones made by hand that are more than 90 days old,
/// all but the last of each UTC day. Named, optimised, template, merged, restored, imported and variant versions stay,
/// and so do the first and the newest. Ascending. Removing them and asking again gives none.
QList<int> versionsToThin(const QList<VersionStamp> &versions, Timestamp now);

} // namespace shortlist
