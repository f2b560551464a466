// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/merge/itemnames.h"

#include "models/base/canonicaljson.h"
#include "models/domain/itemmatching.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

QString uuid5(const QUuid &document, const QString &text)
{
    return QUuid::createUuidV5(document, text).toString(QUuid::WithoutBraces);
}

QString ownId(const QJsonValue &item)
{
    return item.isObject() ? item.toObject().value("id"_L1).toString() : QString();
}

void collectText(const QJsonValue &value, QString &text)
{
    if (value.isString()) {
        text += value.toString() + u' ';
    } else if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            collectText(item, text);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectText(it.value(), text);
    }
}

QString firstOf(const QJsonObject &object, std::initializer_list<QLatin1String> keys)
{
    for (const QLatin1String key : keys) {
        if (const QString text = object.value(key).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

/// What an item is recognised by when it is not the same as before.
ItemTraits traitsOf(const QJsonValue &item, const QString &whole)
{
    ItemTraits traits;
    traits.whole = whole;
    if (item.isArray())
        return traits; // lists in lists are told apart by their whole content only
    QString text;
    collectText(item, text);
    traits.words = sortedWords(text);
    if (item.isObject()) {
        const QJsonObject object = item.toObject();
        const QString title = firstOf(object, {"title"_L1, "position"_L1, "name"_L1, "degree"_L1, "studyType"_L1});
        const QString place = firstOf(object, {"company"_L1, "organization"_L1, "institution"_L1, "issuer"_L1});
        const QString start = firstOf(object, {"startDate"_L1, "date"_L1});
        // One of them alone names nothing: the same company twice is two jobs.
        if (!title.isEmpty() && (!place.isEmpty() || !start.isEmpty()))
            traits.natural = title + u'\n' + place + u'\n' + start;
    }
    return traits;
}

/// Fills in what an item calls itself, or what is known of it, as far as no id comes twice.
QStringList statedIds(const QJsonArray &list, const ItemNames &known)
{
    QStringList ids;
    QSet<QString> used;
    const bool usable = known.ids.size() == list.size() && known.items.size() == list.size();
    for (qsizetype i = 0; i < list.size(); ++i) {
        QString id = ownId(list.at(i));
        if (id.isEmpty() && usable)
            id = known.ids.at(i);
        if (id.isEmpty() || used.contains(id)) {
            ids.append(QString());
        } else {
            used.insert(id);
            ids.append(id);
        }
    }
    return ids;
}

/// Ids for what nobody has named: from place and content, so that the same bytes give the same ids.
void inventIds(QStringList &ids, const QUuid &document, const QJsonArray &list, const QString &path)
{
    QSet<QString> used(ids.begin(), ids.end());
    QHash<QString, int> count;
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!ids.at(i).isEmpty())
            continue;
        const QString seed = path + u'\n' + QString::fromLatin1(canonicalHash(list.at(i)).toHex());
        QString id;
        do {
            id = uuid5(document, seed + u'\n' + QString::number(count[seed]++));
        } while (used.contains(id));
        used.insert(id);
        ids[i] = id;
    }
}

struct OpenItem
{
    int place = 0;
    QString whole;
};

/// Pairs items that are the same to the letter, first with first, and leaves the others. matchItems() would find these
/// pairs too, but the words of every item would have to be sorted for it.
std::vector<std::pair<int, int>> takeEqual(std::vector<OpenItem> &now, std::vector<OpenItem> &before)
{
    QHash<QString, std::vector<size_t>> places; // in descending order, so that the first is at the back
    for (size_t i = before.size(); i-- > 0;)
        places[before[i].whole].push_back(i);
    std::vector<std::pair<int, int>> pairs;
    std::vector<OpenItem> left;
    std::vector<bool> taken(before.size(), false);
    for (OpenItem &item : now) {
        const auto found = places.find(item.whole);
        if (found == places.end() || found->empty()) {
            left.push_back(std::move(item));
            continue;
        }
        taken[found->back()] = true;
        pairs.emplace_back(item.place, before[found->back()].place);
        found->pop_back();
    }
    now = std::move(left);
    std::vector<OpenItem> free;
    for (size_t i = 0; i < before.size(); ++i) {
        if (!taken[i])
            free.push_back(std::move(before[i]));
    }
    before = std::move(free);
    return pairs;
}

std::vector<std::pair<int, int>> descents(
    const QJsonArray &list, std::vector<OpenItem> now, const QJsonArray &base, std::vector<OpenItem> before)
{
    std::vector<std::pair<int, int>> pairs = takeEqual(now, before);
    if (now.empty() || before.empty())
        return pairs;
    std::vector<ItemTraits> traitsNow;
    std::vector<ItemTraits> traitsBefore;
    for (const OpenItem &item : now)
        traitsNow.push_back(traitsOf(list.at(item.place), item.whole));
    for (const OpenItem &item : before)
        traitsBefore.push_back(traitsOf(base.at(item.place), item.whole));
    const std::vector<int> match = matchItems(traitsNow, traitsBefore);
    for (size_t i = 0; i < match.size(); ++i) {
        if (match[i] >= 0)
            pairs.emplace_back(now[i].place, before[static_cast<size_t>(match[i])].place);
    }
    return pairs;
}

/// For each item the place of the item of `base` that it descends from, or -1; gives those that have no id its id.
std::vector<int> inheritIds(
    QStringList &ids, const QJsonArray &list, const QJsonArray &base, const QStringList &baseIds)
{
    QHash<QString, int> places;
    for (int i = 0; i < static_cast<int>(baseIds.size()); ++i)
        places.insert(baseIds.at(i), i);
    std::vector<int> origin;
    std::vector<bool> taken(static_cast<size_t>(base.size()), false);
    std::vector<OpenItem> now;
    for (int i = 0; i < static_cast<int>(list.size()); ++i) {
        origin.push_back(ids.at(i).isEmpty() ? -1 : places.value(ids.at(i), -1));
        if (origin.back() >= 0)
            taken[static_cast<size_t>(origin.back())] = true;
        else if (ids.at(i).isEmpty())
            now.push_back({i, QString::fromUtf8(canonicalJson(list.at(i)))});
    }
    std::vector<OpenItem> before;
    for (int i = 0; i < static_cast<int>(base.size()) && !now.empty(); ++i) {
        if (!taken[static_cast<size_t>(i)] && ownId(base.at(i)).isEmpty())
            before.push_back({i, QString::fromUtf8(canonicalJson(base.at(i)))});
    }
    for (const auto &[place, from] : descents(list, std::move(now), base, std::move(before))) {
        origin[static_cast<size_t>(place)] = from;
        ids[place] = baseIds.at(from);
    }
    return origin;
}

/// Walks a value beside its ancestor, and gives names.
class Naming
{
public:
    explicit Naming(const QUuid &document)
        : m_document(document)
    {
    }

    ItemNames name(const QJsonValue &value, const ItemNames &known, const QJsonValue &base, const ItemNames &baseNames,
        const QString &path) const
    {
        if (value.isArray())
            return nameList(value.toArray(), known, base, baseNames, path);
        ItemNames names;
        if (!value.isObject())
            return names;
        const QJsonObject object = value.toObject();
        const QJsonObject baseObject = base.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (!it.value().isArray() && !it.value().isObject())
                continue;
            ItemNames inside = name(it.value(), known.members.value(it.key()), baseObject.value(it.key()),
                baseNames.members.value(it.key()), path + u'/' + it.key());
            if (!inside.isEmpty())
                names.members.insert(it.key(), std::move(inside));
        }
        return names;
    }

private:
    ItemNames nameList(const QJsonArray &list, const ItemNames &known, const QJsonValue &base,
        const ItemNames &baseNames, const QString &path) const
    {
        if (known.isEmpty() && base.isArray() && base.toArray() == list && baseNames.ids.size() == list.size())
            return baseNames;
        ItemNames names;
        names.ids = statedIds(list, known);
        const QJsonArray before = base.toArray();
        std::vector<int> origin(static_cast<size_t>(list.size()), -1);
        if (before.size() == baseNames.ids.size())
            origin = inheritIds(names.ids, list, before, baseNames.ids);
        inventIds(names.ids, m_document, list, path);
        const bool usable = known.items.size() == list.size();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const int from = origin[static_cast<size_t>(i)];
            names.items.append(name(list.at(i), usable ? known.items.at(i) : ItemNames(),
                from < 0 ? QJsonValue(QJsonValue::Undefined) : before.at(from),
                from < 0 ? ItemNames() : baseNames.items.value(from), path + u'/' + names.ids.at(i)));
        }
        return names;
    }

    QUuid m_document;
};

} // namespace

