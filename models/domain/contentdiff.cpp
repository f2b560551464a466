// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/contentdiff.h"

#include "models/domain/contentjson.h"
#include "models/domain/difflists.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using detail::ListRow;
using Whole = ChangeGroup::Whole;

QString plainText(const QList<TextSpan> &spans)
{
    QString text;
    for (const TextSpan &span : spans)
        text += span.text;
    return text;
}

QString joined(const Change &change, const QList<TextSpan> &spans)
{
    if (!change.list)
        return plainText(spans);
    QStringList items;
    for (const TextSpan &span : spans)
        items.append(span.text);
    return items.join(u", "_s);
}

/// One side of a row of text that has no counterpart.
QList<TextSpan> oneSide(TextSpan::Kind kind, const QString &text)
{
    return {{kind, text}};
}

Change textChange(const Location &where, ItemId entry, const QString &before, const QString &after)
{
    Change change;
    change.where = where;
    change.entry = entry;
    if (before.isEmpty() != after.isEmpty()) {
        change.kind = before.isEmpty() ? Change::Kind::Added : Change::Kind::Removed;
        if (after.isEmpty())
            change.before = oneSide(TextSpan::Kind::Removed, before);
        else
            change.after = oneSide(TextSpan::Kind::Added, after);
        return change;
    }
    const TextDiff words = diffText(before, after);
    change.before = words.before;
    change.after = words.after;
    return change;
}

