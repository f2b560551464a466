// SPDX-License-Identifier: GPL-3.0-or-later
// shortlist-simulation --first-seed N --seeds M [--replay SEED] [--plant BUG] [--steps N] [--without FAULT,FAULT]
// [--follow WORD] Runs histories and says what it found; the last line is a summary. Exit code 1 on any failure; with
// --plant, 1 where the bug was not found.
#include "tests/simulation/world.h"

#include <QStringList>

#include <cstdio>
#include <cstdlib>

using namespace shortlist;
using namespace shortlist::simulation;

namespace {

struct Options
{
    quint64 firstSeed = 1;
    quint64 seeds = 1;
    bool replay = false;
    History history;
};

bool parse(int argc, char **argv, Options &options)
{
    for (int i = 1; i < argc; i += 2) {
        const QByteArray name = argv[i];
        const QByteArray value = i + 1 < argc ? argv[i + 1] : "";
        if (name == "--first-seed") {
            options.firstSeed = value.toULongLong();
        } else if (name == "--seeds") {
            options.seeds = value.toULongLong();
        } else if (name == "--replay") {
            options.replay = true;
            options.firstSeed = value.toULongLong();
        } else if (name == "--steps") {
            options.history.steps = value.toInt();
        } else if (name == "--without") {
            for (int fault = 0; fault < faultCount; ++fault) {
                if (value.split(',').contains(faultName(static_cast<Fault>(fault))))
                    options.history.faults &= ~(1U << static_cast<unsigned>(fault));
            }
        } else if (name == "--follow") {
            options.history.follow = value;
        } else if (name == "--plant") {
            for (int plant = 1; plant < plantCount; ++plant) {
                if (value == plantName(static_cast<Plant>(plant)))
                    options.history.plant = static_cast<Plant>(plant);
            }
            if (options.history.plant == Plant::None)
                return false;
        } else {
            return false;
        }
    }
    return true;
}

Outcome runOne(const History &history)
{
    return World(history).run();
}

/// The shortest history that still fails: fewer steps, then fewer kinds of faults.
History shrunk(History history, const Outcome &failed)
{
    history.steps = failed.steps;
    for (int less = history.steps / 2; less > 0; less /= 2) {
        while (history.steps > less) {
            History shorter = history;
            shorter.steps -= less;
            if (runOne(shorter).violation.isEmpty())
                break;
            history = shorter;
        }
    }
    history.faults &= failed.faults;
    for (unsigned fault = 0; fault < faultCount; ++fault) {
        History fewer = history;
        fewer.faults &= ~(1U << fault);
        if (fewer.faults != history.faults && !runOne(fewer).violation.isEmpty())
            history = fewer;
    }
    return history;
}

void report(const History &history, const Outcome &outcome)
{
    std::printf(
        "seed %llu: %s\n", static_cast<unsigned long long>(history.seed), qPrintable(outcome.violation.left(1500)));
    std::fflush(stdout);
    if (!history.follow.isEmpty() || history.plant != Plant::None)
        return; // a planted bug needs no shorter history
    const History small = shrunk(history, outcome);
    QStringList without;
    for (unsigned fault = 0; fault < faultCount; ++fault) {
        if ((small.faults >> fault & 1U) == 0)
            without.append(QString::fromLatin1(faultName(static_cast<Fault>(fault))));
    }
    std::printf("  shortest: --replay %llu --steps %d%s%s\n", static_cast<unsigned long long>(small.seed), small.steps,
        without.isEmpty() ? "" : " --without ", qPrintable(without.join(u',')));
    std::printf("  %s\n", qPrintable(runOne(small).violation.left(1500)));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    Options options;
    if (!parse(argc, argv, options)) {
        std::fprintf(stderr,
            "shortlist-simulation --first-seed N --seeds M [--replay SEED] [--plant BUG] [--steps N] "
            "[--without FAULT,…] [--follow WORD]\n");
        return 2;
    }
    const bool planted = options.history.plant != Plant::None;
    std::array<long long, faultCount> hits{};
    quint64 failures = 0;
    quint64 run = 0;
    long long conflicts = 0;
    long long resets = 0;
    for (quint64 i = 0; i < (options.replay ? 1 : options.seeds); ++i) {
        History history = options.history;
        history.seed = options.firstSeed + i;
        Outcome outcome = runOne(history);
        ++run;
        for (size_t fault = 0; fault < faultCount; ++fault)
            hits[fault] += outcome.hits[fault];
        conflicts += outcome.conflicts;
        resets += outcome.resets;
        if (((options.replay && history.follow.isEmpty()) || history.seed % 50 == 0)
            && runOne(history).digest != outcome.digest && outcome.violation.isEmpty())
            outcome.violation = QStringLiteral("the same seed gave another history");
        if (outcome.violation.isEmpty())
            continue;
        if (++failures <= 5)
            report(history, outcome);
        if (planted)
            break;
    }
    for (size_t fault = 0; fault < faultCount; ++fault)
        std::printf(
            "%s %lld%s", faultName(static_cast<Fault>(fault)), hits[fault], fault + 1 < faultCount ? ", " : "\n");
    const QByteArray bug = planted ? QByteArray(", planted ") + plantName(options.history.plant) : QByteArray();
    std::printf("%llu histories from seed %llu%s: %llu failures, %lld conflicts recorded, %lld resets\n",
        static_cast<unsigned long long>(run), static_cast<unsigned long long>(options.firstSeed), bug.constData(),
        static_cast<unsigned long long>(failures), conflicts, resets);
    return (failures > 0) == planted ? EXIT_SUCCESS : EXIT_FAILURE;
}
