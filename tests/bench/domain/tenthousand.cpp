// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of models/domain at the size of the worst file that is still read: 10,000 bullets or versions.
#include "models/base/canonicaljson.h"
#include "models/domain/contentdiff.h"
#include "models/domain/versionpolicy.h"

#include <benchmark/benchmark.h>

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

constexpr int count = 10'000;
const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

QJsonObject jsonOf(const QString &word)
{
    QJsonArray bullets;
    for (int i = 0; i < count; ++i)
        bullets.append(word.arg(i));
    return {{u"experience"_s, QJsonArray{QJsonObject{{u"title"_s, u"t"_s}, {u"bullets"_s, bullets}}}}};
}

/// Goals are for a release build on a machine with nothing else to do.
void goal(benchmark::State &state, double ms)
{
    state.counters["goal_ms"] = ms;
}

void readAndWriteTenThousand(benchmark::State &state)
{
    const QJsonObject json = jsonOf(u"Bullet number %1"_s);
    for (auto _ : state)
        benchmark::DoNotOptimize(canonicalJson(Content::fromJson(json, owner).toJson()));
    goal(state, 2000);
}
BENCHMARK(readAndWriteTenThousand)->Unit(benchmark::kMillisecond);

/// Every bullet has another place, every other one another text.
void compareTenThousand(benchmark::State &state)
{
    const Content before = Content::fromJson(jsonOf(u"Bullet %1 of many words"_s), owner);
    Content after = before;
    QList<TextItem> &bullets = after.section(u"experience"_s)->entries[0].lists[u"bullets"_s];
    std::reverse(bullets.begin(), bullets.end());
    for (qsizetype i = 0; i < bullets.size(); i += 2)
        bullets[i].text += u" more"_s;
    for (auto _ : state)
        benchmark::DoNotOptimize(diffContent(before, {}, after, {}));
    goal(state, 2000);
}
BENCHMARK(compareTenThousand)->Unit(benchmark::kMillisecond);

void compareTwentyThousandWords(benchmark::State &state)
{
    QString before;
    QString after;
    for (int i = 0; i < 2 * count; ++i) {
        before += QString::number(i) + u' ';
        after += QString::number(i * 7) + u' ';
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(diffText(before, after));
    goal(state, 1000);
}
BENCHMARK(compareTwentyThousandWords)->Unit(benchmark::kMillisecond);

/// No bullet has a word of another, none its id: what matching costs at worst.
void matchTenThousandStrangers(benchmark::State &state)
{
    const Content base = Content::fromJson(jsonOf(u"b%1"_s), owner);
    const Content content = Content::fromJson(jsonOf(u"a%1"_s), ResumeId::create());
    for (auto _ : state) {
        Content matched = content;
        matchItemIds(matched, base);
        benchmark::DoNotOptimize(matched);
    }
    goal(state, 3000);
}
BENCHMARK(matchTenThousandStrangers)->Unit(benchmark::kMillisecond);

void thinTenThousandVersions(benchmark::State &state)
{
    constexpr Timestamp day = 24LL * 3600 * 1000;
    constexpr Timestamp now = 1'800'000'000'000;
    QList<VersionStamp> versions;
    for (int n = 1; n <= count; ++n)
        versions.append({n, now - 120 * day + n, ChangeOrigin::Manual, false});
    for (auto _ : state)
        benchmark::DoNotOptimize(versionsToThin(versions, now));
    goal(state, 200);
}
BENCHMARK(thinTenThousandVersions)->Unit(benchmark::kMillisecond);

} // namespace
