// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/screens.h"

#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QSettings>
#include <QTextStream>
#include <QThreadPool>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

/// Notes when something was last painted or answered.
class Stir final : public QObject
{
public:
    QElapsedTimer since;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint || event->type() == QEvent::MetaCall
            || event->type() == QEvent::LayoutRequest)
            since.start();
        return QObject::eventFilter(watched, event);
    }
};

/// Runs the loop until nothing has stirred for 150 ms and no thread works, at most for ten seconds: thumbnails and
/// layouts arrive from other threads.
void settle()
{
    constexpr int quietMs = 150;
    constexpr int longestMs = 10'000;
    Stir stir;
    stir.since.start();
    qApp->installEventFilter(&stir);
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < longestMs
        && (stir.since.elapsed() < quietMs || QThreadPool::globalInstance()->activeThreadCount() > 0))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

bool save(const screens::Screen &screen, const QSize &size, const QString &suffix, const QDir &folder)
{
    const std::unique_ptr<QWidget> widget = screen.build();
    widget->resize(size);
    widget->show();
    settle();
    const QString name = u"%1-%2x%3%4.png"_s.arg(screen.name).arg(size.width()).arg(size.height()).arg(suffix);
    const bool saved = widget->grab().save(folder.filePath(name));
    QTextStream(stdout) << (saved ? "" : "NOT SAVED ") << name << Qt::endl;
    return saved;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"Shortlist screens"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QCommandLineParser options;
    options.addHelpOption();
    options.addOption({u"only"_s, u"Only screens whose name contains NAME."_s, u"NAME"_s});
    options.addOption({u"theme"_s, u"light, dark or both."_s, u"THEME"_s, u"both"_s});
    options.addOption({u"first-size"_s, u"Only the first size of each screen."_s});
    options.addPositionalArgument(u"FOLDER"_s, u"Where the pictures go."_s);
    options.process(application);
    if (options.positionalArguments().size() != 1)
        options.showHelp(2);
    QDir folder(options.positionalArguments().constFirst());
    if (!folder.mkpath(u"."_s))
        return 1;
    // Each run is its own: what a run before left in the settings must not show.
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.filePath(u".settings"_s));
    const QString scale = QString::number(qRound(application.devicePixelRatio() * 100));
    std::vector<screens::Screen> all = screens::galleryScreens();
    for (const auto &more : {screens::editorScreens(), screens::windowScreens(), screens::viewScreens()})
        all.insert(all.end(), more.begin(), more.end());
    bool good = true;
    for (const bool dark : {false, true}) {
        if (options.value(u"theme"_s) == (dark ? u"light"_s : u"dark"_s))
            continue;
        ui::Appearance appearance;
        appearance.mode = dark ? ui::Appearance::Mode::Dark : ui::Appearance::Mode::Light;
        ui::Theme::instance().apply(appearance);
        for (const screens::Screen &screen : all) {
            if (!screen.name.contains(options.value(u"only"_s)))
                continue;
            for (const QSize &size : screen.sizes) {
                good = save(screen, size, u"-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s, scale), folder) && good;
                if (options.isSet(u"first-size"_s))
                    break;
            }
        }
    }
    return good ? 0 : 1;
}
