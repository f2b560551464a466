// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/content.h"
#include "models/domain/contentjson.h"
#include "models/domain/itemmatching.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

// ---- the tree

QJsonArray idArray(const QList<TextItem> &items)
{
    QJsonArray array;
    for (const TextItem &item : items)
        array.append(item.id.toString());
    return array;
}

QJsonObject entryIds(const Entry &entry)
{
    QJsonObject node{{u"id"_s, entry.id.toString()}};
    QJsonObject lists;
    for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it) {
        if (!it->isEmpty())
            lists.insert(it.key(), idArray(*it));
    }
    if (!lists.isEmpty())
        node.insert("lists"_L1, lists);
    return node;
}

bool applyArray(QList<TextItem> &items, const QJsonArray &ids)
{
    if (items.size() != ids.size())
        return false;
    for (qsizetype i = 0; i < items.size(); ++i) {
        items[i].id = ItemId::parse(ids.at(i).toString());
        if (items.at(i).id.isNull())
            return false;
    }
    return true;
}

bool applyEntry(Entry &entry, const QJsonObject &node)
{
    entry.id = ItemId::parse(node.value("id"_L1).toString());
    if (entry.id.isNull())
        return false;
    const QJsonObject lists = node.value("lists"_L1).toObject();
    for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it) {
        if (!applyArray(*it, lists.value(it.key()).toArray()))
            return false;
    }
    return true;
}

bool applySection(Section &section, const QJsonObject &node)
{
    if (section.kind == SectionKind::Contact && !applyEntry(section.contact, node.value("contact"_L1).toObject()))
        return false;
    const QJsonArray entries = node.value("entries"_L1).toArray();
    if (entries.size() != section.entries.size())
        return false;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        if (!applyEntry(section.entries[i], entries.at(i).toObject()))
            return false;
    }
    return applyArray(section.items, node.value("items"_L1).toArray());
}

// ---- matching

ItemTraits traits(const TextItem &item)
{
    return {item.text, {}, sortedWords(item.text)};
}

ItemTraits traits(const Section &section, const Entry &entry)
{
    ItemTraits made;
    QStringList text = entry.fields.values();
    for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it) {
        for (const TextItem &item : *it)
            text.append(item.text);
    }
    made.whole = QString::fromUtf8(canonicalJson(detail::writeObject(entry)));
    made.words = sortedWords(text.join(u' '));
    const QString title = entryTitle(section, entry);
    const QString place = entryOrganisation(section, entry);
    QString start = entry.field(u"startDate"_s);
    if (start.isEmpty())
        start = entry.field(u"date"_s);
    // One of them alone names nothing where there are several: "Kestrel Foods" twice is two jobs.
    if (!title.isEmpty() && (!place.isEmpty() || !start.isEmpty()))
        made.natural = title + u'\n' + place + u'\n' + start;
    else if (section.kind == SectionKind::Skills || section.kind == SectionKind::Lines)
        made.natural = title;
    return made;
}

/// matchItems() for items that may already share ids: the same id is the same item, and only the others are looked at.
template <typename Item, typename TraitsOf>
std::vector<int> matchUnnamed(const QList<Item> &now, const QList<Item> &before, TraitsOf traitsOf)
{
    QHash<ItemId, int> places;
    for (qsizetype i = 0; i < before.size(); ++i)
        places.insert(before.at(i).id, static_cast<int>(i));
    std::vector<int> match;
    std::vector<bool> taken(static_cast<size_t>(before.size()), false);
    std::vector<size_t> openNow;
    for (const Item &item : now) {
        match.push_back(places.value(item.id, -1));
        if (match.back() >= 0)
            taken[static_cast<size_t>(match.back())] = true;
        else
            openNow.push_back(match.size() - 1);
    }
    std::vector<int> openBefore;
    for (size_t i = 0; i < taken.size(); ++i) {
        if (!taken[i])
            openBefore.push_back(static_cast<int>(i));
    }
    if (openNow.empty() || openBefore.empty())
        return match;
    std::vector<ItemTraits> nowTraits;
    for (const size_t i : openNow)
        nowTraits.push_back(traitsOf(now.at(static_cast<qsizetype>(i))));
    std::vector<ItemTraits> beforeTraits;
    for (const int i : openBefore)
        beforeTraits.push_back(traitsOf(before.at(i)));
    const std::vector<int> found = matchItems(nowTraits, beforeTraits);
    for (size_t i = 0; i < found.size(); ++i) {
        if (found[i] >= 0)
            match[openNow[i]] = openBefore[static_cast<size_t>(found[i])];
    }
    return match;
}

