// SPDX-License-Identifier: GPL-3.0-or-later
// Rows 5 and 6 of the table of results, opening a large library, and a history of 10,000 versions.
// SHORTLIST_BENCH_LIBRARY names a library made by make_library; without it one is made for the run.
#include "models/store/librarystore.h"
#include "tests/support/librarygenerator.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::store;

namespace {

constexpr int typicalBytes = 8 * 1024; ///< a resume of two pages
constexpr int largeBytes = 50 * 1024;

class Times
{
public:
    void add(qint64 nanoseconds) { m_times.push_back(static_cast<double>(nanoseconds) / 1e6); }
    [[nodiscard]] double at(double share)
    {
        std::sort(m_times.begin(), m_times.end());
        return m_times.at(static_cast<size_t>(share * static_cast<double>(m_times.size() - 1)));
    }
    void report(benchmark::State &state, const char *name)
    {
        state.counters[std::string(name) + "_p50_ms"] = at(0.5);
        state.counters[std::string(name) + "_p99_ms"] = at(0.99);
        state.counters[std::string(name) + "_max_ms"] = at(1);
    }

private:
    std::vector<double> m_times;
};

template <typename T>
T required(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(result).value();
}

std::unique_ptr<LibraryStore> openStore(const QString &path, OpenMode mode = OpenMode::Create)
{
    LibraryOptions options;
    options.path = path;
    options.mode = mode;
    return required(LibraryStore::open(options));
}

/// A folder on the disk that libraries live on: /tmp may be memory, where fsync costs nothing.
QString diskFolder()
{
    return qEnvironmentVariable("SHORTLIST_BENCH_FOLDER", u"."_s);
}

QString largeLibrary()
{
    static const QTemporaryDir folder(diskFolder() + u"/bench-XXXXXX"_s);
    static QString path;
    if (!path.isEmpty())
        return path;
    path = qEnvironmentVariable("SHORTLIST_BENCH_LIBRARY");
    if (path.isEmpty()) {
        GeneratorOptions options;
        options.path = path = folder.filePath(u"large.shortlist"_s);
        required(generateLibrary(options));
    }
    return path;
}

/// Row 5: floor and save take turns, so that both see the same disk.
void saveBesideTheFloor(benchmark::State &state)
{
    const QTemporaryDir folder(diskFolder() + u"/bench-XXXXXX"_s);
    const auto store = openStore(folder.filePath(u"library.shortlist"_s));
    WordSource words(1);
    NewResume resume;
    resume.title = u"Master"_s;
    resume.content = generatedContent(words, static_cast<int>(state.range(0)));
    const ResumeSummary made = required(store->createResume(resume));
    const int floorFile
        = ::open(QFile::encodeName(folder.filePath(u"floor"_s)).constData(), O_CREAT | O_WRONLY | O_APPEND, 0600);
    const QByteArray page(4096, 'x');

    Times floor;
    Times save;
    for (auto _ : state) {
        for (int number = 0; number < 1000; ++number) {
            QElapsedTimer timer;
            timer.start();
            if (::write(floorFile, page.constData(), static_cast<size_t>(page.size())) != page.size()
                || ::fdatasync(floorFile) != 0)
                qFatal("the floor cannot be measured");
            floor.add(timer.nsecsElapsed());

            ResumeSave change;
            change.id = made.id;
            resume.content.section(u"experience"_s)->entries.first().lists[u"bullets"_s].first().text
                = words.sentence(16);
            change.content = resume.content;
            change.cut = VersionCut();
            timer.restart();
            required(store->save(change));
            save.add(timer.nsecsElapsed());
            required(store->maintain(20)); // the pause between two saves
        }
    }
    ::close(floorFile);
    floor.report(state, "floor");
    save.report(state, "save");
    state.counters["over_floor_p50_ms"] = save.at(0.5) - floor.at(0.5);
    state.counters["over_floor_p99_ms"] = save.at(0.99) - floor.at(0.99);
}
BENCHMARK(saveBesideTheFloor)->Arg(typicalBytes)->Arg(largeBytes)->Iterations(1)->Unit(benchmark::kMillisecond);

/// Row 6. Common and rare words, beginnings of words, two and three words together.
void search(benchmark::State &state)
{
    const auto store = openStore(largeLibrary(), OpenMode::ReadOnly);
    WordSource words(GeneratorOptions().seed);
    QStringList queries;
    for (int number = 0; number < 100; ++number) {
        queries.append(words.word());
        queries.append(words.word().left(3));
        queries.append(words.word() + u' ' + words.word());
        queries.append(words.word() + u' ' + words.word() + u' ' + words.word().left(4));
        queries.append(words.at(static_cast<int>(words.below(static_cast<quint32>(words.size())))));
    }
    for (int rank = 0; rank < 20; ++rank)
        queries.append(words.at(rank));
    Times times;
    qint64 hits = 0;
    for (auto _ : state) {
        for (const QString &query : queries) {
            QElapsedTimer timer;
            timer.start();
            const SearchResult result = required(store->search(query, 50));
            times.add(timer.nsecsElapsed());
            hits += result.hits.size();
        }
    }
    times.report(state, "search");
    state.counters["hits_a_search"] = static_cast<double>(hits) / static_cast<double>(queries.size());
}
BENCHMARK(search)->Iterations(1)->Unit(benchmark::kMillisecond);

/// A word that nothing has: no hits, and a look through the words that exist for the nearest.
void searchMistyped(benchmark::State &state)
{
    const auto store = openStore(largeLibrary(), OpenMode::ReadOnly);
    WordSource words(GeneratorOptions().seed + 1);
    Times times;
    qint64 proposals = 0;
    for (auto _ : state) {
        for (int number = 0; number < 50; ++number) {
            QString word = words.word();
            word.insert(word.size() / 2, u'q');
            QElapsedTimer timer;
            timer.start();
            const SearchResult result = required(store->search(word, 50));
            times.add(timer.nsecsElapsed());
            proposals += result.didYouMean.isEmpty() ? 0 : 1;
        }
    }
    times.report(state, "mistyped");
    state.counters["proposals"] = static_cast<double>(proposals);
}
BENCHMARK(searchMistyped)->Iterations(1)->Unit(benchmark::kMillisecond);

void openAndList(benchmark::State &state)
{
    const QString path = largeLibrary();
    Times open;
    Times list;
    for (auto _ : state) {
        for (int number = 0; number < 20; ++number) {
            QElapsedTimer timer;
            timer.start();
            const auto store = openStore(path);
            open.add(timer.nsecsElapsed());
            timer.restart();
            required(store->resumes());
            list.add(timer.nsecsElapsed());
        }
    }
    open.report(state, "open");
    list.report(state, "list");
}
BENCHMARK(openAndList)->Iterations(1)->Unit(benchmark::kMillisecond);

void historyOfTenThousandVersions(benchmark::State &state)
{
    const QTemporaryDir folder(diskFolder() + u"/bench-XXXXXX"_s);
    GeneratorOptions options;
    options.path = folder.filePath(u"history.shortlist"_s);
    options.resumes = 1;
    options.versions = 10000;
    options.jobs = 0;
    options.contentBytes = typicalBytes;
    options.index = false;
    required(generateLibrary(options));
    const auto store = openStore(options.path);
    const ResumeSummary resume = required(store->resumes()).first();
    WordSource words(3);
    Content content = required(store->resume(resume.id)).content;
    Times list;
    Times one;
    Times cut;
    for (auto _ : state) {
        for (int number = 0; number < 50; ++number) {
            QElapsedTimer timer;
            timer.start();
            required(store->versions(resume.id));
            list.add(timer.nsecsElapsed());
            timer.restart();
            required(store->version(resume.id, 1 + number * 190));
            one.add(timer.nsecsElapsed());
            ResumeSave change;
            change.id = resume.id;
            content.section(u"summary"_s)->text = words.sentence(30);
            change.content = content;
            change.cut = VersionCut();
            timer.restart();
            required(store->save(change));
            cut.add(timer.nsecsElapsed());
        }
    }
    list.report(state, "list");
    one.report(state, "one");
    cut.report(state, "cut");
    state.counters["file_mb"] = static_cast<double>(QFile(options.path).size()) / 1e6;
}
BENCHMARK(historyOfTenThousandVersions)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
