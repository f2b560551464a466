// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/versionpolicy.h"

#include <QMap>

#include <algorithm>

namespace shortlist {

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

/// Rounds down, so that days before 1970 are days too.
qint64 utcDay(Timestamp at)
{
    const qint64 day = at / dayMs;
    return at % dayMs < 0 ? day - 1 : day;
}

} // namespace

ChangeOrigin originOf(VersionTrigger trigger)
{
    switch (trigger) {
    case VersionTrigger::Restore:
        return ChangeOrigin::Restore;
    case VersionTrigger::TemplateChange:
        return ChangeOrigin::TemplateChange;
    case VersionTrigger::AdviceApplied:
        return ChangeOrigin::Optimised;
    default:
        return ChangeOrigin::Manual;
    }
}

void EditingSession::edited(Timestamp now)
{
    m_lastEdit = now;
}

void EditingSession::closed()
{
    m_lastEdit.reset();
}

std::optional<Timestamp> EditingSession::dueAt() const
{
    if (!m_lastEdit)
        return {};
    return *m_lastEdit + quietBeforeVersionMs;
}

bool EditingSession::isDue(Timestamp now) const
{
    return m_lastEdit && now >= *m_lastEdit + quietBeforeVersionMs;
}

QList<int> versionsToThin(const QList<VersionStamp> &versions, Timestamp now)
{
    if (versions.size() < 3)
        return {};
    const auto byNumber = [](const VersionStamp &a, const VersionStamp &b) { return a.number < b.number; };
    const int first = std::min_element(versions.begin(), versions.end(), byNumber)->number;
    const int newest = std::max_element(versions.begin(), versions.end(), byNumber)->number;
    QMap<qint64, const VersionStamp *> lastOfDay;
    QList<const VersionStamp *> thinnable;
    for (const VersionStamp &version : versions) {
        const bool old = version.createdAt < now - daysBeforeThinning * dayMs;
        if (version.named || version.origin != ChangeOrigin::Manual || version.number == first
            || version.number == newest || !old)
            continue;
        thinnable.append(&version);
        const VersionStamp *&last = lastOfDay[utcDay(version.createdAt)];
        if (!last || last->number < version.number)
            last = &version;
    }
    QList<int> numbers;
    for (const VersionStamp *version : std::as_const(thinnable)) {
        if (lastOfDay.value(utcDay(version->createdAt)) != version)
            numbers.append(version->number);
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace shortlist
