// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/syncrules.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;
using namespace shortlist::sync;

namespace {

Reply toReply(const Result<Reply> &answer)
{
    if (answer)
        return answer.value();
    // The account of a token that was taken back cannot be found, or may not be written.
    const bool signedOut = answer.error().kind == Error::Kind::NotFound || sqlState(answer.error()) == "42501"_L1;
    if (signedOut)
        return ErrorReply{ErrorReply::Kind::WrongAccount};
    const bool hopeless = answer.error().kind == Error::Kind::InvalidInput;
    return ErrorReply{hopeless ? ErrorReply::Kind::Invalid : ErrorReply::Kind::Busy};
}

} // namespace

QByteArray SyncRules::answer(const QByteArray &request, Timestamp now)
{
    const auto message = decodeRequest(request);
    if (!message)
        return encode(Reply(ErrorReply{ErrorReply::Kind::Invalid}));
    return encode(answer(message.value(), now));
}

Reply SyncRules::answer(const Request &request, Timestamp now)
{
    if (const auto *push = std::get_if<PushRequest>(&request)) {
        if (push->owner != m_space)
            return ErrorReply{ErrorReply::Kind::WrongAccount};
        return toReply(this->push(*push, now));
    }
    if (const auto *pull = std::get_if<PullRequest>(&request)) {
        if (pull->device.owner != m_space)
            return ErrorReply{ErrorReply::Kind::WrongAccount};
        return toReply(this->pull(*pull, now));
    }
    if (const auto *snapshot = std::get_if<SnapshotRequest>(&request)) {
        if (snapshot->device.owner != m_space)
            return ErrorReply{ErrorReply::Kind::WrongAccount};
        return toReply(this->snapshot(*snapshot));
    }
    const DeviceStanding &device = std::get<HelloRequest>(request).device;
    if (device.owner != m_space)
        return ErrorReply{ErrorReply::Kind::WrongAccount};
    return toReply([&]() -> Result<Reply> {
        SHORTLIST_TRY(auto transaction, Transaction::begin(m_database));
        SHORTLIST_TRY_VOID(m_dialect.enter(m_database, SyncDialect::Access::Reading));
        SHORTLIST_TRY(const Account known, account(device.client));
        SHORTLIST_TRY(const CentreStanding centre, standing(known, device, now));
        return Reply(HelloReply{centre});
    }());
}

Result<SyncRules::Account> SyncRules::account(const QString &client)
{
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT s.epoch, s.rev, s.floor_rev, encode(s.chain, 'hex'), c.last_seq, "
                       "encode(c.last_hash, 'hex') FROM sync.space s LEFT JOIN sync.client c "
                       "ON c.space_id = s.space_id AND c.client_id = $2::uuid WHERE s.space_id = $1::uuid",
            {m_space, client}));
    if (rows.isEmpty())
        return Error{Error::Kind::NotFound, u"account "_s + m_space};
    Account found;
    found.epoch = rows.text(0, 0);
    found.rev = rows.integer(0, 1);
    found.floor = rows.integer(0, 2);
    found.chain = rows.text(0, 3);
    found.clientKnown = !rows.isNull(0, 4);
    found.lastSeq = rows.integer(0, 4);
    found.lastHash = rows.text(0, 5);
    return found;
}

Result<QString> SyncRules::chainAt(qint64 rev, const Account &account)
{
    if (rev == 0)
        return QString();
    if (rev == account.rev)
        return account.chain;
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT encode(chain, 'hex') FROM sync.rev WHERE space_id = $1::uuid AND rev = $2::bigint",
            {m_space, rev}));
    return rows.isEmpty() ? u"none"_s : rows.text(0, 0);
}

Result<CentreStanding> SyncRules::standing(const Account &account, const DeviceStanding &device, Timestamp now)
{
    CentreStanding centre;
    centre.epoch = account.epoch;
    centre.head = account.rev;
    centre.floor = account.floor;
    centre.lastSeq = account.lastSeq;
    centre.lastHash = account.lastHash;
    centre.minSchema = 1;
    centre.time = now;
    if (device.cursor <= account.rev) {
        SHORTLIST_TRY(const QString chain, chainAt(device.cursor, account));
        centre.chainOk = chain == device.chain;
    }
    return centre;
}

bool SyncRules::isTheSame(const Stored &stored, const Operation &operation) const
{
    return stored.operation == operation.id && stored.hash == operation.hash;
}

bool SyncRules::isGone(const std::optional<Registered> &registered) const
{
    return !registered || registered->purged;
}

Result<int> SyncRules::nextNumber(const QString &resume, const QJsonObject &version)
{
    Q_UNUSED(version)
    SHORTLIST_TRY(const auto rows,
        m_database.run("SELECT coalesce(max(v.version_number), 0), (SELECT r.version FROM public.resumes r "
                       "WHERE r.id = $1::uuid), count(*) FROM public.resume_versions v WHERE v.resume_id = $1::uuid",
            {resume}));
    const auto highest = static_cast<int>(rows.integer(0, 0));
    // A resume that has no version yet says 1; where the newest were thinned out, only it remembers their numbers.
    const int remembered = rows.integer(0, 2) == 0 ? 0 : static_cast<int>(rows.integer(0, 1));
    return std::max(highest, remembered) + 1;
}

} // namespace shortlist::central
