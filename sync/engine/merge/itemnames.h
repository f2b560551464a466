// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QMap>
#include <QStringList>
#include <QUuid>

namespace shortlist::sync {

/// The ids of the items of every list in a JSON value, as a tree beside it: they never stand in the value itself,
/// except where an item carries an `id` of its own, which then is its id.
struct ItemNames
{
    QMap<QString, ItemNames> members; ///< of an object, where there is anything to say
    QStringList ids; ///< of an array: one for each item, no id twice in a list
    QList<ItemNames> items; ///< of an array: what lies inside each item; as long as `ids`

    [[nodiscard]] bool isEmpty() const { return members.isEmpty() && ids.isEmpty(); }
    /// Objects as objects, arrays as [[id, …inside] …]; null where there is nothing to say.
    [[nodiscard]] QJsonValue toJson() const;
    /// Anything that is not such a tree reads as empty.
    static ItemNames fromJson(const QJsonValue &json);

    friend bool operator==(const ItemNames &a, const ItemNames &b)
    {
        return a.members == b.members && a.ids == b.ids && a.items == b.items;
    }
};

/// Names every item of every list of `value`, the common ancestor: its own `id`, else the one of `known` (where that
/// list has the right length), else uuid5(document, path, index, hash of the item). Two devices that hold the same
/// ancestor come to the same ids without talking (sync.md §2.6, rules 1 and 2).
ItemNames nameItems(const QUuid &document, const QJsonValue &value, const ItemNames &known);

/// Names the items of `value`, a descendant of `base`: its own `id`, else the one of `known`, else that of the item of
/// `base` that it descends from (equal, natural key, similarity of at least one half), else an id made
/// from its content, so that the same item added on both sides is one item.
ItemNames nameItems(const QUuid &document, const QJsonValue &value, const ItemNames &known, const QJsonValue &base,
    const ItemNames &baseNames);

} // namespace shortlist::sync
