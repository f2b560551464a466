// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentedit.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

const auto contactKey = u"personalInfo"_s;

template <typename Item>
qsizetype indexById(const QList<Item> &items, ItemId id)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (items.at(i).id == id)
            return i;
    }
    return -1;
}

} // namespace

Entry *entryById(Content &content, const QString &section, ItemId entry)
{
    Section *holder = content.section(section);
    if (!holder)
        return nullptr;
    const qsizetype at = indexById(holder->entries, entry);
    return at < 0 ? nullptr : &holder->entries[at];
}

const Entry *entryById(const Content &content, const QString &section, ItemId entry)
{
    const Section *holder = content.section(section);
    if (!holder)
        return nullptr;
    const qsizetype at = indexById(holder->entries, entry);
    return at < 0 ? nullptr : &holder->entries.at(at);
}

QList<TextItem> *itemList(Content &content, const ListPlace &place)
{
    if (place.entry.isNull()) {
        Section *section = content.section(place.section);
        return section ? &section->items : nullptr;
    }
    Entry *entry = entryById(content, place.section, place.entry);
    return entry ? &entry->lists[place.list] : nullptr;
}

const QList<TextItem> *itemList(const Content &content, const ListPlace &place)
{
    if (place.entry.isNull()) {
        const Section *section = content.section(place.section);
        return section ? &section->items : nullptr;
    }
    const Entry *entry = entryById(content, place.section, place.entry);
    if (!entry)
        return nullptr;
    const auto list = entry->lists.constFind(place.list);
    return list == entry->lists.constEnd() ? nullptr : &*list;
}

std::optional<ItemPlace> findItem(const Section &section, ItemId item)
{
    if (const qsizetype at = indexById(section.items, item); at >= 0)
        return ItemPlace{{section.key, {}, {}}, static_cast<int>(at)};
    for (const Entry &entry : section.entries) {
        for (auto list = entry.lists.constBegin(); list != entry.lists.constEnd(); ++list) {
            if (const qsizetype at = indexById(*list, item); at >= 0)
                return ItemPlace{{section.key, entry.id, list.key()}, static_cast<int>(at)};
        }
    }
    return {};
}

ItemId duplicateEntry(Content &content, const QString &section, ItemId entry)
{
    Section *holder = content.section(section);
    const qsizetype at = holder ? indexById(holder->entries, entry) : -1;
    if (at < 0)
        return {};
    Entry copy = holder->entries.at(at);
    copy.id = ItemId::create();
    for (QList<TextItem> &list : copy.lists) {
        for (TextItem &item : list)
            item.id = ItemId::create();
    }
    holder->entries.insert(at + 1, copy);
    return copy.id;
}

ItemId removeEntry(Content &content, Look &look, const QString &section, ItemId entry)
{
    Section *holder = content.section(section);
    const qsizetype at = holder ? indexById(holder->entries, entry) : -1;
    if (at < 0)
        return {};
    holder->entries.removeAt(at);
    look.pageBreaksBefore.removeAll(entry);
    if (holder->entries.isEmpty())
        return {};
    return holder->entries.at(std::min(at, holder->entries.size() - 1)).id;
}

QStringList pastedLines(const QString &text)
{
    static const QRegularExpression breaks(u"\\r\\n|[\\r\\n\\x{2028}\\x{2029}]"_s);
    static const QRegularExpression signs(
        u"^\\s*(?:[\\x{2022}\\x{25E6}\\x{25AA}\\x{25CF}\\x{2043}\\x{2219}\\x{00B7}*]|[-\\x{2013}\\x{2014}](?=\\s)|\\d{1,3}[.)](?=\\s))\\s*"_s);
    QStringList lines = text.split(breaks);
    if (lines.size() == 1)
        return lines;
    QStringList result;
    for (QString &line : lines) {
        line.remove(signs);
        const QString trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            result.append(trimmed);
    }
    return result;
}

TextItem newTextItem(const QString &text)
{
    return {ItemId::create(), text, QJsonValue::Undefined};
}

QStringList sectionOrder(const Content &content, const Look &look)
{
    QStringList wanted = look.sectionOrder;
    if (wanted.isEmpty()) {
        const QJsonArray design = look.design.value(u"sectionOrder"_s).toArray();
        for (const QJsonValue &key : design)
            wanted.append(key.toString());
    }
    QStringList order;
    const auto add = [&](const QString &key) {
        if (content.section(key) && !order.contains(key))
            order.append(key);
    };
    add(contactKey);
    for (const QString &key : std::as_const(wanted))
        add(key);
    for (const Section &section : content.sections)
        add(section.key);
    return order;
}

bool moveSection(const Content &content, Look &look, const QString &section, int to)
{
    QStringList order = sectionOrder(content, look);
    const qsizetype from = order.indexOf(section);
    const qsizetype first = order.value(0) == contactKey ? 1 : 0;
    if (from < first || to < first || to >= order.size() || to == from)
        return false;
    order.move(from, to);
    look.sectionOrder = order;
    return true;
}

void removeSection(Content &content, Look &look, const QString &section)
{
    if (const Section *holder = content.section(section)) {
        for (const Entry &entry : holder->entries)
            look.pageBreaksBefore.removeAll(entry.id);
    }
    content.sections.removeIf([&section](const Section &one) { return one.key == section; });
    look.headings.remove(section);
    look.hiddenSections.removeAll(section);
    look.sectionOrder.removeAll(section);
}

void setSectionHidden(Look &look, const QString &section, bool hidden)
{
    look.hiddenSections.removeAll(section);
    if (hidden)
        look.hiddenSections.append(section);
}

void setSectionHeading(Content &content, Look &look, const QString &section, const QString &heading)
{
    Section *holder = content.section(section);
    if (!holder)
        return;
    const QString text = heading.simplified();
    look.headings.remove(section); // one heading, in the content, so that it goes into every export
    holder->heading = text;
}

QStringList missingSections(const Content &content)
{
    QStringList keys;
    for (const SectionSpec &spec : sectionSpecs()) {
        if (!content.section(spec.key))
            keys.append(spec.key);
    }
    return keys;
}

} // namespace shortlist