QString anyText(const Entry &entry, const QString &key)
{
    const QJsonValue odd = entry.extra.value(key);
    if (entry.fields.contains(key) || !(odd.isObject() || odd.isArray()))
        return entry.field(key);
    const QJsonDocument document = odd.isArray() ? QJsonDocument(odd.toArray()) : QJsonDocument(odd.toObject());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

/// Keys of all fields that one of two entries has: those of the spec first, in the order of the form.
QStringList fieldKeys(const SectionSpec &spec, const Entry &before, const Entry &after)
{
    QStringList keys;
    for (const FieldSpec &field : spec.fields)
        keys.append(field.key);
    for (const QStringList &more :
        {before.fields.keys(), after.fields.keys(), before.extra.keys(), after.extra.keys()}) {
        for (const QString &key : more) {
            if (!keys.contains(key))
                keys.append(key);
        }
    }
    return keys;
}

/// Whether a list is compared item by item, as bullets are, or as a whole, as skills are.
bool byItem(const Section &section, const SectionSpec &spec, const QString &list)
{
    return section.kind == SectionKind::Entries && !spec.lists.isEmpty() && spec.lists.first() == list;
}

Change rowChange(const ListRow &row, const Location &where, ItemId entry, const QString &before, const QString &after)
{
    Change change = textChange(where, entry, before, after);
    change.indexBefore = row.before;
    change.indexAfter = row.after;
    if (row.before < 0 || row.after < 0) {
        change.kind = row.before < 0 ? Change::Kind::Added : Change::Kind::Removed;
        change.before = row.before < 0 ? QList<TextSpan>() : oneSide(TextSpan::Kind::Removed, before);
        change.after = row.after < 0 ? QList<TextSpan>() : oneSide(TextSpan::Kind::Added, after);
    } else if (before == after) {
        change.kind = row.moved ? Change::Kind::Moved : Change::Kind::Shifted;
    } else {
        change.kind = Change::Kind::Edited;
        change.moved = row.moved;
    }
    return change;
}

void diffItems(QList<Change> &out, const QString &section, ItemId entry, const QString &list,
    const QList<TextItem> &before, const QList<TextItem> &after)
{
    for (const ListRow &row : detail::pairById(before, after)) {
        const TextItem *from = row.before < 0 ? nullptr : &before.at(row.before);
        const TextItem *to = row.after < 0 ? nullptr : &after.at(row.after);
        if (from && to && from->text == to->text && row.before == row.after && !row.moved)
            continue;
        out.append(rowChange(row, {section, to ? to->id : from->id, list}, entry, from ? from->text : QString(),
            to ? to->text : QString()));
    }
}

/// A list told as a whole; items are the same when their text is.
void diffList(QList<Change> &out, const Location &where, const QList<TextItem> &before, const QList<TextItem> &after)
{
    detail::ListDiff diff = detail::diffTexts(before, after);
    // Items that are no text may read the same and not be the same.
    diff.reordered = diff.reordered
        || (before.size() == after.size() && diff.added == 0
            && detail::writeItems(before) != detail::writeItems(after));
    if (!diff.reordered && diff.added == 0 && diff.removed == 0)
        return;
    Change change;
    change.where = where;
    change.entry = where.item;
    change.list = true;
    change.before = diff.before;
    change.after = diff.after;
    change.added = diff.added;
    change.removed = diff.removed;
    change.reordered = diff.reordered;
    out.append(change);
}

void diffEntry(
    QList<Change> &out, const Section &section, const SectionSpec &spec, const Entry &before, const Entry &after)
{
    for (const QString &key : fieldKeys(spec, before, after)) {
        if (before.fields.value(key) != after.fields.value(key) || before.extra.value(key) != after.extra.value(key))
            out.append(textChange({section.key, after.id, key}, after.id, anyText(before, key), anyText(after, key)));
    }
    QStringList lists = spec.lists;
    for (const QStringList &more : {before.lists.keys(), after.lists.keys()}) {
        for (const QString &key : more) {
            if (!lists.contains(key))
                lists.append(key);
        }
    }
    for (const QString &list : std::as_const(lists)) {
        const QList<TextItem> from = before.lists.value(list);
        const QList<TextItem> to = after.lists.value(list);
        if (byItem(section, spec, list))
            diffItems(out, section.key, after.id, list, from, to);
        else
            diffList(out, {section.key, after.id, list}, from, to);
    }
}

/// An entry on one line: "CKA, CNCF, 2022", "Technical: Go, Rust".
QString oneLine(const Section &section, const SectionSpec &spec, const Entry &entry)
{
    QStringList fields;
    for (const FieldSpec &field : spec.fields) {
        if (const QString text = entry.field(field.key); !text.isEmpty())
            fields.append(text);
    }
    QStringList items;
    for (const QString &list : spec.lists) {
        for (const TextItem &item : entry.lists.value(list))
            items.append(item.text);
    }
    const bool labelled = section.kind == SectionKind::Skills && !fields.isEmpty() && !items.isEmpty();
    return fields.join(u", "_s)
        + (labelled                                   ? u": "_s
                : fields.isEmpty() || items.isEmpty() ? QString()
                                                      : u", "_s)
        + items.join(u", "_s);
}

QString nameOf(const Section &section, const Entry &entry)
{
    return entryTitle(section, entry);
}

/// Entries that share one group of rows: contact profiles, certifications, skill groups …
void diffLines(QList<Change> &out, const Section &before, const Section &after, const SectionSpec &spec)
{
    for (const ListRow &row : detail::pairById(before.entries, after.entries)) {
        const Entry *from = row.before < 0 ? nullptr : &before.entries.at(row.before);
        const Entry *to = row.after < 0 ? nullptr : &after.entries.at(row.after);
        const Entry &shown = to ? *to : *from;
        QList<Change> rows;
        if (!from || !to || row.moved) {
            const QString text = oneLine(after, spec, shown);
            rows.append(
                rowChange(row, {after.key, shown.id, {}}, shown.id, from ? text : QString(), to ? text : QString()));
        }
        if (from && to)
            diffEntry(rows, after, spec, *from, *to);
        for (Change &change : rows) {
            change.label = nameOf(after, shown);
            out.append(change);
        }
    }
}

ChangeGroup groupOf(const Section &section, const Entry *entry = nullptr)
{
    ChangeGroup group;
    group.section = section.key;
    group.heading = section.heading;
    if (entry) {
        group.entry = entry->id;
        group.title = entryTitle(section, *entry);
        group.organisation = entryOrganisation(section, *entry);
    }
    return group;
}

void diffLargeEntries(QList<ChangeGroup> &out, const Section &before, const Section &after)
{
    const SectionSpec &spec = sectionSpec(after);
    for (const ListRow &row : detail::pairById(before.entries, after.entries)) {
        const Entry none;
        const Entry *from = row.before < 0 ? nullptr : &before.entries.at(row.before);
        const Entry *to = row.after < 0 ? nullptr : &after.entries.at(row.after);
        ChangeGroup group = groupOf(after, to ? to : from);
        group.indexBefore = row.before;
        group.indexAfter = row.after;
        group.whole = !from ? Whole::Added : !to ? Whole::Removed : row.moved ? Whole::Moved : Whole::None;
        diffEntry(group.changes, after, spec, from ? *from : none, to ? *to : none);
        if (group.whole != Whole::None || !group.changes.isEmpty())
            out.append(group);
    }
}

void diffExtra(QList<Change> &out, const QString &section, const QJsonObject &before, const QJsonObject &after)
{
    Entry from;
    Entry to;
    from.extra = before;
    to.extra = after;
    for (const QString &key : fieldKeys({}, from, to)) {
        if (before.value(key) != after.value(key))
            out.append(textChange({section, {}, key}, {}, anyText(from, key), anyText(to, key)));
    }
}

/// The groups of one section. `before` or `after` may be empty ones, for a section that came or went.
QList<ChangeGroup> diffSection(const Section &before, const Section &after, Whole whole)
{
    QList<ChangeGroup> groups;
    ChangeGroup own = groupOf(whole == Whole::Removed ? before : after);
    own.whole = whole;
    if (before.heading != after.heading && whole == Whole::None)
        own.changes.append(textChange({after.key, {}, u"heading"_s}, {}, before.heading, after.heading));
    if (before.text != after.text)
        own.changes.append(textChange({after.key, {}, u"text"_s}, {}, before.text, after.text));
    if (after.kind == SectionKind::Contact) {
        diffEntry(own.changes, after, sectionSpec(after), before.contact, after.contact);
        diffLines(own.changes, before, after, profileSpec());
    } else if (after.kind == SectionKind::Skills || after.kind == SectionKind::Lines) {
        diffLines(own.changes, before, after, sectionSpec(after));
    }
    diffItems(own.changes, after.key, {}, u"items"_s, before.items, after.items);
    if (whole == Whole::None)
        diffExtra(own.changes, after.key, before.extra, after.extra);
    if (whole != Whole::None || !own.changes.isEmpty())
        groups.append(own);
    if (after.kind == SectionKind::Entries)
        diffLargeEntries(groups, before, after);
    return groups;
}

Section emptyLike(const Section &section)
{
    Section empty;
    empty.key = section.key;
    empty.kind = section.kind;
    empty.custom = section.custom;
    empty.contact.id = section.contact.id;
    return empty;
}

QList<LookChange> diffLook(const Look &before, const Look &after)
{
    const auto text = [](const QJsonValue &value) {
        if (value.isObject())
            return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
        if (!value.isArray())
            return jsonText(value);
        QStringList items;
        for (const QJsonValue item : value.toArray())
            items.append(jsonText(item));
        return items.join(u", "_s);
    };
    QList<LookChange> changes;
    if (before == after)
        return changes;
    const QJsonObject from = before.toJson();
    const QJsonObject to = after.toJson();
    QStringList keys = from.keys() + to.keys();
    keys.removeDuplicates();
    keys.sort();
    for (const QString &key : std::as_const(keys)) {
        if (from.value(key) != to.value(key))
            changes.append({key, text(from.value(key)), text(to.value(key))});
    }
    return changes;
}

} // namespace

