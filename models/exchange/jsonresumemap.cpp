// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/jsonresumemap.h"

#include "models/domain/partialdate.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::exchange::detail {

const QString ownKey = u"x-shortlist"_s;

namespace {

const QString extraKey = u"extra"_s;
const QString endKey = u"endDate"_s;
const QString keepKey = u"keep"_s;
const QString asKey = u"as"_s;
const QString schemeAdded = u"https:"_s; ///< before the name of a stand-in whose address got a scheme

Rename same(const QString &key)
{
    return {key, key, {}, {}};
}

bool isOpenEnd(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty())
        || (value.isString() && PartialDate::parse(value.toString()).kind == PartialDate::Kind::Present);
}

bool hasText(const QJsonValue &value)
{
    return value.isString() && !value.toString().isEmpty();
}

/// What import makes of an absent end.
QJsonValue impliedEnd(const QJsonObject &object, const ObjectMap &map)
{
    return map.openEnd && hasText(object.value("startDate"_L1)) ? QJsonValue(u"present"_s)
                                                                : QJsonValue(QJsonValue::Undefined);
}

bool hasDates(const ObjectMap &map)
{
    return std::any_of(
        map.renames.begin(), map.renames.end(), [](const Rename &rename) { return rename.resume == endKey; });
}

void readEnd(QJsonObject &content, const ObjectMap &map, const QJsonObject &keep)
{
    if (!hasDates(map) || !isOpenEnd(content.value(endKey)))
        return;
    const QJsonValue end = keep.contains(endKey) ? keep.value(endKey) : impliedEnd(content, map);
    if (hasText(end))
        content.insert(endKey, end);
    else
        content.remove(endKey);
}

void writeEnd(QJsonObject &resume, QJsonObject &keep, const QJsonObject &content, const ObjectMap &map)
{
    if (!hasDates(map) || !isOpenEnd(content.value(endKey)))
        return;
    resume.remove(endKey);
    const QJsonValue end = content.value(endKey);
    if (hasText(end) != hasText(impliedEnd(content, map)))
        keep.insert(endKey, hasText(end) ? end : QJsonValue(QString()));
}

} // namespace

const ObjectMap &basicsMap()
{
    static const ObjectMap map{
        {same(u"name"_s), {u"label"_s, u"label"_s, {}, u"headline"_s}, {u"image"_s, u"image"_s, u"picture"_s, {}},
            same(u"email"_s), same(u"phone"_s), {u"url"_s, u"url"_s, u"website"_s, u"website"_s}},
        false};
    return map;
}

const ObjectMap &workMap()
{
    static const ObjectMap map{
        {{u"position"_s, u"title"_s, {}, {}}, {u"name"_s, u"company"_s, u"company"_s, {}}, same(u"location"_s),
            same(u"startDate"_s), same(endKey), {u"highlights"_s, u"bullets"_s, {}, {}}, same(u"summary"_s),
            same(u"description"_s), {u"url"_s, u"url"_s, u"website"_s, {}}},
        true};
    return map;
}

const ObjectMap &educationMap()
{
    static const ObjectMap map{
        {same(u"institution"_s), {u"studyType"_s, u"degree"_s, {}, {}}, {u"area"_s, u"field"_s, {}, {}},
            {u"score"_s, u"gpa"_s, u"gpa"_s, {}}, same(u"courses"_s), {u"url"_s, u"url"_s, u"website"_s, {}},
            same(u"startDate"_s), same(endKey)},
        false};
    return map;
}

const ObjectMap &projectMap()
{
    static const ObjectMap map{
        {same(u"name"_s), {u"description"_s, u"description"_s, {}, u"summary"_s},
            {u"highlights"_s, u"bullets"_s, {}, {}}, {u"keywords"_s, u"technologies"_s, {}, u"tech"_s},
            same(u"startDate"_s), same(endKey), {u"url"_s, u"url"_s, u"website"_s, {}}, same(u"roles"_s),
            {u"entity"_s, u"entity"_s, {}, u"org"_s}, same(u"type"_s)},
        false};
    return map;
}

const ObjectMap &certificateMap()
{
    static const ObjectMap map{
        {same(u"name"_s), same(u"issuer"_s), same(u"date"_s), {u"url"_s, u"url"_s, u"website"_s, {}}}, false};
    return map;
}

