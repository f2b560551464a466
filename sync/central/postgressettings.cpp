// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/postgressettings.h"

#include <QStringList>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView prismaOnly[] = {"schema"_L1, "connection_limit"_L1, "pool_timeout"_L1, "pgbouncer"_L1,
    "socket_timeout"_L1, "statement_cache_size"_L1, "sslaccept"_L1, "sslidentity"_L1, "single_use_connections"_L1};

} // namespace

// Taken apart by hand, because QUrl would decode and encode again what libpq decodes itself (a percent in a password).
Result<PostgresSettings> PostgresSettings::fromUrl(const QString &url)
{
    if (!url.startsWith(u"postgresql://"_s) && !url.startsWith(u"postgres://"_s))
        return Error{Error::Kind::InvalidInput, u"the address of the database must begin with postgresql://"_s};

    PostgresSettings settings;
    const qsizetype question = url.indexOf(u'?');
    QStringList kept;
    const QString query = question < 0 ? QString() : url.mid(question + 1);
    for (const QString &pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const QString key = pair.section(u'=', 0, 0);
        if (key == u"pgbouncer"_s)
            settings.throughPooler = pair.section(u'=', 1) == u"true"_s;
        if (std::find(std::begin(prismaOnly), std::end(prismaOnly), key) == std::end(prismaOnly))
            kept.append(pair);
    }
    settings.connection = url.left(question);
    if (!kept.isEmpty())
        settings.connection += u'?' + kept.join(u'&');
    return settings;
}

} // namespace shortlist::central
