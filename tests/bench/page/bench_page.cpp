// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/layoutengine.h"
#include "models/page/painter.h"
#include "models/page/pdfwriter.h"
#include "tests/models/page/pagesupport.h"

#include <QGuiApplication>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <vector>

using namespace shortlist;
using namespace shortlist::page;

/// What the page engine takes, warm: faces open, words known, as in a window that has shown the resume before.
/// Contents of N pages are jobs of four bullets each. p50 and p99 are over all iterations, in milliseconds.
namespace {

long long pagesOf(const Content &content)
{
    return static_cast<long long>(testing::laidOut(content, testing::lookOf(QStringLiteral("classic")))->pages.size());
}

/// As many jobs as fill that many pages.
Content contentOf(long long pages)
{
    constexpr long long sample = 40;
    const long long estimate = (pages * sample + sample / 2) / pagesOf(testing::longContent(sample, 4)) + 4;
    for (auto entries = static_cast<int>(estimate); entries > 1; --entries) {
        Content content = testing::longContent(entries, 4);
        if (pagesOf(content) == pages)
            return content;
    }
    qFatal("no content has %lld pages", pages);
}

LayoutInput inputOf(long long pages)
{
    return {contentOf(pages), testing::lookOf(QStringLiteral("classic")), Paper::A4, QStringLiteral("en-GB")};
}

PageListPtr layout(LayoutEngine &engine, const LayoutInput &input)
{
    Result<PageListPtr> list = engine.layout(input);
    if (!list)
        qFatal("layout failed");
    return list.value();
}

void report(benchmark::State &state, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    const auto at = [&times](double share) {
        return times[std::min(times.size() - 1, static_cast<size_t>(share * static_cast<double>(times.size())))];
    };
    state.counters["p50_ms"] = at(0.5);
    state.counters["p99_ms"] = at(0.99);
}

double since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

/// A letter typed into a bullet of the first entry (so that all that follows may move) or the last one.
void typeLetter(LayoutInput &input, bool first, long long stroke)
{
    QList<Entry> &jobs = input.content.section(QStringLiteral("experience"))->entries;
    Entry &job = first ? jobs.first() : jobs.last();
    QString &text = job.lists[QStringLiteral("bullets")].first().text;
    if (stroke % 40 == 39)
        text.chop(39);
    else
        text += QChar(static_cast<char16_t>(u'a' + stroke % 26));
}

void layoutAlone(benchmark::State &state)
{
    LayoutInput input = inputOf(state.range(0));
    LayoutEngine warm;
    layout(warm, input);
    std::vector<double> times;
    bool wide = false;
    for (auto _ : state) {
        // Another spacing sets every block again; the engine and its words stay warm.
        wide = !wide;
        input.look.spacingScale = wide ? 1.0 : 0.999;
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(layout(warm, input));
        times.push_back(since(start));
    }
    report(state, times);
}

void relayout(benchmark::State &state)
{
    LayoutInput input = inputOf(state.range(0));
    LayoutEngine engine;
    layout(engine, input);
    std::vector<double> times;
    long long stroke = 0;
    for (auto _ : state) {
        typeLetter(input, state.range(1) == 0, stroke++);
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(layout(engine, input));
        times.push_back(since(start));
    }
    report(state, times);
}

/// Layout after a key, and what changed of the page painted again, at the size of the preview (110 dots an inch).
void keystrokeToPixels(benchmark::State &state)
{
    LayoutInput input = inputOf(state.range(0));
    LayoutEngine engine;
    PageListPtr list = layout(engine, input);
    constexpr double scale = 110.0 / 72;
    QImage image = renderPage(*list, 0, 110);
    std::vector<double> times;
    long long stroke = 0;
    for (auto _ : state) {
        typeLetter(input, true, stroke++);
        const auto start = std::chrono::steady_clock::now();
        const PageListPtr next = layout(engine, input);
        const QRectF area = changedArea(*list, *next, 0);
        const QRect pixels = QRectF(area.topLeft() * scale, area.size() * scale).toAlignedRect();
        QPainter painter(&image);
        painter.setClipRect(pixels);
        painter.fillRect(pixels, Qt::white);
        paintPage(painter, *next, 0, scale);
        painter.end();
        times.push_back(since(start));
        list = next;
    }
    report(state, times);
}

void paintWholePage(benchmark::State &state)
{
    const PageListPtr list = testing::laidOut(contentOf(2), testing::lookOf(QStringLiteral("classic")));
    std::vector<double> times;
    for (auto _ : state) {
        const auto start = std::chrono::steady_clock::now();
        benchmark::DoNotOptimize(renderPage(*list, 0, static_cast<double>(state.range(0))));
        times.push_back(since(start));
    }
    report(state, times);
}

void layoutAndPdf(benchmark::State &state)
{
    LayoutInput input = inputOf(state.range(0));
    LayoutEngine engine;
    layout(engine, input);
    std::vector<double> times;
    qsizetype size = 0;
    bool wide = false;
    for (auto _ : state) {
        wide = !wide;
        input.look.spacingScale = wide ? 1.0 : 0.999;
        const auto start = std::chrono::steady_clock::now();
        const Result<QByteArray> pdf = writePdf(*layout(engine, input));
        times.push_back(since(start));
        size = pdf ? pdf.value().size() : 0;
    }
    report(state, times);
    state.counters["bytes"] = static_cast<double>(size);
}

/// The sample of a template as people write: two faces and more, every letter of the alphabet.
void sampleLayoutAndPdf(benchmark::State &state, const char *name)
{
    const QString slug = QString::fromLatin1(name);
    LayoutInput input{testing::sampleContent(slug), testing::lookOf(slug), Paper::A4, QStringLiteral("en-GB")};
    LayoutEngine engine;
    layout(engine, input);
    std::vector<double> times;
    qsizetype size = 0;
    bool wide = false;
    for (auto _ : state) {
        wide = !wide;
        input.look.spacingScale = wide ? 1.0 : 0.999;
        const auto start = std::chrono::steady_clock::now();
        const Result<QByteArray> pdf = writePdf(*layout(engine, input));
        times.push_back(since(start));
        size = pdf ? pdf.value().size() : 0;
    }
    report(state, times);
    state.counters["bytes"] = static_cast<double>(size);
}

/// The worst resume that is still read; a new engine each time.
void layoutTenThousandBullets(benchmark::State &state)
{
    const Content content = testing::longContent(1, 10'000);
    for (auto _ : state)
        benchmark::DoNotOptimize(testing::laidOut(content, testing::lookOf(QStringLiteral("classic"))));
    state.counters["goal_ms"] = 20'000;
}

BENCHMARK(layoutTenThousandBullets)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sampleLayoutAndPdf, onePage, "classic")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sampleLayoutAndPdf, twoPages, "executive")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sampleLayoutAndPdf, twoPagesAcademic, "academic")->Unit(benchmark::kMillisecond);
BENCHMARK(layoutAlone)->Arg(1)->Arg(2)->Arg(10)->Unit(benchmark::kMillisecond);
BENCHMARK(relayout)
    ->ArgNames({"pages", "atEnd"})
    ->ArgsProduct({{1, 2, 10, 50}, {0, 1}})
    ->Iterations(400)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(keystrokeToPixels)->Arg(2)->Arg(10)->Iterations(400)->Unit(benchmark::kMillisecond);
BENCHMARK(paintWholePage)->Arg(110)->Arg(220)->Unit(benchmark::kMillisecond);
BENCHMARK(layoutAndPdf)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
