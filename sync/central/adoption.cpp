// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/adoption.h"

#include <QHash>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

const QStringList &documentTables()
{
    static const QStringList tables{u"users"_s, u"resumes"_s, u"resume_versions"_s, u"templates"_s,
        u"job_descriptions"_s, u"analyses"_s, u"ai_usage"_s, u"subscriptions"_s, u"audit_logs"_s};
    return tables;
}

struct Rule
{
    const char *table;
    const char *broken;
    const char *sentence;
};

// A Prisma-made database has none of the document's checks, so its rows may break them.
constexpr Rule rules[] = {
    {"users", "subscription_tier NOT IN ('free', 'premium', 'admin')", "have a subscription_tier that is none"},
    {"users", "email !~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Z|a-z]{2,}$'",
        "have an e-mail address that the document's pattern refuses"},
    {"resumes", "status NOT IN ('draft', 'published', 'archived')", "have a status that is none"},
    {"resumes", "octet_length(extracted_text) > 1000000", "have an extracted_text too long for full-text search"},
    {"resume_versions", "change_type NOT IN ('manual', 'ai_optimized', 'template_change')",
        "have a change_type that is none"},
    {"job_descriptions", "octet_length(description) > 1000000", "have a description too long for full-text search"},
    {"analyses", "analysis_type NOT IN ('ats_score', 'keyword_match', 'full_analysis', 'optimization')",
        "have an analysis_type that is none"},
    {"analyses", "status NOT IN ('pending', 'processing', 'completed', 'failed')", "have a status that is none"},
    {"subscriptions", "tier NOT IN ('free', 'premium_monthly', 'premium_annual')", "have a tier that is none"},
    {"subscriptions", "status NOT IN ('active', 'cancelled', 'expired', 'trial')", "have a status that is none"},
};

// Column → type in our catalogue, of the nine tables only.
QHash<QString, QString> expectedColumns(const MigrationSet &set)
{
    QHash<QString, QString> columns;
    for (const QByteArray &line : set.catalog) {
        if (!line.startsWith("column public."))
            continue;
        QString rest = QString::fromUtf8(line.mid(14));
        const QString name = rest.section(u' ', 0, 0);
        QString type = rest.section(u' ', 1);
        type = type.section(u" not null"_s, 0, 0).section(u" default "_s, 0, 0);
        columns.insert(name, type);
    }
    return columns;
}

Result<QStringList> columnObstacles(Database &database, const MigrationSet &set)
{
    SHORTLIST_TRY(const Rows rows,
        database.run("SELECT c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod)"
                     " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                     " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
                     " AND a.attnum > 0 AND NOT a.attisdropped"));
    QHash<QString, QString> found;
    for (int i = 0; i < rows.size(); ++i)
        found.insert(rows.text(i, 0), rows.text(i, 1));
    QStringList obstacles;
    const QHash<QString, QString> expected = expectedColumns(set);
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        QString type = found.value(it.key());
        if (type == u"timestamp without time zone"_s)
            type = u"timestamp(3) without time zone"_s; // what adopting changes
        if (type.isEmpty())
            obstacles.append(u"The column %1 is missing."_s.arg(it.key()));
        else if (type != it.value())
            obstacles.append(u"The column %1 is %2 and should be %3."_s.arg(it.key(), type, it.value()));
    }
    obstacles.sort();
    return obstacles;
}

Result<QStringList> rowObstacles(Database &database)
{
    QStringList obstacles;
    for (const Rule &rule : rules) {
        const QByteArray from = QByteArray(" FROM public.") + rule.table + " WHERE " + rule.broken;
        SHORTLIST_TRY(const Rows count, database.run("SELECT count(*), (SELECT id" + from + " LIMIT 1)" + from));
        if (count.integer(0, 0) > 0) {
            obstacles.append(u"%1 rows of %2 %3, for example %4."_s.arg(
                count.text(0, 0), QLatin1StringView(rule.table), QLatin1StringView(rule.sentence), count.text(0, 1)));
        }
    }
    return obstacles;
}

} // namespace

Result<Inspection> inspect(Database &database, const MigrationSet &set)
{
    SHORTLIST_TRY(const Rows rows,
        database.run("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')"
                     " AND relnamespace = to_regnamespace('public')"
                     " AND NOT relispartition AND relname <> '_prisma_migrations'"));
    QStringList present;
    QStringList others;
    for (int i = 0; i < rows.size(); ++i)
        (documentTables().contains(rows.text(i, 0)) ? present : others).append(rows.text(i, 0));

    Inspection inspection;
    SHORTLIST_TRY(const Rows history, database.run("SELECT to_regclass('public._prisma_migrations') IS NOT NULL"));
    if (history.boolean(0, 0)) {
        SHORTLIST_TRY(const Rows first,
            database.run("SELECT 1 FROM public._prisma_migrations WHERE migration_name = $1"
                         " AND rolled_back_at IS NULL",
                {set.shared.first().name}));
        if (!first.isEmpty()) {
            inspection.origin = Origin::Ours;
            return inspection;
        }
    }
    if (present.isEmpty()) {
        if (!others.isEmpty())
            inspection.obstacles.append(
                u"The database has tables, but not those of the document: %1."_s.arg(others.join(u", "_s)));
        return inspection;
    }
    inspection.origin = Origin::Adoptable;
    QStringList missing;
    for (const QString &table : documentTables()) {
        if (!present.contains(table))
            missing.append(table);
    }
    if (!missing.isEmpty()) {
        inspection.obstacles.append(
            u"Tables of the document are missing, so it was only half loaded: %1."_s.arg(missing.join(u", "_s)));
        return inspection;
    }
    SHORTLIST_TRY(inspection.obstacles, columnObstacles(database, set));
    if (inspection.obstacles.isEmpty()) {
        SHORTLIST_TRY(inspection.obstacles, rowObstacles(database));
    }
    return inspection;
}

} // namespace shortlist::central
