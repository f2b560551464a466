// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/domain/randomcontent.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist::test {

namespace {

template <typename List>
auto pick(QRandomGenerator &random, const List &list)
{
    return list.at(random.bounded(list.size()));
}

bool chance(QRandomGenerator &random, int percent)
{
    return random.bounded(100) < percent;
}

QJsonArray randomTexts(QRandomGenerator &random)
{
    QJsonArray array;
    for (int n = random.bounded(5); n > 0; --n)
        array.append(chance(random, 6) ? randomJson(random, 2) : QJsonValue(randomText(random)));
    return array;
}

QJsonValue randomEntry(QRandomGenerator &random, const SectionSpec &spec)
{
    if (chance(random, 4))
        return randomJson(random, 2);
    QJsonObject object;
    for (const FieldSpec &field : spec.fields) {
        if (chance(random, 60))
            object.insert(field.key, chance(random, 5) ? randomJson(random, 2) : QJsonValue(randomText(random)));
    }
    for (const QString &list : spec.lists) {
        if (chance(random, 60))
            object.insert(list, chance(random, 5) ? randomJson(random, 2) : QJsonValue(randomTexts(random)));
    }
    if (chance(random, 15))
        object.insert(u"x-"_s + randomText(random), randomJson(random, 2));
    return object;
}

QJsonValue randomSkills(QRandomGenerator &random)
{
    if (chance(random, 15))
        return randomTexts(random);
    QJsonObject object;
    for (const QString &key : {u"technical"_s, u"soft"_s, u"platforms"_s, u"Tools"_s, u"languages"_s}) {
        if (chance(random, 50))
            object.insert(key, chance(random, 5) ? randomJson(random, 2) : QJsonValue(randomTexts(random)));
    }
    return object;
}

QJsonValue randomCustom(QRandomGenerator &random)
{
    if (chance(random, 5))
        return randomJson(random, 2);
    static const QStringList types{u"text"_s, u"list"_s, u"lines"_s, u"entries"_s, u"publications"_s, u"odd"_s};
    static const QStringList ids{u"grants"_s, u"talks"_s, u"languages"_s, u"a~b"_s, u""_s, u"impact"_s};
    QJsonObject object;
    if (chance(random, 90))
        object.insert(u"id"_s, pick(random, ids));
    if (chance(random, 90))
        object.insert(u"type"_s, chance(random, 5) ? randomJson(random, 1) : QJsonValue(pick(random, types)));
    if (chance(random, 90))
        object.insert(u"title"_s, randomText(random));
    if (chance(random, 40))
        object.insert(u"text"_s, randomText(random));
    QJsonArray items;
    Section custom;
    custom.custom = true;
    for (int n = random.bounded(4); n > 0; --n)
        items.append(chance(random, 40) ? QJsonValue(randomText(random)) : randomEntry(random, sectionSpec(custom)));
    if (chance(random, 70))
        object.insert(u"items"_s, items);
    if (chance(random, 10))
        object.insert(u"unknown"_s, randomJson(random, 2));
    return object;
}

void editItems(QRandomGenerator &random, QList<TextItem> &items)
{
    const auto place = items.isEmpty() ? 0 : random.bounded(items.size());
    switch (random.bounded(4)) {
    case 0:
        items.insert(place, {ItemId::create(), randomText(random)});
        break;
    case 1:
        if (!items.isEmpty())
            items.removeAt(place);
        break;
    case 2:
        if (!items.isEmpty())
            items.move(place, random.bounded(items.size()));
        break;
    default:
        if (!items.isEmpty())
            items[place].text = randomText(random);
    }
}

void editEntries(QRandomGenerator &random, Section &section, const SectionSpec &spec)
{
    QList<Entry> &entries = section.entries;
    const auto place = entries.isEmpty() ? 0 : random.bounded(entries.size());
    const int what = random.bounded(6);
    if (what == 0 || entries.isEmpty()) {
        Entry entry;
        entry.id = ItemId::create();
        entry.setField(spec.titleField, randomText(random));
        entries.insert(place, entry);
    } else if (what == 1) {
        entries.removeAt(place);
    } else if (what == 2) {
        entries.move(place, random.bounded(entries.size()));
    } else if (what == 3 && !spec.lists.isEmpty()) {
        const QString list = pick(random, spec.lists);
        const bool had = entries[place].lists.contains(list);
        editItems(random, entries[place].lists[list]);
        if (!had && entries[place].lists.value(list).isEmpty())
            entries[place].lists.remove(list);
    } else {
        entries[place].setField(pick(random, spec.fields).key, chance(random, 20) ? QString() : randomText(random));
    }
}

} // namespace

