// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

/// How one kind of object is renamed between JSON Resume and content. Private to models/exchange.
namespace shortlist::exchange::detail {

struct Rename
{
    QString resume; ///< key in JSON Resume
    QString content; ///< key in content
    QString old; ///< key of version 0, read where the new one is absent; may be empty
    /// A content key that is written under `resume` where `content` is absent, and comes back as what it was.
    QString standIn;
};

struct ObjectMap
{
    QList<Rename> renames;
    bool openEnd = false; ///< a start without an end means that it goes on
};

const ObjectMap &basicsMap();
const ObjectMap &workMap();
const ObjectMap &educationMap();
const ObjectMap &projectMap();
const ObjectMap &certificateMap();
const ObjectMap &volunteerMap();
/// For what has the same keys on both sides.
const ObjectMap &sameMap();

/// The key under which exports keep what JSON Resume has no place for.
extern const QString ownKey;

QJsonObject toContent(const QJsonObject &resume, const ObjectMap &map);
QJsonObject toResume(const QJsonObject &content, const ObjectMap &map);
/// The same for arrays; values that are no objects go through as they are.
QJsonArray toContent(const QJsonArray &resume, const ObjectMap &map);
QJsonArray toResume(const QJsonArray &content, const ObjectMap &map);

} // namespace shortlist::exchange::detail
