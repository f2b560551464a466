// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device/secretstore.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace shortlist::device {

namespace {

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr qint64 largestSecret = 64 * 1024;

unsigned char *raw(QByteArray &bytes)
{
    return reinterpret_cast<unsigned char *>(bytes.data());
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

/// Whole or not at all, and never readable for others, not even while it is written.
Result<void> writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(bytes) != bytes.size()
        || !file.commit())
        return Error{Error::Kind::ReadOnly, path};
    return {};
}

Result<std::optional<QByteArray>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return std::optional<QByteArray>();
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::ReadOnly, path};
    return std::optional(file.read(largestSecret));
}

} // namespace

QString SecretStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/shortlist/secrets"_s;
}

QString SecretStore::fileOf(const QString &name) const
{
    return m_folder + u'/' + name + u".secret"_s;
}

Result<QByteArray> SecretStore::key()
{
    if (sodium_init() < 0)
        return Error{Error::Kind::Unknown, u"libsodium does not start"_s};
    QDir folder(m_folder);
    if (!folder.mkpath(u"."_s) || !QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner))
        return Error{Error::Kind::ReadOnly, m_folder};
    const QString path = m_folder + u"/key"_s;
    SHORTLIST_TRY(auto kept, readFile(path));
    if (kept && kept->size() == crypto_secretbox_KEYBYTES)
        return *kept;
    QByteArray made(crypto_secretbox_KEYBYTES, '\0');
    randombytes_buf(made.data(), static_cast<size_t>(made.size()));
    SHORTLIST_TRY_VOID(writeFile(path, made));
    return made;
}

Result<void> SecretStore::put(const QString &name, const QByteArray &secret)
{
    SHORTLIST_TRY(const QByteArray secretKey, key());
    QByteArray nonce(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(nonce.data(), static_cast<size_t>(nonce.size()));
    QByteArray box(secret.size() + crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_easy(
            raw(box), raw(secret), static_cast<unsigned long long>(secret.size()), raw(nonce), raw(secretKey))
        != 0)
        return Error{Error::Kind::Unknown, u"a secret cannot be sealed"_s};
    return writeFile(fileOf(name), nonce + box);
}

Result<std::optional<QByteArray>> SecretStore::find(const QString &name)
{
    SHORTLIST_TRY(const auto sealed, readFile(fileOf(name)));
    constexpr qsizetype least = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
    if (!sealed || sealed->size() < least)
        return std::optional<QByteArray>();
    SHORTLIST_TRY(const QByteArray secretKey, key());
    const QByteArray nonce = sealed->left(crypto_secretbox_NONCEBYTES);
    const QByteArray box = sealed->mid(crypto_secretbox_NONCEBYTES);
    QByteArray secret(box.size() - crypto_secretbox_MACBYTES, '\0');
    if (crypto_secretbox_open_easy(
            raw(secret), raw(box), static_cast<unsigned long long>(box.size()), raw(nonce), raw(secretKey))
        != 0)
        return std::optional<QByteArray>();
    return std::optional(secret);
}

Result<void> SecretStore::forget(const QString &name)
{
    QFile file(fileOf(name));
    if (file.exists() && !file.remove())
        return Error{Error::Kind::ReadOnly, file.fileName()};
    return {};
}

} // namespace shortlist::device
