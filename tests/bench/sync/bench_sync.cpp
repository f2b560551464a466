// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/merge/merge.h"
#include "tests/sync/engine/mergecases.h"

#include <benchmark/benchmark.h>

using namespace shortlist;
using namespace shortlist::sync;
using namespace shortlist::tests;

namespace {

/// A resume of about 50 KB of which both sides changed `range(0)` things.
void mergeOfFiftyKilobytes(benchmark::State &state)
{
    MergeCases cases(7, false);
    const QJsonObject base = cases.document(60, 8, 14);
    const QJsonObject ours = cases.changed(base, static_cast<int>(state.range(0)));
    const QJsonObject theirs = cases.changed(base, static_cast<int>(state.range(0)));
    const QUuid document = QUuid::createUuidV5(QUuid(), QStringLiteral("bench"));
    const ItemNames names = state.range(1) == 0 ? ItemNames() : nameItems(document, base, {});
    for (auto _ : state)
        benchmark::DoNotOptimize(merge3(document, {base, names}, {ours, {}}, {theirs, {}}));
    state.counters["bytes"] = static_cast<double>(canonicalJson(base).size());
}
BENCHMARK(mergeOfFiftyKilobytes)->ArgNames({"changes", "named"})->ArgsProduct({{1, 20, 200}, {0, 1}});

} // namespace

BENCHMARK_MAIN();
