// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentjson.h"

#include "models/base/canonicaljson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using detail::PlaceIds;

const QMap<SectionKind, QString> &typeNames()
{
    static const QMap<SectionKind, QString> names{{SectionKind::Text, u"text"_s}, {SectionKind::List, u"list"_s},
        {SectionKind::Lines, u"lines"_s}, {SectionKind::Entries, u"entries"_s}};
    return names;
}

/// The kind that a custom section without a type we know most likely has.
SectionKind kindByShape(const QJsonObject &object)
{
    if (object.value("type"_L1).toString() == "publications"_L1)
        return SectionKind::Lines;
    if (object.value("text"_L1).isString())
        return SectionKind::Text;
    const QJsonArray items = object.value("items"_L1).toArray();
    const bool plain = !items.isEmpty()
        && std::none_of(items.begin(), items.end(), [](const QJsonValue &item) { return item.isObject(); });
    return plain ? SectionKind::List : SectionKind::Entries;
}

/// Whether `value` can be shown as a section of this kind; else it stays among the unknown keys.
bool fits(const QJsonValue &value, SectionKind kind)
{
    switch (kind) {
    case SectionKind::Contact:
        return value.isObject();
    case SectionKind::Text:
        return value.isString();
    case SectionKind::Skills:
        return value.isObject() || value.isArray();
    default:
        return value.isArray();
    }
}

Section readContact(const QJsonObject &object, const SectionSpec &spec, const PlaceIds &ids)
{
    Section section;
    section.kind = SectionKind::Contact;
    section.contact = detail::readEntry(object, spec, ids, u"/personalInfo"_s);
    if (const QJsonArray profiles = object.value("profiles"_L1).toArray(); !profiles.isEmpty()) {
        section.contact.extra.remove("profiles"_L1);
        section.entries = detail::readEntries(profiles, profileSpec(), ids, u"/personalInfo/profiles"_s);
    }
    return section;
}

Section readKnown(const QJsonValue &value, const SectionSpec &spec, const PlaceIds &ids)
{
    Section section;
    if (spec.kind == SectionKind::Contact)
        section = readContact(value.toObject(), spec, ids);
    else if (spec.kind == SectionKind::Text)
        section.text = value.toString();
    else
        section.entries = detail::readEntries(value.toArray(), spec, ids, u'/' + spec.key);
    section.key = spec.key;
    section.kind = spec.kind;
    return section;
}

/// A key for a custom section whose id is missing, odd or taken. "~" never occurs in an id that is used as a key.
QString placeKey(const QString &id, qsizetype place)
{
    return id.section(u'~', 0, 0) + u'~' + QString::number(place + 1);
}

Section readCustom(const QJsonValue &value, const Content &content, qsizetype place, const PlaceIds &ids)
{
    Section section;
    section.custom = true;
    if (!value.isObject()) {
        section.kind = SectionKind::Text;
        section.bare = true;
        section.key = placeKey({}, place);
        section.extra.insert(QString(), value);
        return section;
    }
    QJsonObject rest = value.toObject();
    const QString id = rest.value("id"_L1).toString();
    if (id.isEmpty() || id.contains(u'~') || content.section(id) != nullptr) {
        section.key = placeKey(id, place);
    } else {
        section.key = id;
        rest.remove("id"_L1);
    }
    section.untyped = !rest.contains("type"_L1);
    section.kind = typeNames().key(rest.value("type"_L1).toString(), kindByShape(rest));
    if (rest.value("type"_L1).toString() == typeNames().value(section.kind))
        rest.remove("type"_L1);
    section.heading = rest.value("title"_L1).toString();
    if (!section.heading.isEmpty())
        rest.remove("title"_L1);
    if (section.kind == SectionKind::Text) {
        section.text = rest.value("text"_L1).toString();
        if (!section.text.isEmpty())
            rest.remove("text"_L1);
    } else if (const QJsonArray items = rest.value("items"_L1).toArray(); !items.isEmpty()) {
        const QString path = u"/customSections/"_s + QString::number(place) + u"/items"_s;
        if (section.kind == SectionKind::List)
            section.items = detail::readItems(items, ids, path);
        else
            section.entries = detail::readEntries(items, sectionSpec(section), ids, path);
        rest.remove("items"_L1);
    }
    section.extra = rest;
    return section;
}

