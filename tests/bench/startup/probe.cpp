// SPDX-License-Identifier: GPL-3.0-or-later
// The program itself, started as a person starts it: probe LIBRARY RESUME. Prints when the list of resumes had been
// painted, then opens the resume, and prints the resident memory (KiB) when its page stands in the editor.
#include "app/desktop/application.h"
#include "app/desktop/startup.h"
#include "tests/support/monotonic.h"
#include "ui/editor/resumesession.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

constexpr int settleMs = 2500; ///< preview, thumbnails and what is asked for after the first paint

long long residentKib()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
    }
    return 0;
}

void report(long long value)
{
    std::printf("%lld\n", value);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    const app::TypefaceReader typefaces;
    QApplication application(argc, argv);
    app::setUpApplication();
    const SystemClock clock;
    app::Options options;
    options.library = QCoreApplication::arguments().at(1);
    const ResumeId resume = ResumeId::parse(QCoreApplication::arguments().at(2));
    app::Application shortlist(options, clock);
    if (!shortlist.start() || !shortlist.window())
        return 1;
    ui::MainWindow &window = *shortlist.window();
    QObject::connect(&window, &ui::MainWindow::libraryShown, &window, [&] {
        report(monotonicNs());
        window.openResume(resume);
        QTimer::singleShot(settleMs, &window, [&window] {
            const ui::ResumeSession *session = window.documentView().session();
            if (!session || !session->isOpen())
                qFatal("the resume is not in the editor");
            report(residentKib());
            QCoreApplication::quit();
        });
    });
    return QApplication::exec();
}
