// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/changesummary.h"
#include "models/domain/resumedocument.h"

#include <benchmark/benchmark.h>

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

/// About 50 KB of JSON: 20 jobs of 20 bullets of 110 characters, and 100 skills.
QJsonObject largeJson()
{
    QJsonArray jobs;
    for (int i = 0; i < 20; ++i) {
        QJsonArray bullets;
        for (int n = 0; n < 20; ++n)
            bullets.append(
                u"Moved %1 services to one platform and cut the time of a release from %2 hours to %3 minutes for 40 teams"_s
                    .arg(i + n)
                    .arg(n)
                    .arg(i));
        jobs.append(QJsonObject{{u"title"_s, u"Engineer %1"_s.arg(i)}, {u"company"_s, u"Company %1"_s.arg(i)},
            {u"startDate"_s, u"2010-01"_s}, {u"endDate"_s, u"present"_s}, {u"bullets"_s, bullets}});
    }
    QJsonArray skills;
    for (int i = 0; i < 100; ++i)
        skills.append(u"Skill %1"_s.arg(i));
    return {{u"personalInfo"_s, QJsonObject{{u"name"_s, u"Marit Solheim"_s}}}, {u"experience"_s, jobs},
        {u"skills"_s, QJsonObject{{u"technical"_s, skills}}}};
}

const Content &large()
{
    static const Content content = Content::fromJson(largeJson(), owner);
    return content;
}

Content edited()
{
    Content content = large();
    QList<Entry> &jobs = content.section(u"experience"_s)->entries;
    jobs[3].lists[u"bullets"_s][4].text += u" and more"_s;
    jobs[5].lists[u"bullets"_s].append({ItemId::create(), u"A new bullet"_s});
    jobs.move(7, 2);
    return content;
}

void fromJson(benchmark::State &state)
{
    const QJsonObject json = largeJson();
    for (auto _ : state)
        benchmark::DoNotOptimize(Content::fromJson(json, owner));
    state.counters["bytes"] = static_cast<double>(canonicalJson(json).size());
}
BENCHMARK(fromJson)->Unit(benchmark::kMicrosecond);

void toJson(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(large().toJson());
}
BENCHMARK(toJson)->Unit(benchmark::kMicrosecond);

void itemIdTree(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(itemIds(large()));
}
BENCHMARK(itemIdTree)->Unit(benchmark::kMicrosecond);

void extracted(benchmark::State &state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(extractedText(large()));
}
BENCHMARK(extracted)->Unit(benchmark::kMicrosecond);

void keystroke(benchmark::State &state)
{
    ResumeDocument document;
    document.load({large(), {}});
    int n = 0;
    for (auto _ : state) {
        document.edit(
            u"Edit bullet"_s, {},
            [&n](ResumeDocument::State &s) {
                s.content.section(u"experience"_s)->entries[3].lists[u"bullets"_s][4].text = QString::number(++n);
            },
            u"key"_s);
    }
}
BENCHMARK(keystroke)->Unit(benchmark::kMicrosecond);

void diffAndSummary(benchmark::State &state)
{
    const Content after = edited();
    for (auto _ : state)
        benchmark::DoNotOptimize(changeSummary(large(), {}, after, {}));
}
BENCHMARK(diffAndSummary)->Unit(benchmark::kMicrosecond);

void matchWithoutIds(benchmark::State &state)
{
    const Content after = Content::fromJson(edited().toJson(), ResumeId::create());
    for (auto _ : state) {
        Content content = after;
        matchItemIds(content, large());
        benchmark::DoNotOptimize(content);
    }
}
BENCHMARK(matchWithoutIds)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
