// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "sync/central/postgresconnection.h"
#include "sync/central/redis.h"

#include <memory>

namespace shortlist::device {

/// What a device needs to speak with the centre.
struct LineSettings
{
    QString central; ///< postgresql://…
    QString redis; ///< redis://…; empty: nobody is told of changes, they are found by asking
    QString account;
    QString token;
};

/// Direct mode, for trusted networks: the centre's rules run in this process, over one connection to PostgreSQL, with
/// the rights of the device's token. A lost connection is opened again by the next question.
class DirectLine
{
public:
    explicit DirectLine(LineSettings settings)
        : m_settings(std::move(settings))
    {
    }

    /// The answer's bytes. Unreachable where there is no connection; whatever else goes wrong is in the answer. Waits
    /// up to 5 s for a connection and as long as a statement's time limit for an answer.
    Result<QByteArray> answer(const QByteArray &request);
    /// Tells other devices of the account that there is something new; a failure loses nothing but time.
    void tellOthers();
    /// On which channel they are told.
    static QByteArray channel(const QString &account);

    [[nodiscard]] const LineSettings &settings() const { return m_settings; }
    [[nodiscard]] qint64 bytesUp() const { return m_up; }
    [[nodiscard]] qint64 bytesDown() const { return m_down; }

private:
    Result<void> connect();

    LineSettings m_settings;
    std::unique_ptr<central::PostgresConnection> m_connection;
    std::unique_ptr<central::Redis> m_redis;
    qint64 m_aheadMs = 0; ///< the server's clock against ours
    qint64 m_up = 0;
    qint64 m_down = 0;
};

} // namespace shortlist::device
