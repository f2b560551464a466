// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/diffsheet.h"

#include "ui/history/historytext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::History", text);
}

QString plain(const QList<TextSpan> &spans)
{
    QString text;
    for (const TextSpan &span : spans)
        text += span.text;
    return text;
}

/// Items of a list as one text: the commas between them belong to neither side.
QList<TextSpan> withCommas(const QList<TextSpan> &items)
{
    QList<TextSpan> spans;
    for (const TextSpan &item : items) {
        if (!spans.isEmpty())
            spans.append({TextSpan::Kind::Kept, u", "_s});
        spans.append(item);
    }
    return spans;
}

QList<TextSpan> kept(const QString &text)
{
    return {{TextSpan::Kind::Kept, text}};
}

DiffRow rowOf(const Change &change, const ChangeGroup &group)
{
    DiffRow row;
    row.label = changeLabel(change, group);
    row.note = changeNote(change, group);
    row.change = change;
    row.changed = true;
    row.before = change.list ? withCommas(change.before) : change.before;
    row.after = change.list ? withCommas(change.after) : change.after;
    row.inBefore = change.kind != Change::Kind::Added && !(change.list && change.before.isEmpty());
    row.inAfter = change.kind != Change::Kind::Removed && !(change.list && change.after.isEmpty());
    const QString same = !change.textAfter().isEmpty() ? change.textAfter() : change.textBefore();
    if (change.kind == Change::Kind::Moved || change.kind == Change::Kind::Shifted)
        row.before = row.after = kept(same);
    return row;
}

/// A row for what is the same on both sides; `change` comes from a comparison with nothing.
DiffRow sameRow(const Change &change, const ChangeGroup &group)
{
    DiffRow row;
    row.label = changeLabel(change, group);
    row.before = row.after = kept(change.textAfter());
    return row;
}

bool sameThing(const Change &a, const Change &b)
{
    if (!(a.where.item == b.where.item) || a.where.section != b.where.section)
        return false;
    // A skill group is one row when it is new and a row for each list when it changed.
    return a.where.field == b.where.field || b.where.field.isEmpty();
}

/// A row and where it stood among its siblings before.
struct PlacedRow
{
    DiffRow row;
    ItemId entry;
    QString field;
    int before = -1;
};

/// Puts a row that only the version before has behind what it followed there.
void insertRemoved(QList<PlacedRow> &rows, const PlacedRow &removed)
{
    qsizetype behind = -1;
    qsizetype first = -1;
    for (qsizetype at = 0; at < rows.size(); ++at) {
        const PlacedRow &one = rows.at(at);
        if (!(one.entry == removed.entry) || one.field != removed.field || removed.before < 0)
            continue;
        if (first < 0)
            first = at;
        if (one.before >= 0 && one.before < removed.before)
            behind = at;
    }
    rows.insert(behind >= 0 ? behind + 1 : first >= 0 ? first : rows.size(), removed);
}

/// Puts the rows of what changed in their places among `all`, which is everything that the version after holds.
QList<DiffRow> mergedRows(const ChangeGroup *changed, const ChangeGroup &all)
{
    QList<PlacedRow> rows;
    QHash<ItemId, QList<qsizetype>> byItem;
    const QList<Change> changes = changed ? changed->changes : QList<Change>();
    for (qsizetype at = 0; at < changes.size(); ++at)
        byItem[changes.at(at).where.item].append(at);
    QSet<qsizetype> used;
    for (const Change &here : all.changes) {
        bool found = false;
        for (const qsizetype at : byItem.value(here.where.item)) {
            if (used.contains(at) || !sameThing(changes.at(at), here))
                continue;
            used.insert(at);
            rows.append({rowOf(changes.at(at), *changed), here.entry, here.where.field, changes.at(at).indexBefore});
            found = true;
        }
        // What did not change, and shifted neither, has the same number in both.
        if (!found)
            rows.append({sameRow(here, all), here.entry, here.where.field, here.indexAfter});
    }
    for (qsizetype at = 0; at < changes.size(); ++at) {
        const Change &one = changes.at(at);
        if (!used.contains(at))
            insertRemoved(rows, {rowOf(one, *changed), one.entry, one.where.field, one.indexBefore});
    }
    QList<DiffRow> shown;
    shown.reserve(rows.size());
    for (const PlacedRow &one : std::as_const(rows))
        shown.append(one.row);
    return shown;
}