const ObjectMap &volunteerMap()
{
    static const ObjectMap map{{same(u"organization"_s), same(u"position"_s), {u"url"_s, u"url"_s, u"website"_s, {}},
                                   same(u"startDate"_s), same(endKey), same(u"summary"_s), same(u"highlights"_s)},
        true};
    return map;
}

const ObjectMap &sameMap()
{
    static const ObjectMap map{
        {same(u"name"_s), same(u"title"_s), same(u"date"_s), same(u"awarder"_s), same(u"summary"_s),
            same(u"publisher"_s), same(u"releaseDate"_s), {u"url"_s, u"url"_s, u"website"_s, {}}, same(u"language"_s),
            same(u"fluency"_s), same(u"keywords"_s), same(u"reference"_s)},
        false};
    return map;
}

QJsonObject toContent(const QJsonObject &resume, const ObjectMap &map)
{
    QJsonObject rest = resume;
    const QJsonObject own = rest.take(ownKey).toObject();
    const QJsonObject as = own.value(asKey).toObject();
    const QJsonObject keep = own.value(keepKey).toObject();
    QJsonObject content;
    for (const Rename &rename : map.renames) {
        QJsonValue value = rest.take(rename.resume);
        if (value.isUndefined() && !rename.old.isEmpty())
            value = rest.take(rename.old);
        if (value.isUndefined())
            continue;
        QString name = as.value(rename.resume).toString();
        if (name.startsWith(schemeAdded)) {
            name.remove(0, schemeAdded.size());
            if (value.toString().startsWith("https://"_L1))
                value = value.toString().mid(8);
        }
        content.insert(!name.isEmpty() && name == rename.standIn ? name : rename.content, value);
    }
    readEnd(content, map, keep);
    for (auto it = keep.begin(); it != keep.end(); ++it) {
        if (it.key() != endKey && !content.contains(it.key()))
            content.insert(it.key(), it.value());
    }
    if (!rest.isEmpty())
        content.insert(extraKey, rest);
    return content;
}

QJsonObject toResume(const QJsonObject &content, const ObjectMap &map)
{
    QJsonObject rest = content;
    QJsonObject resume;
    QJsonObject as;
    for (const Rename &rename : map.renames) {
        QJsonValue value = rest.take(rename.content);
        if (value.isUndefined() && !rename.standIn.isEmpty() && rest.contains(rename.standIn)) {
            value = rest.take(rename.standIn);
            QString name = rename.standIn;
            if (rename.resume == "url"_L1 && hasText(value) && !value.toString().contains("://"_L1)) {
                value = u"https://"_s + value.toString();
                name.prepend(schemeAdded);
            }
            as.insert(rename.resume, name);
        }
        if (!value.isUndefined())
            resume.insert(rename.resume, value);
    }
    QJsonObject keep;
    writeEnd(resume, keep, content, map);
    const QJsonValue extra = rest.take(extraKey);
    if (extra.isObject()) {
        const QJsonObject unknown = extra.toObject();
        for (auto it = unknown.begin(); it != unknown.end(); ++it) {
            if (!resume.contains(it.key()))
                resume.insert(it.key(), it.value());
        }
    } else if (!extra.isUndefined()) {
        keep.insert(extraKey, extra);
    }
    for (auto it = rest.begin(); it != rest.end(); ++it)
        keep.insert(it.key(), it.value());
    QJsonObject own;
    if (!as.isEmpty())
        own.insert(asKey, as);
    if (!keep.isEmpty())
        own.insert(keepKey, keep);
    if (!own.isEmpty())
        resume.insert(ownKey, own);
    return resume;
}

QJsonArray toContent(const QJsonArray &resume, const ObjectMap &map)
{
    QJsonArray array;
    for (const QJsonValue item : resume)
        array.append(item.isObject() ? QJsonValue(toContent(item.toObject(), map)) : item);
    return array;
}

QJsonArray toResume(const QJsonArray &content, const ObjectMap &map)
{
    QJsonArray array;
    for (const QJsonValue item : content)
        array.append(item.isObject() ? QJsonValue(toResume(item.toObject(), map)) : item);
    return array;
}

} // namespace shortlist::exchange::detail
