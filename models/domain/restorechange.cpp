// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentdiff.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

template <typename Item>
qsizetype placeOf(const QList<Item> &list, ItemId id)
{
    const auto found = std::find_if(list.begin(), list.end(), [id](const Item &item) { return item.id == id; });
    return found == list.end() ? -1 : found - list.begin();
}

/// Where an item of `source` belongs in `target`: behind the nearest item that it follows in `source`.
template <typename Item>
qsizetype homeOf(const QList<Item> &target, const QList<Item> &source, ItemId id)
{
    for (qsizetype i = placeOf(source, id) - 1; i >= 0; --i) {
        if (const qsizetype place = placeOf(target, source.at(i).id); place >= 0)
            return place + 1;
    }
    return 0;
}

template <typename Item>
bool putBack(QList<Item> &target, const QList<Item> &source, ItemId id)
{
    const qsizetype from = placeOf(source, id);
    if (from < 0)
        return false;
    const qsizetype now = placeOf(target, id);
    const Item item = now < 0 ? source.at(from) : target.takeAt(now);
    target.insert(homeOf(target, source, id), item);
    return true;
}

template <typename Item>
bool takeOut(QList<Item> &target, ItemId id)
{
    const qsizetype now = placeOf(target, id);
    if (now < 0)
        return false;
    target.removeAt(now);
    return true;
}

bool restoreItem(QList<TextItem> &target, const QList<TextItem> &source, const Change &change)
{
    const ItemId id = change.where.item;
    switch (change.kind) {
    case Change::Kind::Added:
        return takeOut(target, id);
    case Change::Kind::Removed:
    case Change::Kind::Moved:
        return putBack(target, source, id);
    case Change::Kind::Shifted:
        return placeOf(target, id) >= 0; // goes back with what shifted it
    case Change::Kind::Edited:
        break;
    }
    const qsizetype from = placeOf(source, id);
    const qsizetype now = placeOf(target, id);
    if (from < 0 || now < 0)
        return false;
    target[now] = source.at(from);
    return !change.moved || putBack(target, source, id);
}

void restoreField(Entry &target, const Entry &source, const QString &key)
{
    target.setField(key, source.fields.value(key));
    if (source.extra.contains(key))
        target.extra.insert(key, source.extra.value(key));
    target.bare = source.bare;
}

bool restoreInEntry(Entry &target, const Entry *source, const Change &change, bool isList)
{
    const QString key = change.where.field;
    if (change.where.item == target.id && !isList) {
        restoreField(target, source ? *source : Entry(), key);
        return true;
    }
    const QList<TextItem> before = source ? source->lists.value(key) : QList<TextItem>();
    bool done = true;
    if (change.where.item == target.id)
        target.lists[key] = before;
    else
        done = restoreItem(target.lists[key], before, change);
    if (target.lists.value(key).isEmpty() && (!source || !source->lists.contains(key)))
        target.lists.remove(key);
    return done;
}

void restoreKey(QJsonObject &target, const QJsonObject &source, const QString &key)
{
    if (source.contains(key))
        target.insert(key, source.value(key));
    else
        target.remove(key);
}

bool restoreInSection(Section &target, const Section &source, const Change &change)
{
    const QString key = change.where.field;
    if (change.where.item.isNull()) {
        if (key == "heading"_L1)
            target.heading = source.heading;
        else if (key == "text"_L1)
            target.text = source.text;
        restoreKey(target.extra, source.extra, key);
        return true;
    }
    if (change.entry.isNull())
        return restoreItem(target.items, source.items, change);
    // A row for the entry as a whole has a place; the field "" (a bare value that is no text) has none.
    if (key.isEmpty() && (change.indexBefore >= 0 || change.indexAfter >= 0)) {
        if (change.kind == Change::Kind::Added)
            return takeOut(target.entries, change.entry);
        return putBack(target.entries, source.entries, change.entry);
    }
    if (target.kind == SectionKind::Contact && change.entry == target.contact.id)
        return restoreInEntry(target.contact, &source.contact, change, change.list);
    const qsizetype now = placeOf(target.entries, change.entry);
    if (now < 0)
        return false;
    const qsizetype from = placeOf(source.entries, change.entry);
    return restoreInEntry(target.entries[now], from < 0 ? nullptr : &source.entries.at(from), change, change.list);
}

qsizetype sectionPlace(const Content &content, const QString &key)
{
    const Section *section = content.section(key);
    return section ? section - content.sections.constData() : -1;
}

bool putSectionBack(Content &target, const Content &source, const QString &key)
{
    const Section *section = source.section(key);
    if (!section)
        return false;
    if (!section->custom) {
        target.ensureSection(key) = *section;
        return true;
    }
    qsizetype home = target.sections.size();
    for (qsizetype i = sectionPlace(source, key) - 1; i >= 0; --i) {
        if (const qsizetype place = sectionPlace(target, source.sections.at(i).key); place >= 0) {
            home = place + 1;
            break;
        }
    }
    if (const qsizetype now = sectionPlace(target, key); now >= 0)
        target.sections[now] = *section;
    else
        target.sections.insert(home, *section);
    return true;
}

} // namespace

bool restoreChange(Content &target, const Content &source, const Change &change)
{
    if (change.where.section.isEmpty()) {
        restoreKey(target.extra, source.extra, change.where.field);
        return true;
    }
    Section *section = target.section(change.where.section);
    if (!section)
        return false;
    const Section *old = source.section(change.where.section);
    if (old && old->kind == section->kind) {
        section->bare = old->bare;
        section->untyped = old->untyped;
    }
    return restoreInSection(*section, old ? *old : Section(), change);
}

bool restoreGroup(Content &target, const Content &source, const ChangeGroup &group)
{
    if (group.entry.isNull()) {
        if (group.whole == ChangeGroup::Whole::Removed)
            return putSectionBack(target, source, group.section);
        const qsizetype now = sectionPlace(target, group.section);
        if (group.whole != ChangeGroup::Whole::Added || now < 0)
            return false;
        target.sections.removeAt(now);
        return true;
    }
    Section *section = target.section(group.section);
    if (!section || group.whole == ChangeGroup::Whole::None)
        return false;
    if (group.whole == ChangeGroup::Whole::Added)
        return takeOut(section->entries, group.entry);
    const Section *old = source.section(group.section);
    return old && putBack(section->entries, old->entries, group.entry);
}

} // namespace shortlist
