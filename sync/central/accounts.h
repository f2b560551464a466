// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"
#include "sync/central/database.h"

namespace shortlist::central {

/// What an administrator sees of an account; never the hash of its password.
struct AccountRow
{
    UserId id;
    QString email;
    QString tier;
    int resumes = 0;
    QString createdAt; ///< UTC, as PostgreSQL prints it
    bool deactivated = false;
};

/// Where a list by pages goes on: after this row, by time of creation and id.
struct PageKey
{
    QString createdAt;
    QUuid id;
};

/// Accounts as an administrator handles them, over the owner's connection. Everything is one transaction with its audit
/// entry. InvalidInput carries a sentence for a person.
class Accounts
{
public:
    explicit Accounts(Database &database)
        : m_database(database)
    {
    }

    Result<UserId> create(const QString &email, const QString &password, const QString &tier);
    Result<void> setTier(const QString &email, const QString &tier);
    /// Soft delete: signs out every device at once; the data stays for 30 days.
    Result<void> deactivate(const QString &email);
    /// Within the 30 days.
    Result<void> reactivate(const QString &email);
    /// Newest first, at most `limit` rows.
    Result<QList<AccountRow>> list(int limit, const std::optional<PageKey> &after);

    /// Narrower than the document's pattern, which takes `a@b.c|m` and `a..b@x.com`. Returns what is stored.
    static Result<QString> checkedEmail(const QString &email);

private:
    Result<void> change(const QString &email, const QByteArray &sql, const Parameters &values, const QString &action);

    Database &m_database;
};

} // namespace shortlist::central
