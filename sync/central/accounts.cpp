// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/accounts.h"

#include <QRegularExpression>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr auto utcNow = "date_trunc('milliseconds', now() AT TIME ZONE 'UTC')";

Result<void> finish(Transaction &transaction)
{
    SHORTLIST_TRY(const Commit done, transaction.commit());
    return done == Commit::Done ? Result<void>()
                                : Error{Error::Kind::Unreachable, u"the answer was lost: look whether it was done"_s};
}

Result<QString> checkedTier(const QString &tier)
{
    if (tier != u"free"_s && tier != u"premium"_s && tier != u"admin"_s)
        return Error{Error::Kind::InvalidInput, u"a tier is free, premium or admin"_s};
    return tier;
}

} // namespace

Result<QString> Accounts::checkedEmail(const QString &email)
{
    static const QRegularExpression pattern(
        u"^[a-z0-9_%+-]+(\\.[a-z0-9_%+-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$"_s);
    const QString lower = email.trimmed().toLower();
    if (lower.size() > 255 || !pattern.match(lower).hasMatch())
        return Error{Error::Kind::InvalidInput, u"%1 is not an e-mail address that the platform takes"_s.arg(email)};
    return lower;
}

Result<UserId> Accounts::create(const QString &email, const QString &password, const QString &tier)
{
    SHORTLIST_TRY(const QString address, checkedEmail(email));
    SHORTLIST_TRY(const QString right, checkedTier(tier));
    const qsizetype length = password.toUtf8().size();
    if (length < 8 || length > 72)
        return Error{Error::Kind::InvalidInput, u"a password has 8 to 72 bytes"_s};

    const UserId id = UserId::create();
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(m_database));
    const Result<Rows> inserted = m_database.run(
        QByteArray("INSERT INTO users (id, email, password_hash, subscription_tier, created_at, updated_at)"
                   " SELECT $1::uuid, $2, sync.hash_password($3), $4, n, n FROM (SELECT ")
            + utcNow + " AS n) t",
        {id.value, address, password, right});
    if (!inserted && sqlState(inserted.error()) == u"23505"_s)
        return Error{Error::Kind::Conflict, u"%1 has an account already"_s.arg(address)};
    if (!inserted)
        return inserted.error();
    SHORTLIST_TRY([[maybe_unused]] const Rows audited,
        m_database.run("SELECT sync.audit($1::uuid, 'admin_user_created', 'user', $1::uuid, NULL)", {id.value}));
    SHORTLIST_TRY_VOID(finish(transaction));
    return id;
}

Result<void> Accounts::change(
    const QString &email, const QByteArray &sql, const Parameters &values, const QString &action)
{
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(m_database));
    Parameters all{email.trimmed().toLower()};
    all.insert(all.end(), values.begin(), values.end());
    SHORTLIST_TRY(const Rows changed, m_database.run(sql, all));
    if (changed.isEmpty())
        return Error{Error::Kind::NotFound, u"no account has the address %1"_s.arg(email)};
    SHORTLIST_TRY([[maybe_unused]] const Rows audited,
        m_database.run("SELECT sync.audit($1::uuid, $2, 'user', $1::uuid, $3::jsonb)",
            {changed.uuid(0, 0), action, Parameter::utf8(changed.utf8(0, 1))}));
    return finish(transaction);
}

Result<void> Accounts::setTier(const QString &email, const QString &tier)
{
    SHORTLIST_TRY(const QString right, checkedTier(tier));
    return change(email,
        QByteArray("UPDATE users u SET subscription_tier = $2, updated_at = ") + utcNow
            + " FROM (SELECT id, subscription_tier AS tier FROM users WHERE lower(email) = $1 FOR UPDATE) o"
              " WHERE u.id = o.id RETURNING u.id, jsonb_build_object('before', jsonb_build_object('tier', o.tier),"
              " 'after', jsonb_build_object('tier', u.subscription_tier))",
        {right}, u"admin_tier_set"_s);
}

Result<void> Accounts::deactivate(const QString &email)
{
    return change(email,
        QByteArray("WITH gone AS (UPDATE users SET deleted_at = ") + utcNow + ", updated_at = " + utcNow
            + " WHERE lower(email) = $1 AND deleted_at IS NULL RETURNING id), devices AS (UPDATE sync.device"
              " SET revoked_at = now() WHERE user_id IN (SELECT id FROM gone) AND revoked_at IS NULL)"
              " SELECT id, '{}' FROM gone",
        {}, u"admin_user_deactivated"_s);
}

Result<void> Accounts::reactivate(const QString &email)
{
    return change(email,
        QByteArray("UPDATE users SET deleted_at = NULL, updated_at = ") + utcNow
            + " WHERE lower(email) = $1 AND deleted_at IS NOT NULL RETURNING id, '{}'",
        {}, u"admin_user_reactivated"_s);
}

Result<QList<AccountRow>> Accounts::list(int limit, const std::optional<PageKey> &after)
{
    // The row comparison is the keyset: the index on created_at finds the place, whatever page it is.
    const QByteArray where = after ? " WHERE (created_at, id) < ($2::timestamp, $3::uuid)" : "";
    Parameters values{limit};
    if (after)
        values.insert(values.end(), {after->createdAt, after->id});
    SHORTLIST_TRY(const Rows rows,
        m_database.run("SELECT u.id, email, subscription_tier, (SELECT count(*) FROM resumes r WHERE"
                       " r.user_id = u.id AND r.deleted_at IS NULL), created_at, deleted_at IS NOT NULL FROM"
                       " users u"
                + where + " ORDER BY created_at DESC, id DESC LIMIT $1::int",
            values));
    QList<AccountRow> accounts;
    for (int i = 0; i < rows.size(); ++i) {
        accounts.append({UserId{rows.uuid(i, 0)}, rows.text(i, 1), rows.text(i, 2),
            static_cast<int>(rows.integer(i, 3)), rows.text(i, 4), rows.boolean(i, 5)});
    }
    return accounts;
}

} // namespace shortlist::central
