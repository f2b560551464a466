// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/migrationset.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

// Outside every namespace, as the macro wants it: a static library's resources are not found without.
static void loadShortlistPostgresqlResources()
{
    Q_INIT_RESOURCE(shortlist_postgresql);
}

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, path + u": "_s + file.errorString()};
    return file.readAll();
}

Result<QList<Migration>> migrationsIn(const QString &folder)
{
    QList<Migration> migrations;
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        SHORTLIST_TRY(QByteArray sql, contents(folder + u'/' + name + u"/migration.sql"_s));
        migrations.append({name, std::move(sql)});
    }
    if (migrations.isEmpty())
        return Error{Error::Kind::NotFound, u"no migrations in "_s + folder};
    return migrations;
}

} // namespace

QString Migration::checksum() const
{
    return QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex());
}

Result<MigrationSet> MigrationSet::builtIn()
{
    loadShortlistPostgresqlResources();
    return fromFolder(u":/migrations"_s);
}

Result<MigrationSet> MigrationSet::fromFolder(const QString &folder)
{
    MigrationSet set;
    SHORTLIST_TRY(set.shared, migrationsIn(folder + u"/postgresql"_s));
    SHORTLIST_TRY(set.own, migrationsIn(folder + u"/postgresql-sync"_s));
    SHORTLIST_TRY(set.adoption, contents(folder + u"/postgresql-adopt/adopt.sql"_s));
    SHORTLIST_TRY(set.catalogQuery, contents(folder + u"/postgresql-adopt/catalog.sql"_s));
    SHORTLIST_TRY(const QByteArray catalog, contents(folder + u"/postgresql-adopt/catalog.txt"_s));
    set.catalog = catalog.split('\n');
    set.catalog.removeAll(QByteArray());
    return set;
}

Result<QString> createMigration(const QString &folder, const QString &name, const QString &utcTime)
{
    static const QRegularExpression allowed(u"^[a-z0-9_]{1,100}$"_s);
    if (!allowed.match(name).hasMatch())
        return Error{Error::Kind::InvalidInput, u"a migration's name has lower-case letters, digits and underscores"_s};
    const QString path = folder + u'/' + utcTime + u'_' + name;
    if (!QDir(folder).exists())
        return Error{Error::Kind::NotFound, folder};
    if (QDir(path).exists() || !QDir().mkpath(path))
        return Error{Error::Kind::ReadOnly, path};
    QFile file(path + u"/migration.sql"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write("-- SPDX-License-Identifier: GPL-3.0-or-later\n") < 0)
        return Error{Error::Kind::ReadOnly, file.fileName() + u": "_s + file.errorString()};
    return file.fileName();
}

} // namespace shortlist::central
