// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/templateseed.h"

#include "models/base/templateid.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestDesign = 1 << 20;

Result<QJsonObject> readDesign(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestDesign)
        return Error{Error::Kind::InvalidInput, path + u" cannot be read"_s};
    const QJsonObject design = QJsonDocument::fromJson(file.readAll()).object();
    if (design.value(u"id"_s).toString().isEmpty() || design.value(u"name"_s).toString().isEmpty())
        return Error{Error::Kind::InvalidInput, path + u" is no template design"_s};
    return design;
}

Parameter textOrNull(const QJsonValue &value)
{
    return value.isString() ? Parameter(value.toString()) : Parameter(nullptr);
}

} // namespace

Result<SeedReport> seedTemplates(Database &database, const QString &folder)
{
    QStringList files = QDir(folder).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    // What a design must look like lies beside the designs.
    files.removeIf([](const QString &name) { return name.endsWith(u".schema.json"_s); });
    if (files.isEmpty())
        return Error{Error::Kind::NotFound, u"no designs in "_s + folder};

    SeedReport report;
    SHORTLIST_TRY(Transaction transaction, Transaction::begin(database));
    for (const QString &file : files) {
        SHORTLIST_TRY(const QJsonObject design, readDesign(folder + u'/' + file));
        const QJsonValue score = design.value(u"atsScore"_s);
        // A row that is the same already is left alone, or every device would be sent it again.
        SHORTLIST_TRY(const Rows written,
            database.run("INSERT INTO templates AS t (id, name, description, category, design, ats_score,"
                         " created_at, updated_at) SELECT $1::uuid, $2, $3, $4, $5::jsonb, $6::int, n, n FROM"
                         " (SELECT date_trunc('milliseconds', now() AT TIME ZONE 'UTC') AS n) x"
                         " ON CONFLICT (name) DO UPDATE SET description = excluded.description, category ="
                         " excluded.category, design = excluded.design, ats_score = excluded.ats_score,"
                         " updated_at = excluded.updated_at WHERE (t.description, t.category, t.design,"
                         " t.ats_score) IS DISTINCT FROM (excluded.description, excluded.category,"
                         " excluded.design, excluded.ats_score) RETURNING xmax = 0",
                {templateIdOf(design.value(u"id"_s).toString()).value, design.value(u"name"_s).toString(),
                    textOrNull(design.value(u"description"_s)), textOrNull(design.value(u"category"_s)),
                    QJsonDocument(design), score.isDouble() ? Parameter(score.toInt()) : Parameter(nullptr)}));
        if (written.isEmpty())
            ++report.unchanged;
        else
            ++(written.boolean(0, 0) ? report.created : report.updated);
    }
    SHORTLIST_TRY(const Commit done, transaction.commit());
    if (done == Commit::Unknown)
        return Error{Error::Kind::Unreachable, u"the connection was lost; seed again"_s};
    return report;
}

} // namespace shortlist::central
