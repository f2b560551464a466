// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a library for measurements: make_library OUT [RESUMES [VERSIONS [BYTES]]]
#include "tests/support/librarygenerator.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("make_library OUT [RESUMES [VERSIONS [BYTES]]]\n", stderr);
        return 2;
    }
    shortlist::GeneratorOptions options;
    options.path = arguments.at(1);
    options.resumes = arguments.value(2, QString::number(options.resumes)).toInt();
    options.versions = arguments.value(3, QString::number(options.versions)).toInt();
    options.contentBytes = arguments.value(4, QString::number(options.contentBytes)).toInt();
    if (const auto made = shortlist::generateLibrary(options); !made) {
        std::fprintf(stderr, "%s\n", qPrintable(made.error().detail));
        return 1;
    }
    return 0;
}
