// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/postgressettings.h"
#include "sync/central/redissettings.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringList>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::central;

namespace {

void checkPostgres(const QString &text)
{
    const auto settings = PostgresSettings::fromUrl(text);
    if (!settings) {
        FUZZ_CHECK(settings.error().kind == Error::Kind::InvalidInput && !settings.error().detail.isEmpty());
        return;
    }
    // What is left is an address again, the same one, and has nothing in it that only Prisma knows.
    const auto again = PostgresSettings::fromUrl(settings.value().connection);
    FUZZ_CHECK(again && again.value().connection == settings.value().connection);
    FUZZ_CHECK(!again.value().throughPooler);
    const QString query = settings.value().connection.section(u'?', 1);
    for (const QString &pair : query.split(u'&'))
        FUZZ_CHECK(!pair.startsWith(u"schema="_s) && !pair.startsWith(u"pgbouncer="_s));
}

void checkRedis(const QString &text)
{
    const auto settings = RedisSettings::fromUrl(text);
    if (!settings) {
        FUZZ_CHECK(settings.error().kind == Error::Kind::InvalidInput && !settings.error().detail.isEmpty());
        return;
    }
    FUZZ_CHECK(!settings.value().host.isEmpty() || !settings.value().socketPath.isEmpty());
    FUZZ_CHECK(settings.value().port >= 0 && settings.value().port <= 65535);
    FUZZ_CHECK(settings.value().database >= 0);
}

} // namespace

/// Any text as DATABASE_URL and as REDIS_URL: refused in a sentence, or an address that means one thing.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkPostgres(text);
    checkRedis(text);
    return 0;
}