QString randomText(QRandomGenerator &random)
{
    static const QStringList words{u"led"_s, u"the"_s, u"team"_s, u"of"_s, u"12"_s, u"analysts"_s, u"größer"_s,
        u"数据"_s, u"שלום"_s, u"\U0001F600"_s, u"a\nb"_s, u"“x”"_s, u"2021-03"_s, u"pipeline"_s, u"£4.1"_s, u""_s};
    QStringList text;
    for (int n = random.bounded(8); n > 0; --n)
        text.append(pick(random, words));
    return text.join(u' ');
}

QJsonValue randomJson(QRandomGenerator &random, int depth)
{
    switch (random.bounded(depth > 0 ? 7 : 5)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return chance(random, 50);
    case 2:
        return random.bounded(1000);
    case 3:
        return random.bounded(1000) / 8.0;
    case 4:
        return randomText(random);
    case 5: {
        QJsonArray array;
        for (int n = random.bounded(4); n > 0; --n)
            array.append(randomJson(random, depth - 1));
        return array;
    }
    default: {
        QJsonObject object;
        for (int n = random.bounded(4); n > 0; --n)
            object.insert(chance(random, 20) ? u"text"_s : randomText(random), randomJson(random, depth - 1));
        return object;
    }
    }
}

QJsonObject randomContentJson(QRandomGenerator &random)
{
    QJsonObject json;
    for (const SectionSpec &spec : sectionSpecs()) {
        if (chance(random, 40))
            continue;
        if (chance(random, 5)) {
            json.insert(spec.key, randomJson(random, 3));
        } else if (spec.kind == SectionKind::Contact) {
            json.insert(spec.key, randomEntry(random, spec));
        } else if (spec.kind == SectionKind::Text) {
            json.insert(spec.key, randomText(random));
        } else if (spec.kind == SectionKind::Skills) {
            json.insert(spec.key, randomSkills(random));
        } else {
            QJsonArray entries;
            for (int n = random.bounded(4); n > 0; --n)
                entries.append(randomEntry(random, spec));
            json.insert(spec.key, entries);
        }
    }
    QJsonArray custom;
    for (int n = random.bounded(4); n > 0; --n)
        custom.append(randomCustom(random));
    if (chance(random, 60))
        json.insert(u"customSections"_s, chance(random, 5) ? randomJson(random, 2) : QJsonValue(custom));
    QJsonObject labels;
    for (const QString &key : {u"experience"_s, u"technical"_s, u"languages"_s, u"skills"_s, u"nothing"_s}) {
        if (chance(random, 30))
            labels.insert(key, chance(random, 10) ? randomJson(random, 1) : QJsonValue(randomText(random)));
    }
    if (chance(random, 50))
        json.insert(u"labels"_s, labels);
    if (chance(random, 20))
        json.insert(u"unknownTop"_s, randomJson(random, 3));
    return json;
}

void randomEdit(QRandomGenerator &random, Content &content)
{
    if (content.sections.isEmpty() || chance(random, 5)) {
        content.ensureSection(pick(random, sectionSpecs()).key);
        return;
    }
    if (chance(random, 3)) {
        content.sections.removeAt(random.bounded(content.sections.size()));
        return;
    }
    Section &section = content.sections[random.bounded(content.sections.size())];
    if (chance(random, 5)) {
        section.heading = randomText(random);
        return;
    }
    const SectionSpec &spec = sectionSpec(section);
    switch (section.kind) {
    case SectionKind::Text:
        section.text = randomText(random);
        break;
    case SectionKind::List:
        editItems(random, section.items);
        break;
    case SectionKind::Contact:
        if (chance(random, 50))
            section.contact.setField(pick(random, spec.fields).key, randomText(random));
        else
            editEntries(random, section, profileSpec());
        break;
    default:
        editEntries(random, section, spec);
    }
}

} // namespace shortlist::test
