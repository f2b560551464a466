// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device/directline.h"
#include "sync/device/libraryjournal.h"
#include "sync/device/secretstore.h"

namespace shortlist::device {

struct SignIn
{
    QString email;
    QString password;
    QString central;
    QString redis;
    QString device; ///< its name, as the account's list of devices shows it
};

/// Which account a library belongs to, and the device's token for it.
class Membership
{
public:
    /// Both outlive it.
    Membership(LibraryJournal &journal, SecretStore &secrets)
        : m_journal(journal)
        , m_secrets(secrets)
    {
    }

    /// Binds the library to the account (decisions.md, "The library on a device", 2): its user becomes the account's,
    /// every row keeps its id and waits to be sent; what the account already has stays beside it. A library of another
    /// account is refused, and so is a wrong password: InvalidInput with a sentence. Unreachable without a server.
    Result<void> signIn(const SignIn &request);

    enum class Told { Centre, NobodyAnswered };
    /// The token is taken back (where the centre answers) and forgotten; the library stays as it is, and bound.
    Result<Told> signOut();

    /// InvalidInput with a sentence where nobody is signed in.
    Result<LineSettings> line();
    /// The account's address; empty where the library was never bound.
    Result<QString> email() { return m_journal.meta(QStringLiteral("account_email")); }

private:
    Result<void> bind(const QString &account, const QString &email, const QString &secret);

    LibraryJournal &m_journal;
    SecretStore &m_secrets;
};

} // namespace shortlist::device
