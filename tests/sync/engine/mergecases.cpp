// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/engine/mergecases.h"

#include <QJsonArray>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace shortlist::tests {

QString MergeCases::word()
{
    return u'w' + QString::number(++m_word) + u'_';
}

QString MergeCases::text(int words)
{
    QStringList list;
    for (int i = 0; i < words; ++i)
        list.append(word());
    return list.join(u' ');
}

QJsonObject MergeCases::entry(int bullets, int wordsEach)
{
    QJsonObject made{{u"title"_s, text(2)}, {u"company"_s, word()}, {u"startDate"_s, word()}};
    if (m_ownIds)
        made.insert("id"_L1, u"id"_s + QString::number(++m_id) + u'_');
    QJsonArray list;
    for (int i = 0; i < bullets; ++i)
        list.append(text(wordsEach));
    made.insert("bullets"_L1, list);
    return made;
}

QJsonObject MergeCases::document(int entries, int bullets, int wordsEach)
{
    QJsonArray experience;
    QJsonArray skills;
    for (int i = 0; i < entries; ++i) {
        experience.append(entry(bullets, wordsEach));
        skills.append(word());
    }
    return {{u"personalInfo"_s, QJsonObject{{u"name"_s, word()}, {u"phone"_s, word()}}}, {u"summary"_s, text(12)},
        {u"experience"_s, experience}, {u"skills"_s, QJsonObject{{u"technical"_s, skills}}}, {u"score"_s, 7},
        {u"grid"_s, QJsonArray{QJsonArray{1, 2}, QJsonArray{3}}}};
}

QString MergeCases::editedText(const QString &text)
{
    QStringList words = text.split(u' ');
    const int at = m_dice.below(static_cast<int>(words.size()));
    switch (m_dice.below(3)) {
    case 0:
        words[at] = word();
        break;
    case 1:
        words.insert(at, word());
        break;
    default:
        words.removeAt(at);
    }
    return words.join(u' ');
}

QJsonArray MergeCases::changedList(QJsonArray list, bool objects)
{
    const int size = static_cast<int>(list.size());
    const int kind = size == 0 ? 0 : m_dice.below(5);
    const int at = size == 0 ? 0 : m_dice.below(size);
    if (kind == 0) {
        list.insert(at, objects ? QJsonValue(entry(1, 6)) : QJsonValue(text(1 + m_dice.below(8))));
    } else if (kind == 1) {
        list.removeAt(at);
    } else if (kind == 2) {
        const QJsonValue item = list.takeAt(at);
        list.insert(m_dice.below(size), item);
    } else {
        list[at] = changedValue(list.at(at));
    }
    return list;
}

QJsonValue MergeCases::changedValue(const QJsonValue &value)
{
    if (m_dice.chance(2))
        return word(); // something quite different
    if (value.isString())
        return value.toString().isEmpty() ? word() : editedText(value.toString());
    if (value.isObject())
        return changedObject(value.toObject());
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return changedList(list, !list.isEmpty() && list.first().isObject());
    }
    return word();
}

QJsonObject MergeCases::changedObject(QJsonObject object)
{
    QStringList keys = object.keys();
    keys.removeAll(u"id"_s);
    const int kind = keys.isEmpty() ? 0 : m_dice.below(12);
    if (kind == 0) {
        object.insert(u"k"_s + QString::number(m_dice.below(3)), text(1 + m_dice.below(7)));
        return object;
    }
    const QString key = keys.at(m_dice.below(static_cast<int>(keys.size())));
    if (kind == 1)
        object.remove(key);
    else
        object.insert(key, changedValue(object.value(key)));
    return object;
}

QJsonObject MergeCases::changed(const QJsonObject &document, int changes)
{
    QJsonObject now = document;
    for (int i = 0; i < changes; ++i)
        now = changedObject(now);
    return now;
}

} // namespace shortlist::tests
