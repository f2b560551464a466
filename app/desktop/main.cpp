// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"
#include "app/desktop/mainjob.h"
#include "app/desktop/startup.h"

#include <QApplication>

int main(int argc, char *argv[])
{
    using namespace shortlist;
    const app::TypefaceReader typefaces; // beside what follows
    QApplication application(argc, argv);
    app::setUpApplication();
    const app::Options options = app::Options::fromArguments(QCoreApplication::arguments());
    const SystemClock clock;
    if (!options.mainJobFolder.isEmpty())
        return app::runMainJob(options.mainJobFolder, clock);
    app::Application shortlist(options, clock);
    return shortlist.start() ? QApplication::exec() : 0;
}