/// The ids that the content has by now: none is given twice, also where an item went to another entry.
using UsedIds = QSet<ItemId>;

void takeId(ItemId &id, ItemId from, UsedIds &used)
{
    if (id == from || used.contains(from))
        return;
    used.remove(id);
    used.insert(from);
    id = from;
}

void collectIds(const Entry &entry, UsedIds &used)
{
    used.insert(entry.id);
    for (const QList<TextItem> &list : entry.lists) {
        for (const TextItem &item : list)
            used.insert(item.id);
    }
}

UsedIds idsOf(const Content &content)
{
    UsedIds used;
    for (const Section &section : content.sections) {
        collectIds(section.contact, used);
        for (const Entry &entry : section.entries)
            collectIds(entry, used);
        for (const TextItem &item : section.items)
            used.insert(item.id);
    }
    return used;
}

void matchList(QList<TextItem> &items, const QList<TextItem> &base, UsedIds &used)
{
    if (items.isEmpty() || base.isEmpty())
        return;
    const std::vector<int> match = matchUnnamed(items, base, [](const TextItem &item) { return traits(item); });
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (const int from = match[static_cast<size_t>(i)]; from >= 0 && items.at(i).id != base.at(from).id)
            takeId(items[i].id, base.at(from).id, used);
    }
}

void matchLists(Entry &entry, const Entry &base, UsedIds &used)
{
    takeId(entry.id, base.id, used);
    for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it)
        matchList(*it, base.lists.value(it.key()), used);
}

void matchSection(Section &section, const Section &base, UsedIds &used)
{
    if (section.kind == SectionKind::Contact && base.kind == SectionKind::Contact)
        matchLists(section.contact, base.contact, used);
    matchList(section.items, base.items, used);
    if (section.entries.isEmpty() || base.entries.isEmpty())
        return;
    const std::vector<int> match = matchUnnamed(
        section.entries, base.entries, [&section](const Entry &entry) { return traits(section, entry); });
    for (qsizetype i = 0; i < section.entries.size(); ++i) {
        if (const int from = match[static_cast<size_t>(i)]; from >= 0)
            matchLists(section.entries[i], base.entries.at(from), used);
    }
}

} // namespace

QJsonObject itemIds(const Content &content)
{
    return itemIds(content, canonicalHash(content.toJson()));
}

QJsonObject itemIds(const Content &content, const QByteArray &contentHash)
{
    QJsonObject sections;
    for (const Section &section : content.sections) {
        QJsonObject node;
        if (section.kind == SectionKind::Contact)
            node.insert("contact"_L1, entryIds(section.contact));
        QJsonArray entries;
        for (const Entry &entry : section.entries)
            entries.append(entryIds(entry));
        if (!entries.isEmpty())
            node.insert("entries"_L1, entries);
        if (!section.items.isEmpty())
            node.insert("items"_L1, idArray(section.items));
        if (!node.isEmpty())
            sections.insert(section.key, node);
    }
    return {{u"contentHash"_s, QString::fromLatin1(contentHash.toHex())}, {u"sections"_s, sections}};
}

bool applyItemIds(Content &content, const QJsonObject &tree)
{
    const QString hash = QString::fromLatin1(canonicalHash(content.toJson()).toHex());
    if (tree.value("contentHash"_L1).toString() != hash)
        return false;
    const QJsonObject sections = tree.value("sections"_L1).toObject();
    Content named = content;
    for (Section &section : named.sections) {
        if (!applySection(section, sections.value(section.key).toObject()))
            return false;
    }
    content = named;
    return true;
}

void matchItemIds(Content &content, const Content &base)
{
    UsedIds used = idsOf(content);
    for (Section &section : content.sections) {
        if (const Section *before = base.section(section.key))
            matchSection(section, *before, used);
    }
}

} // namespace shortlist
