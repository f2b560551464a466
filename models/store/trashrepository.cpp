// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/trashrepository.h"

#include <algorithm>

namespace shortlist::store {

namespace {

constexpr qint64 dayMs = qint64{24} * 60 * 60 * 1000;

constexpr auto selectResumes
    = "SELECT r.id, r.title, r.deleted_at, (SELECT count(*) FROM resume_versions v WHERE v.resume_id = r.id) "
      "FROM resumes r WHERE r.deleted_at IS NOT NULL";
constexpr auto selectJobs = "SELECT id, title, deleted_at, 0 FROM job_descriptions WHERE deleted_at IS NOT NULL";

} // namespace

Result<QList<TrashItem>> TrashRepository::all(Timestamp now)
{
    QList<TrashItem> items;
    for (const TrashItem::Kind kind : {TrashItem::Kind::Resume, TrashItem::Kind::Job}) {
        SHORTLIST_TRY(auto select, m_db.prepare(kind == TrashItem::Kind::Resume ? selectResumes : selectJobs));
        SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
            TrashItem item;
            item.kind = kind;
            if (kind == TrashItem::Kind::Resume)
                item.resume = ResumeId::parse(row.text(0));
            else
                item.job = JobId::parse(row.text(0));
            item.title = row.text(1);
            item.deletedAt = row.int64(2);
            item.versionCount = row.integer(3);
            // Days begun count whole: with an hour left it still says 1.
            const qint64 left = item.deletedAt + daysInTrash * dayMs - now;
            item.daysLeft = static_cast<int>(std::clamp<qint64>((left + dayMs - 1) / dayMs, 0, daysInTrash));
            items.append(std::move(item));
            return {};
        }));
    }
    std::stable_sort(
        items.begin(), items.end(), [](const TrashItem &a, const TrashItem &b) { return a.deletedAt > b.deletedAt; });
    return items;
}

Result<QList<TrashItem>> TrashRepository::expired(Timestamp now)
{
    SHORTLIST_TRY(QList<TrashItem> items, all(now));
    items.removeIf([now](const TrashItem &item) { return item.deletedAt + daysInTrash * dayMs > now; });
    return items;
}

} // namespace shortlist::store
