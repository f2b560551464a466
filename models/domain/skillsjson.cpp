// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentjson.h"
#include "models/domain/skillgroups.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

QString skillGroupName(const QString &key)
{
    if (key == "soft"_L1)
        return u"Soft skills"_s;
    QString name = key;
    name.replace(u'_', u' ');
    if (!name.isEmpty())
        name[0] = name.at(0).toUpper();
    return name;
}

bool isSoftSkillGroup(const QString &name)
{
    // interop.md §5, except that "Software" is not soft.
    static const QRegularExpression soft(u"soft(?!ware)|interpersonal|communicat|leadership|management|people"_s,
        QRegularExpression::CaseInsensitiveOption);
    return soft.match(name).hasMatch();
}

QString skillGroupKey(const Entry &group)
{
    const QString key = group.fields.value(u"key"_s);
    if (!key.isEmpty())
        return key;
    return isSoftSkillGroup(group.field(u"name"_s)) ? u"soft"_s : u"technical"_s;
}

} // namespace shortlist

namespace shortlist::detail {

namespace {

const QString keyField = u"key"_s;
const QString nameField = u"name"_s;
const QString keywordsList = u"keywords"_s;

const SectionSpec &skillsSpec()
{
    static const SectionSpec spec
        = sectionSpec(Section{u"skills"_s, SectionKind::Skills, false, {}, {}, {}, {}, {}, {}});
    return spec;
}

/// The order in which groups without `groups` are shown: JSON keys have none of their own.
QStringList keysInOrder(QStringList keys)
{
    std::sort(keys.begin(), keys.end());
    qsizetype place = 0;
    for (const QString &first : {u"technical"_s, u"soft"_s}) {
        if (keys.removeOne(first))
            keys.insert(place++, first);
    }
    return keys;
}

/// What a group gives to the web's list of its key.
QList<TextItem> webItems(const Entry &group)
{
    QList<TextItem> items = group.lists.value(keywordsList);
    if (items.isEmpty() && !group.fields.contains(keyField) && !group.field(nameField).isEmpty())
        items.append({group.id, group.field(nameField)});
    return items;
}

Entry keyedGroup(const QString &key, const QList<TextItem> &items, const PlaceIds &ids)
{
    Entry group;
    group.id = ids.at(u"/skills/"_s + key);
    group.fields.insert(keyField, key);
    if (const QString name = skillGroupName(key); !name.isEmpty())
        group.fields.insert(nameField, name);
    group.lists.insert(keywordsList, items);
    return group;
}

/// Makes the groups of one key hold what the web's list of that key holds: the web edits only its own lists.
void reconcile(QList<Entry> &groups, const QString &key, const QList<TextItem> &items, const PlaceIds &ids)
{
    QList<TextItem> held;
    bool covered = false;
    for (const Entry &group : std::as_const(groups)) {
        if (skillGroupKey(group) == key) {
            held += webItems(group);
            covered = true;
        }
    }
    if (covered && writeItems(held) == writeItems(items))
        return;
    if (!covered) {
        groups.append(keyedGroup(key, items, ids));
        return;
    }
    QMap<QString, int> wanted;
    for (const TextItem &item : items)
        ++wanted[item.text];
    const auto unwanted = [&wanted](const TextItem &item) { return wanted[item.text]-- <= 0; };
    QList<Entry> kept;
    for (Entry group : std::as_const(groups)) {
        if (skillGroupKey(group) == key) {
            QList<TextItem> &keywords = group.lists[keywordsList];
            const bool named = keywords.isEmpty() && !group.fields.contains(keyField);
            keywords.removeIf(unwanted);
            if (named ? unwanted({{}, group.field(nameField)}) : keywords.isEmpty() && !group.fields.contains(keyField))
                continue;
        }
        kept.append(group);
    }
    groups = kept;
    auto home = std::find_if(groups.begin(), groups.end(), [&key](const Entry &group) {
        return skillGroupKey(group) == key
            && (group.fields.contains(keyField) || !group.lists.value(keywordsList).isEmpty());
    });
    QList<TextItem> added;
    for (const TextItem &item : items) {
        if (wanted[item.text] > 0) {
            --wanted[item.text];
            added.append(item);
        }
    }
    if (added.isEmpty())
        return;
    if (home == groups.end())
        groups.append(keyedGroup(key, added, ids));
    else
        home->lists[keywordsList] += added;
}

Section readSkillArray(const QJsonArray &array, const PlaceIds &ids)
{
    Section section;
    section.bare = true;
    bool open = false; // the last group takes in bare values
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"/skills/"_s + QString::number(i);
        if (array.at(i).isObject()) {
            section.entries.append(readEntry(array.at(i), skillsSpec(), ids, path));
            open = false;
            continue;
        }
        if (!open) {
            Entry group;
            group.id = ids.at(path + u"/group"_s);
            group.bare = true;
            section.entries.append(group);
            open = true;
        }
        section.entries.last().lists[keywordsList].append(readItem(array.at(i), ids, path));
    }
    return section;
}

QJsonArray writeSkillArray(const Section &section)
{
    QJsonArray array;
    for (const Entry &group : section.entries) {
        if (group.bare && group.fields.isEmpty() && group.extra.isEmpty()) {
            for (const QJsonValue item : writeItems(group.lists.value(keywordsList)))
                array.append(item);
        } else {
            array.append(writeObject(group));
        }
    }
    return array;
}

void readLabels(QList<Entry> &groups, QJsonObject &labels, const QStringList &sectionKeys)
{
    for (Entry &group : groups) {
        const QString key = group.fields.value(keyField);
        const QString label = labels.value(key).toString();
        if (key.isEmpty() || label.isEmpty() || sectionKeys.contains(key) || label == skillGroupName(key))
            continue;
        const QString name = group.field(nameField);
        if (name == skillGroupName(key))
            group.setField(nameField, label);
        if (name == skillGroupName(key) || name == label)
            labels.remove(key);
    }
}

/// Whether the web's keys alone tell all there is, so that `groups` is not needed.
bool keysSuffice(const Section &section, const QStringList &sectionKeys)
{
    QStringList keys;
    for (const Entry &group : section.entries) {
        const QString key = group.fields.value(keyField);
        const QString name = group.fields.value(nameField);
        const bool plain = group.extra.isEmpty() && !group.bare && group.fields.size() == (name.isEmpty() ? 1 : 2)
            && group.lists.size() == 1 && group.lists.contains(keywordsList);
        const bool named = name == skillGroupName(key) || (!name.isEmpty() && !sectionKeys.contains(key));
        if (key.isEmpty() || key == "groups"_L1 || keys.contains(key) || !plain || !named)
            return false;
        keys.append(key);
    }
    return keys == keysInOrder(keys);
}

} // namespace

