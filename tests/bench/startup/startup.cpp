// SPDX-License-Identifier: GPL-3.0-or-later
// Times the start of the program against that of an empty Qt window, turn by turn in one run, and prints the ratio.
//
// startup EMPTY_WINDOW PROBE LIBRARY [RUNS]
//
// Each child prints when its first frame was painted, on the clock that all processes share; the probe also prints its
// resident memory with a resume open in the editor.
#include "models/store/librarystore.h"
#include "tests/support/monotonic.h"

#include <QCoreApplication>
#include <QProcess>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

struct Sample
{
    double startMs = 0;
    double residentMb = 0;
};

Sample measure(const QString &program, const QStringList &arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 begin = shortlist::monotonicNs();
    child.start(program, arguments);
    if (!child.waitForFinished(60'000) || child.exitCode() != 0)
        qFatal("%s did not end well", qPrintable(program));
    const QList<QByteArray> lines = child.readAllStandardOutput().trimmed().split('\n');
    Sample sample;
    sample.startMs = static_cast<double>(lines.at(0).toLongLong() - begin) / 1e6;
    if (lines.size() > 1)
        sample.residentMb = lines.at(1).toDouble() / 1024;
    return sample;
}

/// A resume to open in the editor: the first of the list.
QString firstResume(const QString &library)
{
    shortlist::store::LibraryOptions options;
    options.path = library;
    options.mode = shortlist::store::OpenMode::ReadOnly;
    const auto opened = shortlist::store::LibraryStore::open(options);
    if (!opened)
        qFatal("%s cannot be opened", qPrintable(library));
    const auto rows = opened.value()->resumes();
    if (!rows || rows.value().isEmpty())
        qFatal("%s holds no resumes", qPrintable(library));
    return rows.value().constFirst().id.toString();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        qFatal("startup EMPTY_WINDOW PROBE LIBRARY [RUNS]");
    const int runs = arguments.size() > 4 ? arguments.at(4).toInt() : 10;
    const QString resume = firstResume(arguments.at(3));
    std::vector<double> empty;
    std::vector<double> library;
    std::vector<double> resident;
    for (int run = 0; run <= runs; ++run) {
        const Sample floor = measure(arguments.at(1), {});
        const Sample probe = measure(arguments.at(2), {arguments.at(3), resume});
        if (run == 0)
            continue; // brings the files into the cache
        empty.push_back(floor.startMs);
        library.push_back(probe.startMs);
        resident.push_back(probe.residentMb);
    }
    std::printf(
        "empty window  median %.1f ms, best %.1f ms\n", median(empty), *std::min_element(empty.begin(), empty.end()));
    std::printf("library       median %.1f ms, best %.1f ms\n", median(library),
        *std::min_element(library.begin(), library.end()));
    std::printf("ratio         %.2f (of medians, %d runs each, in turns)\n", median(library) / median(empty), runs);
    std::printf("resident      median %.0f MB with one resume in the editor\n", median(resident));
    return 0;
}
