// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/jsonresume.h"

#include "models/domain/skillgroups.h"
#include "models/exchange/jsonresumemap.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

using detail::ObjectMap;
using detail::ownKey;

struct ListMap
{
    QString resume;
    QString content;
    const ObjectMap *map;
};

const QList<ListMap> &listMaps()
{
    static const QList<ListMap> maps{{u"work"_s, u"experience"_s, &detail::workMap()},
        {u"education"_s, u"education"_s, &detail::educationMap()},
        {u"projects"_s, u"projects"_s, &detail::projectMap()},
        {u"certificates"_s, u"certifications"_s, &detail::certificateMap()},
        {u"volunteer"_s, u"volunteer"_s, &detail::volunteerMap()}, {u"awards"_s, u"awards"_s, &detail::sameMap()},
        {u"publications"_s, u"publications"_s, &detail::sameMap()},
        {u"languages"_s, u"languages"_s, &detail::sameMap()}, {u"interests"_s, u"interests"_s, &detail::sameMap()},
        {u"references"_s, u"references"_s, &detail::sameMap()}};
    return maps;
}

// ---- contact

QString locationText(const QJsonObject &detail)
{
    QStringList parts;
    for (const auto key : {"city"_L1, "region"_L1, "countryCode"_L1}) {
        if (const QString part = detail.value(key).toString(); !part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

/// "City, Region, CC" as an object. Of more than three parts all the first ones are the city.
QJsonObject splitLocation(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',')) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    QJsonObject object;
    const bool country = parts.size() > 2 && parts.last().size() == 2;
    if (country)
        object.insert("countryCode"_L1, parts.takeLast());
    if (parts.size() > 1)
        object.insert("region"_L1, parts.takeLast());
    if (!parts.isEmpty())
        object.insert("city"_L1, parts.join(u", "_s));
    return object;
}

QString withoutScheme(const QString &url)
{
    static const QRegularExpression scheme(u"^[a-z][a-z0-9+.-]*://"_s, QRegularExpression::CaseInsensitiveOption);
    return QString(url).remove(scheme);
}

/// For telling whether two addresses are the same: no scheme, no "www.", no slash at the end.
QString plainAddress(const QString &url)
{
    QString plain = withoutScheme(url).toLower();
    if (plain.startsWith("www."_L1))
        plain.remove(0, 4);
    while (plain.endsWith(u'/'))
        plain.chop(1);
    return plain;
}

qsizetype profileOf(const QJsonArray &profiles, const QString &network)
{
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        if (profiles.at(i)["network"_L1].toString().compare(network, Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

QJsonObject readBasics(const QJsonObject &basics)
{
    QJsonObject rest = basics;
    const QJsonValue profiles = rest.take("profiles"_L1);
    const QJsonValue location = rest.take("location"_L1);
    const QJsonObject own = rest.value(ownKey).toObject();
    QJsonObject contact = detail::toContent(rest, detail::basicsMap());
    if (location.isObject()) {
        const QJsonValue typed = own.value("location"_L1);
        const QString text = locationText(location.toObject());
        const bool same = typed.isString() && locationText(splitLocation(typed.toString())) == text;
        if (same || !text.isEmpty())
            contact.insert("location"_L1, same ? typed.toString() : text);
        if (!same)
            contact.insert("locationDetail"_L1, location);
    } else if (!location.isUndefined()) {
        contact.insert("location"_L1, location);
        if (location.isString())
            contact.insert("locationDetail"_L1, location); // says that it came as text
    }
    if (!profiles.isArray()) {
        if (!profiles.isUndefined())
            contact.insert("profiles"_L1, profiles);
        return contact;
    }
    QJsonArray kept;
    const QJsonObject made = own.value("madeProfiles"_L1).toObject();
    for (const QJsonValue profile : profiles.toArray()) {
        // Made from a field of its own on export: it is that field again, with what was changed since.
        const QString field = profile["network"_L1].toString().toLower();
        const QString url = profile["url"_L1].toString();
        if (made.contains(field)) {
            const QString before = made.value(field).toString();
            contact.insert(field, plainAddress(before) == plainAddress(url) ? before : withoutScheme(url));
        } else {
            kept.append(profile);
        }
    }
    if (!kept.isEmpty() || made.isEmpty())
        contact.insert("profiles"_L1, kept);
    const qsizetype linkedIn = profileOf(kept, u"LinkedIn"_s);
    const QString url = linkedIn < 0 ? QString() : kept.at(linkedIn)["url"_L1].toString();
    if (!url.isEmpty() && !contact.contains("linkedin"_L1))
        contact.insert("linkedin"_L1, withoutScheme(url));
    return contact;
}

void writeLocation(QJsonObject &basics, QJsonObject &own, const QJsonValue &location, const QJsonValue &detailed)
{
    const QJsonObject known = detailed.toObject();
    if (!location.isString() || location.toString().isEmpty()) {
        if (detailed.isObject())
            basics.insert("location"_L1, detailed);
        else if (!location.isUndefined())
            basics.insert("location"_L1, location);
        return;
    }
    if (detailed == location || (detailed.isObject() && locationText(known) == location.toString())) {
        basics.insert("location"_L1, detailed);
        return;
    }
    QJsonObject split = splitLocation(location.toString());
    if (split.value("city"_L1) == known.value("city"_L1)) {
        for (auto it = known.begin(); it != known.end(); ++it) {
            if (!split.contains(it.key()) && it.key() != "region"_L1 && it.key() != "countryCode"_L1)
                split.insert(it.key(), it.value());
        }
    } else if (!detailed.isObject()) {
        own.insert("location"_L1, location);
    }
    basics.insert("location"_L1, split);
}

void writeProfiles(QJsonObject &basics, QJsonObject &own, const QJsonObject &contact)
{
    QJsonArray profiles = contact.value("profiles"_L1).toArray();
    QJsonObject made;
    for (const QString &network : {u"LinkedIn"_s, u"GitHub"_s}) {
        const QString field = network.toLower();
        const QString address = contact.value(field).toString();
        if (address.isEmpty())
            continue;
        const qsizetype place = profileOf(profiles, network);
        QJsonObject profile = place < 0 ? QJsonObject() : profiles.at(place).toObject();
        if (place >= 0 && plainAddress(profile.value("url"_L1).toString()) == plainAddress(address))
            continue;
        profile.insert("network"_L1, place < 0 ? QJsonValue(network) : profile.value("network"_L1));
        profile.insert("username"_L1, plainAddress(address).section(u'/', -1));
        profile.insert("url"_L1, address.contains("://"_L1) ? address : u"https://"_s + address);
        if (place < 0) {
            profiles.append(profile);
            made.insert(field, address);
        } else {
            profiles.replace(place, profile);
        }
    }
    if (!made.isEmpty())
        own.insert("madeProfiles"_L1, made);
    if (!profiles.isEmpty() || contact.value("profiles"_L1).isArray())
        basics.insert("profiles"_L1, profiles);
    else if (contact.contains("profiles"_L1))
        basics.insert("profiles"_L1, contact.value("profiles"_L1));
}

QJsonObject writeBasics(const QJsonObject &contact)
{
    QJsonObject plain = contact;
    const QJsonValue location = plain.take("location"_L1);
    const QJsonValue detailed = plain.take("locationDetail"_L1);
    plain.remove("profiles"_L1);
    for (const auto network : {"linkedin"_L1, "github"_L1}) {
        if (plain.value(network).isString() && !plain.value(network).toString().isEmpty())
            plain.remove(network);
    }
    QJsonObject basics = detail::toResume(plain, detail::basicsMap());
    QJsonObject own = basics.take(ownKey).toObject();
    if (!detailed.isUndefined() && !detailed.isObject() && detailed != location) {
        QJsonObject keep = own.value("keep"_L1).toObject();
        keep.insert("locationDetail"_L1, detailed);
        own.insert("keep"_L1, keep);
    }
    writeLocation(basics, own, location, detailed);
    writeProfiles(basics, own, contact);
    // A GitHub address that agrees with a profile is nowhere else in JSON Resume (LinkedIn's comes from its profile).
    if (contact.value("github"_L1).isString() && !own.value("madeProfiles"_L1).toObject().contains("github"_L1)
        && !contact.value("github"_L1).toString().isEmpty()) {
        QJsonObject keep = own.value("keep"_L1).toObject();
        keep.insert("github"_L1, contact.value("github"_L1));
        own.insert("keep"_L1, keep);
    }
    if (!own.isEmpty())
        basics.insert(ownKey, own);
    return basics;
}

// ---- skills

/// `others` are members of content.skills that are no lists.
QJsonObject readSkills(const QJsonArray &skills, const QJsonObject &others)
{
    QJsonArray groups;
    QJsonObject lists = others;
    for (const QJsonValue item : skills) {
        QJsonObject group = item.toObject();
        const QString key = group.take(ownKey)["key"_L1].toString();
        if (!key.isEmpty())
            group.insert("key"_L1, key);
        groups.append(item.isObject() ? QJsonValue(group) : item);
        Entry entry;
        entry.setField(u"name"_s, item.isObject() ? group.value("name"_L1).toString() : item.toString());
        entry.setField(u"key"_s, key);
        const QString list = skillGroupKey(entry);
        QJsonArray flat = lists.value(list).toArray();
        const QJsonArray keywords = group.value("keywords"_L1).toArray();
        for (const QJsonValue keyword : keywords)
            flat.append(keyword);
        if (keywords.isEmpty() && key.isEmpty() && !entry.field(u"name"_s).isEmpty())
            flat.append(entry.field(u"name"_s));
        if (!flat.isEmpty())
            lists.insert(list, flat);
    }
    lists.insert("groups"_L1, groups);
    return lists;
}

/// Skills as groups, from the section as it is shown, so that the web's lists have won already.
QJsonArray writeSkills(const Section &section)
{
    QJsonArray skills;
    for (const Entry &entry : section.entries) {
        if (entry.bare && entry.lists.isEmpty() && entry.fields.isEmpty()) {
            skills.append(entry.extra.value(QString()));
            continue;
        }
        if (entry.bare && entry.lists.isEmpty() && entry.extra.isEmpty()) {
            skills.append(entry.field(u"name"_s));
            continue;
        }
        QJsonObject group = entry.extra;
        for (auto it = entry.fields.begin(); it != entry.fields.end(); ++it) {
            if (it.key() != "key"_L1)
                group.insert(it.key(), it.value());
        }
        for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it) {
            QJsonArray items;
            for (const TextItem &item : *it)
                items.append(item.odd.isUndefined() || item.text != jsonText(item.odd) ? item.text : item.odd);
            group.insert(it.key(), items);
        }
        if (entry.bare)
            group.insert("name"_L1, section.heading.isEmpty() ? u"Skills"_s : section.heading);
        if (const QString key = entry.fields.value(u"key"_s); !key.isEmpty())
            group.insert(ownKey, QJsonObject{{u"key"_s, key}});
        skills.append(group);
    }
    return skills;
}

} // namespace

QJsonObject contentFromJsonResume(const QJsonObject &resume)
{
    QJsonObject rest = resume;
    QJsonObject content;
    QJsonObject meta = rest.value("meta"_L1).toObject();
    const QJsonObject own = meta.take(ownKey).toObject();
    if (rest.value("basics"_L1).isObject()) {
        QJsonObject basics = rest.take("basics"_L1).toObject();
        if (const QJsonValue summary = basics.take("summary"_L1); !summary.isUndefined())
            content.insert("summary"_L1, summary);
        content.insert("personalInfo"_L1, readBasics(basics));
        if (own.value("noContact"_L1).toBool() && basics.isEmpty())
            content.remove("personalInfo"_L1);
    }
    for (const ListMap &list : listMaps()) {
        if (rest.value(list.resume).isArray())
            content.insert(list.content, detail::toContent(rest.take(list.resume).toArray(), *list.map));
    }
    if (rest.value("skills"_L1).isArray())
        content.insert("skills"_L1, readSkills(rest.take("skills"_L1).toArray(), own.value("skills"_L1).toObject()));
    if (const QJsonValue schema = rest.take("$schema"_L1); !schema.isUndefined())
        content.insert("jsonResumeSchema"_L1, schema);
    if (const QJsonValue value = rest.take("meta"_L1); value.isObject()) {
        if (!meta.isEmpty() || own.isEmpty())
            content.insert("jsonResumeMeta"_L1, meta);
    } else if (!value.isUndefined()) {
        content.insert("jsonResumeMeta"_L1, value);
    }
    const QJsonObject keep = own.value("keep"_L1).toObject();
    for (auto it = keep.begin(); it != keep.end(); ++it) {
        if (!content.contains(it.key()))
            content.insert(it.key(), it.value());
    }
    if (!rest.isEmpty())
        content.insert("extra"_L1, rest);
    return content;
}

QJsonObject jsonResumeFromContent(const Content &content)
{
    QJsonObject rest = content.toJson();
    QJsonObject resume;
    QJsonObject own;
    const bool hasContact = rest.value("personalInfo"_L1).isObject();
    if (hasContact)
        resume.insert("basics"_L1, writeBasics(rest.take("personalInfo"_L1).toObject()));
    if (const QJsonValue summary = rest.take("summary"_L1); !summary.isUndefined()) {
        QJsonObject basics = resume.value("basics"_L1).toObject();
        basics.insert("summary"_L1, summary);
        resume.insert("basics"_L1, basics);
        if (!hasContact)
            own.insert("noContact"_L1, true);
    }
    for (const ListMap &list : listMaps()) {
        if (rest.value(list.content).isArray())
            resume.insert(list.resume, detail::toResume(rest.take(list.content).toArray(), *list.map));
    }
    if (const Section *skills = content.section(u"skills"_s); skills && !skills->custom) {
        resume.insert("skills"_L1, writeSkills(*skills));
        rest.remove("skills"_L1);
        QJsonObject others = skills->extra;
        others.remove("groups"_L1);
        if (!others.isEmpty())
            own.insert("skills"_L1, others);
    }
    if (const QJsonValue schema = rest.take("jsonResumeSchema"_L1); !schema.isUndefined())
        resume.insert("$schema"_L1, schema);
    const QJsonValue meta = rest.take("jsonResumeMeta"_L1);
    const QJsonObject extra = rest.value("extra"_L1).toObject();
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        if (!resume.contains(it.key()))
            resume.insert(it.key(), it.value());
    }
    if (rest.value("extra"_L1).isObject())
        rest.remove("extra"_L1);
    if (!rest.isEmpty())
        own.insert("keep"_L1, rest);
    QJsonObject written = meta.toObject();
    if (!own.isEmpty())
        written.insert(ownKey, own);
    if (!written.isEmpty() || meta.isObject())
        resume.insert("meta"_L1, written);
    else if (!meta.isUndefined())
        resume.insert("meta"_L1, meta);
    return resume;
}

} // namespace shortlist::exchange
