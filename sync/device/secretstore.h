// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace shortlist::device {

/// Keeps secrets (a device's token, an address with a password) in a folder of their own, apart from the library, so
/// that a copy of the library carries none. Each is a file that only its owner may read, sealed with libsodium's
/// secretbox under a key that lies beside it with the same rights: this keeps a secret out of backups and searches of
/// single files, not from who can read the whole folder.
class SecretStore
{
public:
    explicit SecretStore(QString folder)
        : m_folder(std::move(folder))
    {
    }
    /// `secrets` in the program's own folder for settings.
    static QString defaultFolder();

    /// `name` is a UUID. ReadOnly where the folder cannot be written.
    Result<void> put(const QString &name, const QByteArray &secret);
    /// Nothing where there is none, or where it cannot be opened any more.
    Result<std::optional<QByteArray>> find(const QString &name);
    Result<void> forget(const QString &name);

private:
    Result<QByteArray> key();
    [[nodiscard]] QString fileOf(const QString &name) const;

    QString m_folder;
};

} // namespace shortlist::device
