// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/templaterepository.h"

#include "models/base/templateid.h"
#include "models/store/logging.h"
#include "models/store/rows.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

const QStringList galleryOrder{
    u"classic"_s, u"executive"_s, u"modern"_s, u"tech"_s, u"compact"_s, u"academic"_s, u"editorial"_s, u"sidebar"_s};

constexpr auto selectActive = "SELECT id, name, description, category, design, is_active, is_premium, ats_score, "
                              "usage_count FROM templates WHERE is_active = 1";
constexpr auto selectTemplate = "SELECT id, name, description, category, design, is_active, is_premium, ats_score, "
                                "usage_count FROM templates WHERE id = ?1";
constexpr auto upsertTemplate
    = "INSERT INTO templates (id, name, description, category, ats_score, design, created_at, updated_at) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) ON CONFLICT (name) DO UPDATE SET description = excluded.description, "
      "category = excluded.category, ats_score = excluded.ats_score, design = excluded.design, "
      "updated_at = excluded.updated_at";

Result<TemplateRecord> readTemplate(const Statement &row)
{
    TemplateRecord record;
    record.id = TemplateId::parse(row.text(0));
    record.name = row.text(1);
    record.description = row.text(2);
    record.category = row.text(3);
    SHORTLIST_TRY(record.design, objectFromColumn(row.bytes(4)));
    record.slug = record.design.value(u"id").toString();
    if (record.slug.isEmpty())
        record.slug = record.name.toLower().simplified().replace(u' ', u'-');
    record.active = row.integer(5) != 0;
    record.premium = row.integer(6) != 0;
    if (!row.isNull(7))
        record.atsScore = row.integer(7);
    record.usageCount = row.integer(8);
    return record;
}

qsizetype galleryPlace(const QString &slug)
{
    const qsizetype place = galleryOrder.indexOf(slug);
    return place < 0 ? galleryOrder.size() : place;
}

std::optional<TemplateSeed> readSeed(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    TemplateSeed seed;
    seed.design = QJsonDocument::fromJson(file.readAll()).object();
    seed.slug = seed.design.value(u"id").toString();
    seed.name = seed.design.value(u"name").toString();
    if (seed.slug.isEmpty() || seed.name.isEmpty())
        return std::nullopt;
    seed.description = seed.design.value(u"description").toString();
    seed.category = seed.design.value(u"category").toString();
    if (const QJsonValue score = seed.design.value(u"atsScore"); score.isDouble())
        seed.atsScore = score.toInt();
    return seed;
}

} // namespace

QList<TemplateSeed> templateSeeds(const QString &folder)
{
    QList<TemplateSeed> seeds;
    const QDir directory(folder);
    for (const QString &name : directory.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        if (name.endsWith(u".schema.json"_s))
            continue; // what a design must look like lies beside the designs
        if (auto seed = readSeed(directory.filePath(name)))
            seeds.append(*std::move(seed));
        else
            qCWarning(lcStore) << "not a template design:" << name;
    }
    std::stable_sort(seeds.begin(), seeds.end(),
        [](const TemplateSeed &a, const TemplateSeed &b) { return galleryPlace(a.slug) < galleryPlace(b.slug); });
    return seeds;
}

Result<QList<TemplateRecord>> TemplateRepository::active()
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectActive));
    QList<TemplateRecord> templates;
    SHORTLIST_TRY_VOID(select.forEach([&](const Statement &row) -> Result<void> {
        SHORTLIST_TRY(auto record, readTemplate(row));
        templates.append(std::move(record));
        return {};
    }));
    std::stable_sort(templates.begin(), templates.end(), [](const TemplateRecord &a, const TemplateRecord &b) {
        const qsizetype placeA = galleryPlace(a.slug);
        const qsizetype placeB = galleryPlace(b.slug);
        return placeA == placeB ? a.name.localeAwareCompare(b.name) < 0 : placeA < placeB;
    });
    return templates;
}

Result<TemplateRecord> TemplateRepository::byId(TemplateId id)
{
    SHORTLIST_TRY(auto select, m_db.prepare(selectTemplate));
    SHORTLIST_TRY_VOID(select.bind(id.toString()));
    SHORTLIST_TRY(const Step found, select.step());
    if (found == Step::Done)
        return Error{Error::Kind::NotFound, u"template "_s + id.toString()};
    return readTemplate(select);
}

Result<TemplateId> TemplateRepository::defaultId()
{
    SHORTLIST_TRY(const QList<TemplateRecord> templates, active());
    return templates.isEmpty() ? TemplateId() : templates.constFirst().id;
}

Result<void> TemplateRepository::seed(LibraryWrite &write, const QList<TemplateSeed> &seeds)
{
    for (const TemplateSeed &seed : seeds) {
        SHORTLIST_TRY(auto upsert, m_db.prepare(upsertTemplate));
        SHORTLIST_TRY_VOID(upsert.bind(templateIdOf(seed.slug).toString(), seed.name, nullIfEmpty(seed.description),
            nullIfEmpty(seed.category), seed.atsScore, jsonColumn(seed.design), write.now()));
        SHORTLIST_TRY_VOID(upsert.run());
    }
    write.changes.templates = true;
    return {};
}

} // namespace shortlist::store
