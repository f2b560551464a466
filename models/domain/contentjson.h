// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"

/// Shared parts of reading and writing content JSON. Private to models/domain.
namespace shortlist::detail {

/// Makes the ids that a place in given bytes has on every device: uuid5(owner, hash of the JSON, path).
class PlaceIds
{
public:
    PlaceIds(ResumeId owner, const QByteArray &contentHash)
        : m_owner(owner.value)
        , m_hash(QString::fromLatin1(contentHash.toHex()))
    {
    }
    [[nodiscard]] ItemId at(const QString &path) const { return {QUuid::createUuidV5(m_owner, m_hash + path)}; }

private:
    QUuid m_owner;
    QString m_hash;
};

TextItem readItem(const QJsonValue &value, const PlaceIds &ids, const QString &path);
QList<TextItem> readItems(const QJsonArray &array, const PlaceIds &ids, const QString &path);
QJsonArray writeItems(const QList<TextItem> &items);

Entry readEntry(const QJsonValue &value, const SectionSpec &spec, const PlaceIds &ids, const QString &path);
QList<Entry> readEntries(const QJsonArray &array, const SectionSpec &spec, const PlaceIds &ids, const QString &path);
QJsonObject writeObject(const Entry &entry);
QJsonValue writeEntry(const Entry &entry, const SectionSpec &spec);
QJsonArray writeEntries(const QList<Entry> &entries, const SectionSpec &spec);

/// content.skills, an object or an array. `labels` are content.labels; what becomes a group's name is taken out of
/// them. `sectionKeys` are keys whose label belongs to a section and not to a group.
Section readSkills(const QJsonValue &value, QJsonObject &labels, const QStringList &sectionKeys, const PlaceIds &ids);
QJsonValue writeSkills(const Section &section, QJsonObject &labels, const QStringList &sectionKeys);

} // namespace shortlist::detail
