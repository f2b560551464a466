// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "models/store/librarywrite.h"

namespace shortlist::store {

/// A template that the program brings along.
struct TemplateSeed
{
    QString slug;
    QString name;
    QString description;
    QString category;
    std::optional<int> atsScore;
    QJsonObject design;
};

/// The designs in the folder (":/templates" in the program), in the order of the gallery. A file that is not a design
/// is left out; one named "….schema.json" silently.
QList<TemplateSeed> templateSeeds(const QString &folder);

/// Templates: the one place that knows how they lie in SQLite. Used on the connection's thread only.
class TemplateRepository
{
public:
    explicit TemplateRepository(Connection &db)
        : m_db(db)
    {
    }

    Result<QList<TemplateRecord>> active(); ///< in the order of the gallery
    Result<TemplateRecord> byId(TemplateId id);
    Result<TemplateId> defaultId(); ///< Classic, or the first there is; null when there is none

    /// Brings the rows to the seeds. A row that has a seed's name under another id keeps that id.
    Result<void> seed(LibraryWrite &write, const QList<TemplateSeed> &seeds);

private:
    Connection &m_db;
};

} // namespace shortlist::store
