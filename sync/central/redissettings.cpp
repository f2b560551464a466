// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/redissettings.h"

#include <QUrl>
#include <QUrlQuery>

namespace shortlist::central {

using namespace Qt::StringLiterals;

Result<RedisSettings> RedisSettings::fromUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme();
    RedisSettings settings;
    QString database;
    if (scheme == u"unix"_s) {
        settings.socketPath = url.path();
        database = QUrlQuery(url).queryItemValue(u"db"_s);
    } else if (scheme == u"redis"_s || scheme == u"rediss"_s) {
        settings.host = url.host().isEmpty() ? u"127.0.0.1"_s : url.host();
        settings.port = url.port(6379);
        settings.tls = scheme == u"rediss"_s;
        database = url.path().mid(1);
    }
    bool number = true;
    if (!database.isEmpty())
        settings.database = database.toInt(&number);
    if (!url.isValid() || (settings.host.isEmpty() && settings.socketPath.isEmpty()) || !number
        || settings.database < 0)
        return Error{Error::Kind::InvalidInput, u"the address of Redis must be redis://host:port/database"_s};
    settings.user = url.userName(QUrl::FullyDecoded).toUtf8();
    settings.password = url.password(QUrl::FullyDecoded).toUtf8();
    return settings;
}

} // namespace shortlist::central
