// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QJsonObject>

namespace shortlist::server {

/// What happened, for machines: one JSON object a line with time (UTC, milliseconds), level, event and fields, in
/// `<folder>/shortlist-server-<date>.jsonl`. Fields are names, numbers and kinds of errors: never an address, a
/// password or the text of an error, which may quote a row. A day's file is removed after 30 days.
class EventLog
{
public:
    enum class Level { Info, Warning, Error };
    static constexpr int keptDays = 30;

    /// An empty folder: nothing is kept.
    explicit EventLog(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// A line that cannot be written is said once on standard error; work goes on.
    void write(Level level, const QString &event, const QJsonObject &fields);

private:
    void removeOld(const QString &today) const;

    QString m_folder;
    QString m_day;
    bool m_complained = false;
};

/// The name of a kind of error, as it stands in the log.
[[nodiscard]] QString kindName(Error::Kind kind);

} // namespace shortlist::server
