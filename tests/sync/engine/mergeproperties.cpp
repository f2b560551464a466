// SPDX-License-Identifier: GPL-3.0-or-later
// merge_properties [--triples N] [--seed S]: random bases and two changed copies, merged, and the properties of sync.md
// §2.6 checked on each. The last line is a summary; exit code 1 on any violation, with the seed that shows it.
#include "models/base/canonicaljson.h"
#include "sync/engine/merge/merge.h"
#include "tests/sync/engine/mergecases.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTextStream>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::sync;
using namespace shortlist::tests;

namespace {

const QUuid document(u"0190b6a5-7c1e-7000-8000-000000000001"_s);

/// All that is written anywhere in a value: words "w17_" and ids "id3_".
void collectWords(const QJsonValue &value, QSet<QString> &words)
{
    if (value.isString()) {
        for (const QString &word : value.toString().split(u' '))
            words.insert(word);
    } else if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            collectWords(item, words);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collectWords(it.value(), words);
    }
}

QSet<QString> wordsOf(const QJsonValue &value)
{
    QSet<QString> words;
    collectWords(value, words);
    return words;
}

bool uniqueNames(const ItemNames &names, QSet<QString> &seen)
{
    for (qsizetype i = 0; i < names.ids.size(); ++i) {
        if (seen.contains(names.ids.at(i)) || names.ids.size() != names.items.size())
            return false;
        seen.insert(names.ids.at(i));
        if (!uniqueNames(names.items.at(i), seen))
            return false;
    }
    for (const ItemNames &inside : names.members) {
        if (!uniqueNames(inside, seen))
            return false;
    }
    return true;
}

/// Objects with an id of their own, wherever they are.
void collectItems(const QJsonValue &value, QHash<QString, QJsonValue> &items)
{
    if (value.isArray()) {
        for (const QJsonValue item : value.toArray())
            collectItems(item, items);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        if (object.contains("id"_L1))
            items.insert(object.value("id"_L1).toString(), value);
        for (auto it = object.begin(); it != object.end(); ++it)
            collectItems(it.value(), items);
    }
}

class Triple
{
public:
    explicit Triple(std::uint64_t seed)
    {
        Dice dice(seed);
        MergeCases cases(dice.next(), dice.chance(50));
        base = cases.document(1 + dice.below(4), 1 + dice.below(4), 6);
        ours = cases.changed(base, 1 + dice.below(6));
        theirs = cases.changed(base, 1 + dice.below(6));
        if (dice.chance(50))
            names = nameItems(document, base, {}); // as a device that has kept them
    }

    /// Empty, or which property does not hold.
    QString violation() const
    {
        const MergeResult merged = merge(base, ours, theirs);
        if (canonicalJson(merge(base, ours, theirs).value) != canonicalJson(merged.value))
            return u"not deterministic"_s;
        if (merge(base, ours, base).value != QJsonValue(ours))
            return u"m(b,x,b) is not x"_s;
        if (merge(base, base, theirs).value != QJsonValue(theirs))
            return u"m(b,b,y) is not y"_s;
        if (merge(base, ours, ours).value != QJsonValue(ours))
            return u"m(b,x,x) is not x"_s;
        if (QString text = remerged(merged); !text.isEmpty())
            return text;
        QSet<QString> seen;
        if (!uniqueNames(merged.names, seen))
            return u"an id stands twice"_s;
        if (nameItems(document, merged.value, merged.names) != merged.names)
            return u"the names are not those of the result"_s;
        return lost(merged);
    }

    QJsonObject base;
    QJsonObject ours;
    QJsonObject theirs;
    ItemNames names;

private:
    MergeResult merge(const QJsonValue &b, const QJsonValue &x, const QJsonValue &y) const
    {
        return merge3(document, {b, names}, {x, {}}, {y, {}});
    }

    QString remerged(const MergeResult &merged) const
    {
        const MergeResult again = merge3(document, {theirs, {}}, {merged.value, merged.names}, {theirs, {}});
        if (again.value != merged.value || !again.conflicts.isEmpty())
            return u"merging again with the same server row changes something"_s;
        const MergeResult same = merge3(document, {base, names}, {merged.value, {}}, {merged.value, {}});
        if (same.value != merged.value || !same.conflicts.isEmpty())
            return u"m(b,m,m) is not m"_s;
        return {};
    }

    QString lost(const MergeResult &merged) const
    {
        QSet<QString> there = wordsOf(merged.value);
        for (const MergeConflict &conflict : merged.conflicts) {
            collectWords(conflict.ours, there);
            collectWords(conflict.theirs, there);
        }
        const QSet<QString> was = wordsOf(base);
        const QSet<QString> mine = wordsOf(ours);
        const QSet<QString> other = wordsOf(theirs);
        for (const QString &word : mine + other) {
            const bool written = !was.contains(word);
            const bool left = mine.contains(word) && other.contains(word);
            if ((written || left) && !there.contains(word))
                return u"lost: "_s + word;
        }
        QHash<QString, QJsonValue> before;
        QHash<QString, QJsonValue> here;
        QHash<QString, QJsonValue> server;
        collectItems(base, before);
        collectItems(ours, here);
        collectItems(theirs, server);
        for (auto it = before.begin(); it != before.end(); ++it) {
            const bool removed = (!here.contains(it.key()) && server.value(it.key()) == it.value())
                || (!server.contains(it.key()) && here.value(it.key()) == it.value())
                || (!here.contains(it.key()) && !server.contains(it.key()));
            if (!removed && !there.contains(it.key()))
                return u"item lost: "_s + it.key();
        }
        return {};
    }
};

QByteArray pretty(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

int main(int argc, char **argv)
{
    std::uint64_t triples = 20'000;
    std::uint64_t seed = 1;
    for (int i = 1; i + 1 < argc; i += 2) {
        const QByteArray name = argv[i];
        if (name == "--triples")
            triples = QByteArray(argv[i + 1]).toULongLong();
        else if (name == "--seed")
            seed = QByteArray(argv[i + 1]).toULongLong();
    }
    std::uint64_t violations = 0;
    std::uint64_t conflicts = 0;
    for (std::uint64_t i = 0; i < triples; ++i) {
        const Triple triple(seed + i);
        conflicts += !merge3(document, {triple.base, {}}, {triple.ours, {}}, {triple.theirs, {}}).conflicts.isEmpty();
        const QString violation = triple.violation();
        if (violation.isEmpty())
            continue;
        if (++violations <= 3) {
            std::printf("seed %llu: %s\nbase   %s\nours   %s\ntheirs %s\n", static_cast<unsigned long long>(seed + i),
                qPrintable(violation), pretty(triple.base).constData(), pretty(triple.ours).constData(),
                pretty(triple.theirs).constData());
        }
    }
    std::printf("%llu triples from seed %llu, %llu with conflicts, %llu violations\n",
        static_cast<unsigned long long>(triples), static_cast<unsigned long long>(seed),
        static_cast<unsigned long long>(conflicts), static_cast<unsigned long long>(violations));
    return violations == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
