// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/draftmerge.h"

#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace shortlist {

namespace {

/// One value of three: the side that changed, the draft where both did.
template <typename T>
T merged(const T &base, const T &draft, const T &other)
{
    return draft == base ? other : draft;
}

template <typename Item>
const Item *byId(const QList<Item> &items, const ItemId &id)
{
    const auto found = std::find_if(items.begin(), items.end(), [&id](const Item &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

TextItem mergeItem(const TextItem &base, const TextItem &draft, const TextItem &other)
{
    return merged(base, draft, other);
}

Entry mergeItem(const Entry &base, const Entry &draft, const Entry &other);

template <typename Item>
QList<ItemId> idsOf(const QList<Item> &items)
{
    QList<ItemId> ids;
    for (const Item &item : items)
        ids.append(item.id);
    return ids;
}

/// Merges by id. The order is the other side's where only that side has another order, else the draft's; items that the
/// leading order does not name follow the item that they followed on their own side.
template <typename Item>
QList<Item> mergeItems(const QList<Item> &base, const QList<Item> &draft, const QList<Item> &other)
{
    if (draft == base)
        return other;
    if (other == base)
        return draft;
    const bool otherLeads = idsOf(draft) == idsOf(base);
    const QList<Item> &leading = otherLeads ? other : draft;
    const QList<Item> &following = otherLeads ? draft : other;
    QList<Item> result;
    const auto add = [&](const Item &item, qsizetype at) {
        const Item *mine = byId(draft, item.id);
        const Item *theirs = byId(other, item.id);
        const Item *was = byId(base, item.id);
        if (mine && theirs)
            result.insert(at, was ? mergeItem(*was, *mine, *theirs) : *mine);
        else if (!was || !(item == *was)) // new on this side, or edited here and removed there: it stays
            result.insert(at, item);
        else
            return false;
        return true;
    };
    for (const Item &item : leading)
        add(item, result.size());
    qsizetype after = 0;
    for (const Item &item : following) {
        const auto there = std::find_if(
            result.begin(), result.end(), [&item](const Item &candidate) { return candidate.id == item.id; });
        if (there != result.end())
            after = there - result.begin() + 1;
        else if (add(item, after))
            ++after;
    }
    return result;
}

template <typename Value>
QMap<QString, Value> mergeMaps(
    const QMap<QString, Value> &base, const QMap<QString, Value> &draft, const QMap<QString, Value> &other)
{
    QMap<QString, Value> result;
    QStringList keys = draft.keys() + other.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        const bool fromOther = draft.contains(key) == base.contains(key) && draft.value(key) == base.value(key);
        const QMap<QString, Value> &side = fromOther ? other : draft;
        if (side.contains(key))
            result.insert(key, side.value(key));
    }
    return result;
}

QJsonObject mergeObjects(const QJsonObject &base, const QJsonObject &draft, const QJsonObject &other)
{
    QJsonObject result;
    QStringList keys = draft.keys() + other.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue value = draft.value(key) == base.value(key) ? other.value(key) : draft.value(key);
        if (!value.isUndefined())
            result.insert(key, value);
    }
    return result;
}

Entry mergeItem(const Entry &base, const Entry &draft, const Entry &other)
{
    if (draft == base)
        return other;
    if (other == base)
        return draft;
    Entry result = draft;
    result.fields = mergeMaps(base.fields, draft.fields, other.fields);
    result.extra = mergeObjects(base.extra, draft.extra, other.extra);
    result.bare = merged(base.bare, draft.bare, other.bare);
    QStringList keys = draft.lists.keys() + other.lists.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys))
        result.lists.insert(key, mergeItems(base.lists.value(key), draft.lists.value(key), other.lists.value(key)));
    return result;
}

Section mergeSection(const Section &base, const Section &draft, const Section &other)
{
    if (draft == base)
        return other;
    if (other == base)
        return draft;
    Section result = draft;
    result.heading = merged(base.heading, draft.heading, other.heading);
    result.text = merged(base.text, draft.text, other.text);
    result.contact = mergeItem(base.contact, draft.contact, other.contact);
    result.entries = mergeItems(base.entries, draft.entries, other.entries);
    result.items = mergeItems(base.items, draft.items, other.items);
    result.extra = mergeObjects(base.extra, draft.extra, other.extra);
    return result;
}

} // namespace

Content mergeDraft(const Content &base, const Content &draft, const Content &other)
{
    if (draft == base)
        return other;
    if (other == base)
        return draft;
    Content result;
    result.extra = mergeObjects(base.extra, draft.extra, other.extra);
    QSet<QString> done;
    const auto add = [&](const Section &section) {
        if (done.contains(section.key))
            return;
        done.insert(section.key);
        const Section *was = base.section(section.key);
        const Section *mine = draft.section(section.key);
        const Section *theirs = other.section(section.key);
        if (mine && theirs)
            result.sections.append(was ? mergeSection(*was, *mine, *theirs) : mergeSection({}, *mine, *theirs));
        else if (was && section == *was)
            return; // removed by the other side, untouched here
        else if (section.custom || mine)
            result.sections.append(section);
        else
            result.ensureSection(section.key) = section;
    };
    for (const Section &section : draft.sections)
        add(section);
    for (const Section &section : other.sections)
        add(section);
    return result;
}

Look mergeDraft(const Look &base, const Look &draft, const Look &other)
{
    Look result;
    result.templateId = merged(base.templateId, draft.templateId, other.templateId);
    result.design = merged(base.design, draft.design, other.design);
    result.accent = merged(base.accent, draft.accent, other.accent);
    result.fontScale = merged(base.fontScale, draft.fontScale, other.fontScale);
    result.spacingScale = merged(base.spacingScale, draft.spacingScale, other.spacingScale);
    result.paper = merged(base.paper, draft.paper, other.paper);
    result.language = merged(base.language, draft.language, other.language);
    result.sectionOrder = merged(base.sectionOrder, draft.sectionOrder, other.sectionOrder);
    result.hiddenSections = merged(base.hiddenSections, draft.hiddenSections, other.hiddenSections);
    result.headings = mergeMaps(base.headings, draft.headings, other.headings);
    result.pageBreaksBefore = merged(base.pageBreaksBefore, draft.pageBreaksBefore, other.pageBreaksBefore);
    result.photo = merged(base.photo, draft.photo, other.photo);
    result.extra = mergeObjects(base.extra, draft.extra, other.extra);
    return result;
}

} // namespace shortlist
