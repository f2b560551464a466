// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/patch.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

/// How much of two sequences is the same at their beginning and, of the rest, at their end.
struct Frame
{
    qsizetype head = 0;
    qsizetype tail = 0;
};

template <typename Sequence>
Frame frameOf(const Sequence &before, const Sequence &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    Frame frame;
    while (frame.head < shorter && before.at(frame.head) == after.at(frame.head))
        ++frame.head;
    while (frame.tail < shorter - frame.head
        && before.at(before.size() - 1 - frame.tail) == after.at(after.size() - 1 - frame.tail))
        ++frame.tail;
    return frame;
}

QJsonObject stringPatch(const QString &before, const QString &after)
{
    Frame frame = frameOf(before, after);
    // Never between the halves of a pair: each half alone is no character.
    if (frame.head > 0 && before.at(frame.head - 1).isHighSurrogate())
        --frame.head;
    if (frame.tail > 0 && before.at(before.size() - frame.tail).isLowSurrogate())
        --frame.tail;
    return {{u"s"_s,
        QJsonArray{frame.head, before.size() - frame.head - frame.tail,
            after.mid(frame.head, after.size() - frame.head - frame.tail)}}};
}

QJsonObject listPatch(const QJsonArray &before, const QJsonArray &after)
{
    if (before.size() == after.size()) {
        QJsonObject items;
        for (qsizetype i = 0; i < after.size(); ++i) {
            if (before.at(i) != after.at(i))
                items.insert(QString::number(i), makePatch(before.at(i), after.at(i)));
        }
        return {{u"i"_s, items}};
    }
    const Frame frame = frameOf(before, after);
    QJsonArray inserted;
    for (qsizetype i = frame.head; i < after.size() - frame.tail; ++i)
        inserted.append(after.at(i));
    return {{u"l"_s, QJsonArray{frame.head, before.size() - frame.head - frame.tail, inserted}}};
}

QJsonObject objectPatch(const QJsonObject &before, const QJsonObject &after)
{
    QJsonObject members;
    QJsonArray removed;
    for (auto it = after.begin(); it != after.end(); ++it) {
        const QJsonValue was = before.value(it.key());
        if (was != it.value())
            members.insert(it.key(), makePatch(was, it.value()));
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            removed.append(it.key());
    }
    QJsonObject patch{{u"o"_s, members}};
    if (!removed.isEmpty())
        patch.insert("-"_L1, removed);
    return patch;
}

Error misfit()
{
    return {Error::Kind::Conflict, u"the patch was made for another value"_s};
}

/// [from, cut, …] that lies within `size`.
bool range(const QJsonArray &splice, qsizetype size, qsizetype &from, qsizetype &cut)
{
    from = splice.at(0).toInt(-1);
    cut = splice.at(1).toInt(-1);
    return splice.size() == 3 && from >= 0 && cut >= 0 && from <= size && cut <= size - from;
}

Result<QJsonValue> spliceString(const QJsonValue &before, const QJsonArray &splice)
{
    qsizetype from = 0;
    qsizetype cut = 0;
    QString text = before.toString();
    if (!before.isString() || !range(splice, text.size(), from, cut))
        return misfit();
    return QJsonValue(text.replace(from, cut, splice.at(2).toString()));
}

Result<QJsonValue> spliceList(const QJsonValue &before, const QJsonArray &splice)
{
    qsizetype from = 0;
    qsizetype cut = 0;
    const QJsonArray was = before.toArray();
    if (!before.isArray() || !range(splice, was.size(), from, cut))
        return misfit();
    QJsonArray now;
    for (qsizetype i = 0; i < from; ++i)
        now.append(was.at(i));
    for (const QJsonValue item : splice.at(2).toArray())
        now.append(item);
    for (qsizetype i = from + cut; i < was.size(); ++i)
        now.append(was.at(i));
    return QJsonValue(now);
}

Result<QJsonValue> patchItems(const QJsonValue &before, const QJsonObject &items)
{
    QJsonArray list = before.toArray();
    for (auto it = items.begin(); it != items.end(); ++it) {
        bool ok = false;
        const int place = it.key().toInt(&ok);
        if (!ok || place < 0 || place >= list.size())
            return misfit();
        SHORTLIST_TRY(const auto item, applyPatch(list.at(place), it.value()));
        list[place] = item;
    }
    return QJsonValue(list);
}

Result<QJsonValue> patchMembers(const QJsonValue &before, const QJsonObject &patch)
{
    QJsonObject object = before.toObject();
    if (!before.isObject())
        return misfit();
    for (const QJsonValue key : patch.value("-"_L1).toArray())
        object.remove(key.toString());
    const QJsonObject members = patch.value("o"_L1).toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        SHORTLIST_TRY(const auto member, applyPatch(object.value(it.key()), it.value()));
        object.insert(it.key(), member);
    }
    return QJsonValue(object);
}

} // namespace

QJsonValue makePatch(const QJsonValue &before, const QJsonValue &after)
{
    if (before == after)
        return QJsonObject();
    if (before.isString() && after.isString())
        return stringPatch(before.toString(), after.toString());
    if (before.isArray() && after.isArray())
        return listPatch(before.toArray(), after.toArray());
    if (before.isObject() && after.isObject())
        return objectPatch(before.toObject(), after.toObject());
    return QJsonObject{{u"="_s, after}};
}

Result<QJsonValue> applyPatch(const QJsonValue &before, const QJsonValue &patch)
{
    const QJsonObject object = patch.toObject();
    if (!patch.isObject())
        return Error{Error::Kind::InvalidInput, u"no patch"_s};
    if (object.isEmpty())
        return QJsonValue(before);
    if (object.contains("="_L1))
        return QJsonValue(object.value("="_L1));
    if (object.contains("s"_L1))
        return spliceString(before, object.value("s"_L1).toArray());
    if (object.contains("l"_L1))
        return spliceList(before, object.value("l"_L1).toArray());
    if (object.contains("i"_L1))
        return patchItems(before, object.value("i"_L1).toObject());
    if (object.contains("o"_L1))
        return patchMembers(before, object);
    return Error{Error::Kind::InvalidInput, u"no patch"_s};
}

} // namespace shortlist::sync
