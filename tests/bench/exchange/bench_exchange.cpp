// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"
#include "models/exchange/posting.h"

#include <benchmark/benchmark.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

namespace {

void importTenThousandBullets(benchmark::State &state)
{
    QJsonArray bullets;
    for (int i = 0; i < 10'000; ++i)
        bullets.append(u"Bullet %1: led, built and measured something that mattered"_s.arg(i));
    const QByteArray bytes
        = QJsonDocument(QJsonObject{{u"work"_s, QJsonArray{QJsonObject{{u"highlights"_s, bullets}}}}}).toJson();
    for (auto _ : state)
        benchmark::DoNotOptimize(importBytes(bytes));
    state.counters["goal_ms"] = 3000;
}
BENCHMARK(importTenThousandBullets)->Unit(benchmark::kMillisecond);

/// 100 MB are refused by their size: nothing is read.
void refuseHundredMegabytes(benchmark::State &state)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"huge.json"_s));
    if (!file.open(QIODevice::WriteOnly) || !file.resize(100LL << 20)) {
        state.SkipWithError("no file of 100 MB");
        return;
    }
    file.close();
    for (auto _ : state)
        benchmark::DoNotOptimize(importFile(file.fileName()));
    state.counters["goal_ms"] = 100;
}
BENCHMARK(refuseHundredMegabytes)->Unit(benchmark::kMicrosecond);

/// Pages of the greatest length that is read, made of one part: each must be read in time linear in its length.
void readHostilePage(benchmark::State &state, const char *part)
{
    const QString unit = QString::fromLatin1(part);
    const QString page = unit.repeated(maxPostingBytes / unit.size());
    for (auto _ : state)
        benchmark::DoNotOptimize(postingFromHtml(page));
    state.counters["goal_ms"] = 5000;
}
BENCHMARK_CAPTURE(readHostilePage, tags, "<a")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, quotes, "<a'>")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, comments, "<!--")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, scripts, "<script></script>")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, entities, "&#x")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, items, "<li>")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readHostilePage, spaces, " <p>")->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
