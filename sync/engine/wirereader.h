// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/engine/contract.h"

#include <QJsonArray>
#include <QSet>

/// Reads members of a message that somebody else wrote. Private to the codec.
namespace shortlist::sync::detail {

/// Collects what is wrong; every read gives something harmless then.
class WireReader
{
public:
    explicit WireReader(QJsonObject object)
        : m_object(std::move(object))
    {
    }
    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }
    [[nodiscard]] Error error() const { return {Error::Kind::InvalidInput, m_problem}; }
    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }

    /// A whole number from 0 to 2^53; 0 where it is missing.
    qint64 number(QLatin1String key, qint64 highest = qint64{1} << 53);
    QString text(QLatin1String key, qsizetype longest = 64);
    QString uuid(QLatin1String key);
    QString optionalUuid(QLatin1String key);
    /// A table's name: letters and underscores.
    QString table(QLatin1String key);
    bool flag(QLatin1String key);
    QJsonArray array(QLatin1String key, qsizetype longest);
    QJsonObject object(QLatin1String key);
    [[nodiscard]] QJsonValue value(QLatin1String key) const { return m_object.value(key); }
    [[nodiscard]] bool has(QLatin1String key) const { return m_object.contains(key); }

private:
    QJsonObject m_object;
    QString m_problem;
};

} // namespace shortlist::sync::detail
