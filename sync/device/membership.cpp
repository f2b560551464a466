// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/membership.h"

#include "models/base/canonicaljson.h"
#include "models/base/id.h"
#include "sync/engine/tables.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::device {

using namespace shortlist::central;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::Membership", text);
}

Error refused(const char *sentence)
{
    return {Error::Kind::InvalidInput, tr(sentence)};
}

Result<std::unique_ptr<PostgresConnection>> connectTo(const QString &central)
{
    SHORTLIST_TRY(PostgresSettings settings, PostgresSettings::fromUrl(central));
    settings.applicationName = u"shortlist sign-in"_s;
    return PostgresConnection::open(settings);
}

Result<void> signOutWith(Database &database, const QString &token)
{
    SHORTLIST_TRY(auto transaction, central::Transaction::begin(database));
    SHORTLIST_TRY(const Rows set, database.run("SELECT set_config('shortlist.token', $1, true)", {token}));
    Q_UNUSED(set)
    SHORTLIST_TRY(const Rows out, database.run("SELECT sync.sign_out()"));
    Q_UNUSED(out)
    SHORTLIST_TRY(const Commit done, transaction.commit());
    Q_UNUSED(done)
    return {};
}

} // namespace

Result<void> Membership::signIn(const SignIn &request)
{
    SHORTLIST_TRY(auto connection, connectTo(request.central));
    SHORTLIST_TRY(const Rows rows,
        connection->run("SELECT outcome, token, user_id FROM sync.sign_in($1, $2, $3)",
            {request.email, request.password, request.device}));
    const QString outcome = rows.isEmpty() ? QString() : rows.text(0, 0);
    if (outcome == "throttled"_L1)
        return refused("Too many attempts to sign in. Wait a few minutes, then try again.");
    if (outcome != "ok"_L1)
        return refused("This e-mail address and password do not belong together. Check both and try again.");
    const QString token = rows.text(0, 1);
    const QString account = rows.text(0, 2);
    SHORTLIST_TRY(const sync::JournalState state, m_journal.state());
    if (!state.owner.isEmpty() && state.owner != account) {
        SHORTLIST_TRY_VOID(signOutWith(*connection, token));
        return refused(
            "This library belongs to another account. Give a new file with --library to sign in to this one.");
    }
    SHORTLIST_TRY(const QString old, m_journal.meta(u"sign_in"_s));
    const QString secret = newUuid().toString(QUuid::WithoutBraces);
    const QJsonObject kept{{u"token"_s, token}, {u"central"_s, request.central}, {u"redis"_s, request.redis}};
    SHORTLIST_TRY_VOID(m_secrets.put(secret, canonicalJson(kept)));
    SHORTLIST_TRY_VOID(bind(account, request.email.trimmed().toLower(), secret));
    return old.isEmpty() ? Result<void>() : m_secrets.forget(old);
}

Result<void> Membership::bind(const QString &account, const QString &email, const QString &secret)
{
    // The user's new id reaches its rows through the foreign keys, which do not act on the journal's connection
    // otherwise.
    store::Connection &db = m_journal.db();
    SHORTLIST_TRY_VOID(db.runScript("PRAGMA foreign_keys = ON"));
    const auto work = [&]() -> Result<void> {
        SHORTLIST_TRY(sync::JournalState state, m_journal.state());
        state.owner = account;
        SHORTLIST_TRY_VOID(m_journal.setState(state));
        SHORTLIST_TRY(auto user, db.prepare("UPDATE users SET id = ?1, email = ?2"));
        SHORTLIST_TRY_VOID(user.bind(account, email));
        SHORTLIST_TRY_VOID(user.run());
        SHORTLIST_TRY_VOID(m_journal.setMeta(u"sign_in"_s, secret));
        SHORTLIST_TRY_VOID(m_journal.setMeta(u"account_email"_s, email));
        // Rows wait as creates from their first day; one that does not is mended here.
        return m_journal.forEachRow([&](const sync::RowKey &key, const sync::LocalRow &row) -> Result<void> {
            SHORTLIST_TRY(const auto pending, m_journal.queued(key, sync::QueueState::Pending));
            SHORTLIST_TRY(const auto sent, m_journal.queued(key, sync::QueueState::Sealed));
            if (row.rev > 0 || pending || sent)
                return {};
            sync::QueuedOperation made;
            made.operation.id = newUuid().toString(QUuid::WithoutBraces);
            made.operation.group = made.operation.id;
            made.operation.row = key;
            made.operation.kind = sync::OperationKind::Create;
            return m_journal.putOperation(made);
        });
    };
    const Result<void> done = m_journal.transact(work);
    SHORTLIST_TRY_VOID(db.runScript("PRAGMA foreign_keys = OFF"));
    return done;
}

Result<Membership::Told> Membership::signOut()
{
    SHORTLIST_TRY(const LineSettings settings, line());
    Told told = Told::NobodyAnswered;
    if (auto connection = connectTo(settings.central)) {
        if (signOutWith(*connection.value(), settings.token))
            told = Told::Centre;
    }
    SHORTLIST_TRY(const QString secret, m_journal.meta(u"sign_in"_s));
    SHORTLIST_TRY_VOID(m_secrets.forget(secret));
    SHORTLIST_TRY_VOID(m_journal.transact([this] { return m_journal.setMeta(u"sign_in"_s, {}); }));
    return told;
}

Result<LineSettings> Membership::line()
{
    SHORTLIST_TRY(const QString secret, m_journal.meta(u"sign_in"_s));
    SHORTLIST_TRY(const sync::JournalState state, m_journal.state());
    std::optional<QByteArray> kept;
    if (!secret.isEmpty()) {
        SHORTLIST_TRY(kept, m_secrets.find(secret));
    }
    if (!kept)
        return refused("Nobody is signed in here. Sign in first: shortlist-cli sign-in EMAIL --central URL");
    const QJsonObject json = QJsonDocument::fromJson(*kept).object();
    return LineSettings{json.value("central"_L1).toString(), json.value("redis"_L1).toString(), state.owner,
        json.value("token"_L1).toString()};
}

} // namespace shortlist::device