QString Change::textBefore() const
{
    return joined(*this, before);
}

QString Change::textAfter() const
{
    return joined(*this, after);
}

int ContentDiff::changeCount() const
{
    qsizetype count = 0;
    for (const ChangeGroup &group : groups)
        count += group.changes.size() + (group.whole == Whole::Moved || group.changes.isEmpty() ? 1 : 0);
    return static_cast<int>(count);
}

ContentDiff diffContent(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter)
{
    ContentDiff diff;
    diff.before = before;
    matchItemIds(diff.before, after);
    const Content from = diff.before;
    qsizetype shown = 0; // sections of `from` that are told already
    const auto removedUpTo = [&](qsizetype end) {
        for (; shown < end; ++shown) {
            const Section &section = from.sections.at(shown);
            if (!after.section(section.key))
                diff.groups += diffSection(section, emptyLike(section), Whole::Removed);
        }
    };
    for (const Section &section : after.sections) {
        const Section *old = from.section(section.key);
        if (old)
            removedUpTo(std::max(shown, static_cast<qsizetype>(old - from.sections.constData())));
        const bool sameKind = old && old->kind == section.kind;
        if (old && !sameKind)
            diff.groups += diffSection(*old, emptyLike(*old), Whole::Removed);
        const QList<ChangeGroup> groups = sameKind ? diffSection(*old, section, Whole::None)
                                                   : diffSection(emptyLike(section), section, Whole::Added);
        if (groups.isEmpty())
            diff.unchangedSections.append(section.key);
        diff.groups += groups;
    }
    removedUpTo(from.sections.size());
    ChangeGroup rest;
    diffExtra(rest.changes, {}, from.extra, after.extra);
    if (!rest.changes.isEmpty())
        diff.groups.append(rest);
    diff.look = diffLook(lookBefore, lookAfter);
    return diff;
}

} // namespace shortlist
