// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentjson.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::detail {

namespace {

bool hasField(const SectionSpec &spec, const QString &key)
{
    return std::any_of(
        spec.fields.begin(), spec.fields.end(), [&key](const FieldSpec &field) { return field.key == key; });
}

/// The form of an odd item whose text was edited: the object with its text member replaced, else plain text.
QJsonValue editedOdd(const TextItem &item)
{
    if (item.odd.isObject()) {
        QJsonObject object = item.odd.toObject();
        for (const auto key : {"text"_L1, "name"_L1, "title"_L1, "label"_L1, "value"_L1, "description"_L1}) {
            if (object.value(key).isString()) {
                object.insert(key, item.text);
                return object;
            }
        }
    }
    return item.text;
}

} // namespace

TextItem readItem(const QJsonValue &value, const PlaceIds &ids, const QString &path)
{
    TextItem item;
    item.id = ids.at(path);
    item.text = jsonText(value);
    if (!value.isString())
        item.odd = value;
    return item;
}

QList<TextItem> readItems(const QJsonArray &array, const PlaceIds &ids, const QString &path)
{
    QList<TextItem> items;
    items.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i)
        items.append(readItem(array.at(i), ids, path + u'/' + QString::number(i)));
    return items;
}

QJsonArray writeItems(const QList<TextItem> &items)
{
    QJsonArray array;
    for (const TextItem &item : items) {
        if (item.odd.isUndefined())
            array.append(item.text);
        else
            array.append(item.text == jsonText(item.odd) ? item.odd : editedOdd(item));
    }
    return array;
}

Entry readEntry(const QJsonValue &value, const SectionSpec &spec, const PlaceIds &ids, const QString &path)
{
    Entry entry;
    entry.id = ids.at(path);
    if (!value.isObject()) {
        entry.bare = true;
        if (value.isString() && !value.toString().isEmpty())
            entry.fields.insert(spec.titleField, value.toString());
        else
            entry.extra.insert(QString(), value);
        return entry;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const QJsonValue member = it.value();
        if (member.isArray() && spec.lists.contains(key))
            entry.lists.insert(key, readItems(member.toArray(), ids, path + u'/' + key));
        else if (member.isString() && !member.toString().isEmpty() && hasField(spec, key))
            entry.fields.insert(key, member.toString());
        else
            entry.extra.insert(key, member);
    }
    return entry;
}

QList<Entry> readEntries(const QJsonArray &array, const SectionSpec &spec, const PlaceIds &ids, const QString &path)
{
    QList<Entry> entries;
    entries.reserve(array.size());
    for (qsizetype i = 0; i < array.size(); ++i)
        entries.append(readEntry(array.at(i), spec, ids, path + u'/' + QString::number(i)));
    return entries;
}

QJsonObject writeObject(const Entry &entry)
{
    QJsonObject object = entry.extra;
    if (entry.bare)
        object.remove(QString());
    for (auto it = entry.fields.begin(); it != entry.fields.end(); ++it)
        object.insert(it.key(), it.value());
    for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it) {
        const QJsonValue odd = object.value(it.key());
        if (it->isEmpty() && !odd.isUndefined())
            continue;
        QJsonArray items = writeItems(*it);
        if (odd.isString() && !odd.toString().isEmpty())
            items.prepend(odd); // text where a list belongs: its first item, now that there is a list
        object.insert(it.key(), items);
    }
    return object;
}

QJsonValue writeEntry(const Entry &entry, const SectionSpec &spec)
{
    const bool noItems
        = std::all_of(entry.lists.begin(), entry.lists.end(), [](const auto &list) { return list.isEmpty(); });
    if (entry.bare && noItems) {
        if (entry.extra.isEmpty() && entry.fields.size() == 1 && entry.fields.contains(spec.titleField))
            return entry.fields.value(spec.titleField);
        if (entry.fields.isEmpty() && entry.extra.size() == 1 && entry.extra.contains(QString()))
            return entry.extra.value(QString());
    }
    return writeObject(entry);
}

QJsonArray writeEntries(const QList<Entry> &entries, const SectionSpec &spec)
{
    QJsonArray array;
    for (const Entry &entry : entries)
        array.append(writeEntry(entry, spec));
    return array;
}

} // namespace shortlist::detail