QJsonValue writeCustom(const Section &section)
{
    if (section.bare && section.text.isEmpty() && section.heading.isEmpty())
        return section.extra.value(QString());
    QJsonObject object = section.extra;
    if (section.bare)
        object.remove(QString());
    if (!object.contains("id"_L1) && !section.key.startsWith(u'~'))
        object.insert("id"_L1, section.key);
    if (!section.heading.isEmpty())
        object.insert("title"_L1, section.heading);
    if (!section.untyped && !object.contains("type"_L1))
        object.insert("type"_L1, typeNames().value(section.kind, u"entries"_s));
    if (!section.text.isEmpty())
        object.insert("text"_L1, section.text);
    if (!section.items.isEmpty())
        object.insert("items"_L1, detail::writeItems(section.items));
    else if (!section.entries.isEmpty())
        object.insert("items"_L1, detail::writeEntries(section.entries, sectionSpec(section)));
    return object;
}

QJsonValue writeKnown(const Section &section)
{
    if (section.kind == SectionKind::Text)
        return section.text;
    if (section.kind != SectionKind::Contact)
        return detail::writeEntries(section.entries, sectionSpec(section));
    QJsonObject object = detail::writeObject(section.contact);
    if (!section.entries.isEmpty())
        object.insert("profiles"_L1, detail::writeEntries(section.entries, profileSpec()));
    return object;
}

QStringList knownKeys(const Content &content)
{
    QStringList keys;
    for (const Section &section : content.sections) {
        if (!section.custom)
            keys.append(section.key);
    }
    return keys;
}

} // namespace

Content Content::fromJson(const QJsonObject &json, ResumeId owner)
{
    const PlaceIds ids(owner, canonicalHash(json));
    Content content;
    content.extra = json;
    QJsonObject labels = json.value("labels"_L1).toObject();
    QStringList present;
    for (const SectionSpec &spec : sectionSpecs()) {
        if (fits(json.value(spec.key), spec.kind))
            present.append(spec.key);
    }
    for (const SectionSpec &spec : sectionSpecs()) {
        if (!present.contains(spec.key))
            continue;
        const QJsonValue value = content.extra.take(spec.key);
        Section section = spec.kind == SectionKind::Skills ? detail::readSkills(value, labels, present, ids)
                                                           : readKnown(value, spec, ids);
        if (const QString label = labels.value(spec.key).toString(); !label.isEmpty()) {
            section.heading = label;
            labels.remove(spec.key);
        }
        content.sections.append(section);
    }
    if (labels.isEmpty() && !json.value("labels"_L1).toObject().isEmpty())
        content.extra.remove("labels"_L1);
    else if (json.value("labels"_L1).isObject())
        content.extra.insert("labels"_L1, labels);
    const QJsonArray custom = json.value("customSections"_L1).toArray();
    for (qsizetype i = 0; i < custom.size(); ++i)
        content.sections.append(readCustom(custom.at(i), content, i, ids));
    if (!custom.isEmpty())
        content.extra.remove("customSections"_L1);
    return content;
}

QJsonObject Content::toJson() const
{
    QJsonObject json = extra;
    QJsonObject labels = extra.value("labels"_L1).toObject();
    const QStringList known = knownKeys(*this);
    QJsonArray custom;
    for (const Section &section : sections) {
        if (section.custom) {
            custom.append(writeCustom(section));
            continue;
        }
        if (!section.heading.isEmpty())
            labels.insert(section.key, section.heading);
        json.insert(section.key,
            section.kind == SectionKind::Skills ? detail::writeSkills(section, labels, known) : writeKnown(section));
    }
    if (!custom.isEmpty())
        json.insert("customSections"_L1, custom);
    if (!labels.isEmpty())
        json.insert("labels"_L1, labels);
    return json;
}

} // namespace shortlist
