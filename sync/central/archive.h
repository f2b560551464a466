// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace shortlist::central {

/// Where rows go before they are deleted: `<folder>/<table>-<date>.jsonl.gz`, one JSON object a line. Each batch is a
/// gzip member of its own, on the disk before append() returns, so a crash never leaves a deleted row unarchived. A row
/// whose deletion was lost is archived again by the next run: readers go by its id.
class Archive
{
public:
    explicit Archive(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// `lines` ends in a newline. DiskFull or ReadOnly where it cannot be written; then nothing may be deleted.
    Result<void> append(const QString &table, const QString &date, const QByteArray &lines);

private:
    QString m_folder;
};

} // namespace shortlist::central