QString wholeNote(const ChangeGroup &group)
{
    switch (group.whole) {
    case ChangeGroup::Whole::None:
        return {};
    case ChangeGroup::Whole::Added:
        return tr("added");
    case ChangeGroup::Whole::Removed:
        return tr("removed");
    case ChangeGroup::Whole::Moved:
        return tr("moved, was entry %1").arg(group.indexBefore + 1);
    }
    return {};
}

DiffGroup groupOf(const ChangeGroup &group, const Look &look)
{
    DiffGroup shown;
    shown.title = groupTitle(group, look);
    shown.note = wholeNote(group);
    if (group.whole != ChangeGroup::Whole::None)
        shown.whole = group;
    if (shown.note.isEmpty())
        shown.note = changesText(static_cast<int>(group.changes.size()));
    else if (group.whole == ChangeGroup::Whole::Moved && !group.changes.isEmpty())
        shown.note += u", "_s + changesText(static_cast<int>(group.changes.size()));
    for (const Change &change : group.changes)
        shown.rows.append(rowOf(change, group));
    return shown;
}

bool sameGroup(const ChangeGroup &a, const ChangeGroup &b)
{
    return a.section == b.section && a.entry == b.entry;
}

QList<DiffGroup> everyGroup(const ContentDiff &diff, const ResumeDocument::State &after)
{
    const ContentDiff all = diffContent({}, after.look, after.content, after.look);
    QList<DiffGroup> groups;
    qsizetype next = 0;
    const auto isIn = [&all](const ChangeGroup &group) {
        return std::any_of(
            all.groups.cbegin(), all.groups.cend(), [&](const ChangeGroup &other) { return sameGroup(group, other); });
    };
    const auto takeRemoved = [&] {
        for (; next < diff.groups.size() && !isIn(diff.groups.at(next)); ++next)
            groups.append(groupOf(diff.groups.at(next), after.look));
    };
    takeRemoved();
    for (const ChangeGroup &here : all.groups) {
        if (next < diff.groups.size() && sameGroup(diff.groups.at(next), here)) {
            const ChangeGroup &changed = diff.groups.at(next++);
            DiffGroup shown = groupOf(changed, after.look);
            if (changed.whole == ChangeGroup::Whole::None || changed.whole == ChangeGroup::Whole::Moved)
                shown.rows = mergedRows(&changed, here);
            groups.append(shown);
        } else if (!here.changes.isEmpty()) {
            DiffGroup shown;
            shown.title = groupTitle(here, after.look);
            shown.note = tr("not changed");
            shown.rows = mergedRows(nullptr, here);
            groups.append(shown);
        }
        takeRemoved();
    }
    for (; next < diff.groups.size(); ++next)
        groups.append(groupOf(diff.groups.at(next), after.look));
    return groups;
}

DiffGroup lookGroup(const QList<LookChange> &changes, const QHash<QString, QString> &templates)
{
    DiffGroup group;
    group.title = tr("Template and design");
    group.note = changesText(static_cast<int>(changes.size()));
    for (const LookChange &change : changes) {
        DiffRow row;
        row.label = lookName(change.what);
        row.note = tr("changed");
        row.changed = true;
        row.lookKey = change.what;
        const QString from = lookText(change.what, change.before, templates);
        const QString to = lookText(change.what, change.after, templates);
        row.before = from == to ? kept(from) : QList<TextSpan>{{TextSpan::Kind::Removed, from}};
        row.after = from == to ? kept(to) : QList<TextSpan>{{TextSpan::Kind::Added, to}};
        group.rows.append(row);
    }
    return group;
}

} // namespace

bool DiffRow::isRestorable() const
{
    return !lookKey.isEmpty() || (change && change->kind != Change::Kind::Shifted);
}

QString DiffRow::textBefore() const
{
    return plain(before);
}

QString DiffRow::textAfter() const
{
    return plain(after);
}

DiffSheet makeDiffSheet(const ResumeDocument::State &before, const ResumeDocument::State &after,
    const QHash<QString, QString> &templateNames, bool everything)
{
    const ContentDiff diff = diffContent(before.content, before.look, after.content, after.look);
    DiffSheet sheet;
    sheet.before = diff.before;
    sheet.lookBefore = before.look;
    sheet.changes = diff.changeCount() + static_cast<int>(diff.look.size());
    sheet.unchanged = unchangedText(diff, after.content, after.look);
    if (everything) {
        sheet.groups = everyGroup(diff, after);
    } else {
        for (const ChangeGroup &group : diff.groups)
            sheet.groups.append(groupOf(group, after.look));
    }
    if (!diff.look.isEmpty())
        sheet.groups.append(lookGroup(diff.look, templateNames));
    return sheet;
}

} // namespace shortlist::ui
