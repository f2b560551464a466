// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of a start: a Qt program that shows an empty window, and tells when it has been painted.
#include "tests/bench/startup/firstpaint.h"
#include "tests/support/monotonic.h"

#include <QApplication>
#include <QMainWindow>

#include <cstdio>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    new shortlist::bench::FirstPaint(
        &window, [](QWidget *) { return true; },
        [] {
            std::printf("%lld\n", static_cast<long long>(shortlist::monotonicNs()));
            QCoreApplication::quit();
        });
    window.show();
    return QApplication::exec();
}