Section readSkills(const QJsonValue &value, QJsonObject &labels, const QStringList &sectionKeys, const PlaceIds &ids)
{
    Section section;
    if (value.isArray()) {
        section = readSkillArray(value.toArray(), ids);
    } else {
        const QJsonObject object = value.toObject();
        QMap<QString, QList<TextItem>> lists;
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it->isArray() && it.key() != "groups"_L1 && !it.key().isEmpty())
                lists.insert(it.key(), readItems(it->toArray(), ids, u"/skills/"_s + it.key()));
            else
                section.extra.insert(it.key(), it.value());
        }
        if (const QJsonArray groups = object.value("groups"_L1).toArray(); !groups.isEmpty()) {
            section.extra.remove("groups"_L1);
            section.entries = readEntries(groups, skillsSpec(), ids, u"/skills/groups"_s);
        }
        for (Entry &group : section.entries) {
            const QString key = group.extra.value(keyField).toString();
            if (!key.isEmpty() && key != "groups"_L1)
                group.setField(keyField, key);
        }
        for (const QString &key : keysInOrder(lists.keys()))
            reconcile(section.entries, key, lists.value(key), ids);
        readLabels(section.entries, labels, sectionKeys);
    }
    section.key = u"skills"_s;
    section.kind = SectionKind::Skills;
    return section;
}

QJsonValue writeSkills(const Section &section, QJsonObject &labels, const QStringList &sectionKeys)
{
    if (section.bare)
        return writeSkillArray(section);
    QJsonObject object = section.extra;
    QMap<QString, QList<TextItem>> lists;
    for (const Entry &group : section.entries) {
        const QString key = skillGroupKey(group);
        lists[key] += webItems(group);
        const QString name = group.fields.value(nameField);
        if (group.fields.contains(keyField) && !name.isEmpty() && name != skillGroupName(key)
            && !sectionKeys.contains(key))
            labels.insert(key, name);
    }
    const bool keysOnly = keysSuffice(section, sectionKeys);
    for (auto it = lists.begin(); it != lists.end(); ++it) {
        if (keysOnly || !it->isEmpty())
            object.insert(it.key(), writeItems(*it));
    }
    if (!keysOnly)
        object.insert("groups"_L1, writeEntries(section.entries, skillsSpec()));
    return object;
}

} // namespace shortlist::detail
