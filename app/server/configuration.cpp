// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server/configuration.h"

#include <QFile>

namespace shortlist::server {

using namespace Qt::StringLiterals;

Result<Configuration> Configuration::load(const QString &path)
{
    Configuration configuration;
    QFile file(path.isEmpty() ? u"/etc/shortlist/server.conf"_s : path);
    if (!file.exists() && path.isEmpty())
        return configuration;
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, file.fileName() + u": "_s + file.errorString()};
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine(64 * 1024)).trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || !line.contains(u'='))
            continue;
        QString text = line.section(u'=', 1).trimmed();
        if (text.size() > 1 && text.startsWith(u'"') && text.endsWith(u'"'))
            text = text.mid(1, text.size() - 2);
        configuration.m_file.insert(line.section(u'=', 0, 0).trimmed(), text);
    }
    return configuration;
}

QString Configuration::value(const QString &name) const
{
    return qEnvironmentVariable(name.toLatin1().constData(), m_file.value(name));
}

Result<central::PostgresSettings> Configuration::postgres() const
{
    const QString url = value(u"DATABASE_URL"_s);
    if (url.isEmpty())
        return Error{Error::Kind::InvalidInput, u"DATABASE_URL is not set"_s};
    SHORTLIST_TRY(central::PostgresSettings settings, central::PostgresSettings::fromUrl(url));
    settings.applicationName = u"shortlist-server"_s;
    return settings;
}

Result<central::RedisSettings> Configuration::redis() const
{
    const QString url = value(u"REDIS_URL"_s);
    if (url.isEmpty())
        return Error{Error::Kind::InvalidInput, u"REDIS_URL is not set"_s};
    return central::RedisSettings::fromUrl(url);
}

} // namespace shortlist::server
