// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/merge/merge.h"

#include "sync/engine/merge/listorder.h"
#include "sync/engine/merge/textmerge.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

struct Part
{
    QJsonValue value = QJsonValue::Undefined;
    ItemNames names;
};

QString escaped(QString key)
{
    return key.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
}

/// Where both sides' text may be combined word by word: not for titles, dates and addresses, of which half of one and
/// half of the other says something that nobody wrote.
bool isProse(const QString &text)
{
    constexpr int fewestWords = 5;
    int words = 0;
    bool inside = false;
    for (const QChar c : text) {
        words += !inside && !c.isSpace();
        inside = !c.isSpace();
        if (words >= fewestWords)
            return true;
    }
    return false;
}

class Merging
{
public:
    QList<MergeConflict> conflicts;

    Part merge(const Part &base, const Part &ours, const Part &theirs, const QString &path)
    {
        if (ours.value == theirs.value || ours.value == base.value)
            return theirs;
        if (theirs.value == base.value)
            return ours;
        if (ours.value.isUndefined() || theirs.value.isUndefined()) {
            note(MergeConflict::Kind::Removal, base, ours, theirs, path);
            return ours.value.isUndefined() ? theirs : ours;
        }
        if (ours.value.isObject() && theirs.value.isObject())
            return mergeObjects(base, ours, theirs, path);
        if (ours.value.isArray() && theirs.value.isArray())
            return mergeLists(base, ours, theirs, path);
        if (base.value.isString() && ours.value.isString() && theirs.value.isString()
            && isProse(base.value.toString())) {
            const auto text = mergeText(base.value.toString(), ours.value.toString(), theirs.value.toString());
            if (text)
                return {*text, {}};
        }
        note(MergeConflict::Kind::Value, base, ours, theirs, path);
        return theirs;
    }

private:
    void note(MergeConflict::Kind kind, const Part &base, const Part &ours, const Part &theirs, const QString &path)
    {
        conflicts.append({kind, path, base.value, ours.value, theirs.value});
    }

    static Part member(const QJsonObject &object, const ItemNames &names, const QString &key)
    {
        return {object.value(key), names.members.value(key)};
    }

    Part mergeObjects(const Part &base, const Part &ours, const Part &theirs, const QString &path)
    {
        const QJsonObject was = base.value.toObject();
        const QJsonObject mine = ours.value.toObject();
        const QJsonObject other = theirs.value.toObject();
        QStringList keys = mine.keys() + other.keys();
        keys.removeDuplicates();
        std::sort(keys.begin(), keys.end()); // conflicts come in the same order on every device
        QJsonObject object;
        Part result;
        for (const QString &key : std::as_const(keys)) {
            const Part part = merge(member(was, base.names, key), member(mine, ours.names, key),
                member(other, theirs.names, key), path + u'/' + escaped(key));
            if (part.value.isUndefined())
                continue;
            object.insert(key, part.value);
            if (!part.names.isEmpty())
                result.names.members.insert(key, part.names);
        }
        result.value = object;
        return result;
    }

    /// A list as its items by id.
    struct List
    {
        explicit List(const Part &part)
            : ids(part.names.ids)
        {
            const QJsonArray array = part.value.toArray();
            for (qsizetype i = 0; i < array.size(); ++i)
                items.insert(ids.value(i), {array.at(i), part.names.items.value(i)});
        }
        QStringList ids;
        QHash<QString, Part> items;
    };

    Part mergeLists(const Part &base, const Part &ours, const Part &theirs, const QString &path)
    {
        const List was(base.value.isArray() ? base : Part());
        const List mine(ours);
        const List other(theirs);
        QStringList ids = theirs.names.ids + ours.names.ids;
        ids.removeDuplicates();
        QHash<QString, Part> merged;
        QSet<QString> kept;
        for (const QString &id : std::as_const(ids)) {
            const Part part
                = merge(was.items.value(id), mine.items.value(id), other.items.value(id), path + u'/' + escaped(id));
            if (part.value.isUndefined())
                continue;
            kept.insert(id);
            merged.insert(id, part);
        }
        const MergedOrder order = mergeOrder(was.ids, mine.ids, other.ids, kept);
        if (order.conflict) {
            conflicts.append({MergeConflict::Kind::Order, path, QJsonArray::fromStringList(was.ids),
                QJsonArray::fromStringList(mine.ids), QJsonArray::fromStringList(other.ids)});
        }
        Part result;
        QJsonArray array;
        for (const QString &id : order.ids) {
            const Part part = merged.value(id);
            array.append(part.value);
            result.names.ids.append(id);
            result.names.items.append(part.names);
        }
        result.value = array;
        return result;
    }
};

/// An item that one side moved to another list while the other side edited it where it was stands in both now: the
/// second gets an id of its own.
void makeUnique(ItemNames &names, const QJsonValue &value, QSet<QString> &used)
{
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < names.ids.size(); ++i) {
        const bool own = list.at(i).isObject() && list.at(i).toObject().value("id"_L1).toString() == names.ids.at(i);
        while (!own && used.contains(names.ids.at(i))) {
            const QUuid old = QUuid::createUuidV5(QUuid(), names.ids.at(i));
            names.ids[i] = QUuid::createUuidV5(old, u"second place"_s).toString(QUuid::WithoutBraces);
        }
        used.insert(names.ids.at(i));
        if (i < names.items.size())
            makeUnique(names.items[i], list.at(i), used);
    }
    const QJsonObject object = value.toObject();
    for (auto it = names.members.begin(); it != names.members.end(); ++it)
        makeUnique(it.value(), object.value(it.key()), used);
}

} // namespace

MergeResult merge3(const QUuid &document, const MergeSide &base, const MergeSide &ours, const MergeSide &theirs)
{
    const Part was{base.value, nameItems(document, base.value, base.names)};
    const Part mine{ours.value, nameItems(document, ours.value, ours.names, was.value, was.names)};
    const Part other{theirs.value, nameItems(document, theirs.value, theirs.names, was.value, was.names)};
    Merging merging;
    Part merged = merging.merge(was, mine, other, {});
    QSet<QString> used;
    makeUnique(merged.names, merged.value, used);
    return {merged.value, merged.names, merging.conflicts};
}

QString conflictKindName(MergeConflict::Kind kind)
{
    switch (kind) {
    case MergeConflict::Kind::Value:
        return u"value"_s;
    case MergeConflict::Kind::Removal:
        return u"removal"_s;
    case MergeConflict::Kind::Order:
        return u"order"_s;
    }
    return {};
}

} // namespace shortlist::sync
