// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/sqlite.h"

namespace shortlist::store {

/// How long things stay in Trash (schema-design.md §9.1).
constexpr int daysInTrash = 30;

/// What is in Trash. Reading only: putting there and taking out is a change of a resume or a job.
class TrashRepository
{
public:
    explicit TrashRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<QList<TrashItem>> all(Timestamp now); ///< newest first
    Result<QList<TrashItem>> expired(Timestamp now); ///< longer than 30 days

private:
    Connection &m_db;
};

} // namespace shortlist::store
