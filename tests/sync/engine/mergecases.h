// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <cstdint>

namespace shortlist::tests {

/// Random numbers that are the same everywhere (splitmix64); the standard's distributions are not.
class Dice
{
public:
    explicit Dice(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
    bool chance(int percent) { return below(100) < percent; }

private:
    std::uint64_t m_state = 0;
};

/// Resume-like JSON and changes of it. Every word that is written is new ("w17"), so that where it went can be told.
class MergeCases
{
public:
    /// `ownIds`: every object in a list carries an `id`.
    MergeCases(std::uint64_t seed, bool ownIds)
        : m_dice(seed)
        , m_ownIds(ownIds)
    {
    }
    QJsonObject document(int entries, int bullets, int wordsEach);
    QJsonObject changed(const QJsonObject &document, int changes);
    [[nodiscard]] Dice &dice() { return m_dice; }

private:
    QString word();
    QString text(int words);
    QString editedText(const QString &text);
    QJsonObject entry(int bullets, int wordsEach);
    QJsonArray changedList(QJsonArray list, bool objects);
    QJsonValue changedValue(const QJsonValue &value);
    QJsonObject changedObject(QJsonObject object);

    Dice m_dice;
    bool m_ownIds = false;
    int m_word = 0;
    int m_id = 0;
};

} // namespace shortlist::tests