QJsonValue ItemNames::toJson() const
{
    if (!ids.isEmpty()) {
        QJsonArray list;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            QJsonArray item{ids.at(i)};
            if (!items.value(i).isEmpty())
                item.append(items.at(i).toJson());
            list.append(item);
        }
        return list;
    }
    if (members.isEmpty())
        return QJsonValue::Null;
    QJsonObject object;
    for (auto it = members.begin(); it != members.end(); ++it)
        object.insert(it.key(), it->toJson());
    return object;
}

ItemNames ItemNames::fromJson(const QJsonValue &json)
{
    ItemNames names;
    if (json.isArray()) {
        for (const QJsonValue item : json.toArray()) {
            names.ids.append(item.toArray().at(0).toString());
            names.items.append(fromJson(item.toArray().at(1)));
        }
    } else if (json.isObject()) {
        const QJsonObject object = json.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            names.members.insert(it.key(), fromJson(it.value()));
    }
    return names;
}

ItemNames nameItems(const QUuid &document, const QJsonValue &value, const ItemNames &known)
{
    return Naming(document).name(value, known, QJsonValue::Undefined, {}, {});
}

ItemNames nameItems(const QUuid &document, const QJsonValue &value, const ItemNames &known, const QJsonValue &base,
    const ItemNames &baseNames)
{
    return Naming(document).name(value, known, base, baseNames, {});
}

} // namespace shortlist::sync
