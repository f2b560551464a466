// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/application.h"

#include "app/common/librarylocation.h"
#include "app/desktop/fileimporter.h"
#include "app/desktop/samples.h"
#include "app/desktop/troublewindow.h"
#include "models/store/backup.h"
#include "models/store/libraryservice.h"
#include "ui/components/whendone.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

constexpr int firstListMs = 150;

QString sampleLibraryPath()
{
    return QFileInfo(defaultLibraryPath()).absolutePath() + u"/sample.shortlist"_s;
}

Result<void> makeSampleLibrary(const QString &path, const Clock &clock)
{
    store::LibraryOptions options;
    options.path = path;
    options.clock = &clock;
    SHORTLIST_TRY(const std::unique_ptr<store::LibraryStore> library, store::LibraryStore::open(options));
    return fillWithSamples(*library);
}

std::optional<BackupInfo> newestGoodBackup(const QString &folder, const QString &libraryPath)
{
    const QList<BackupInfo> backups = store::BackupFolder(folder, QFileInfo(libraryPath).completeBaseName()).list();
    for (const BackupInfo &backup : backups) {
        if (backup.good)
            return backup;
    }
    return std::nullopt;
}

} // namespace

Application::Application(const Options &options, const Clock &clock)
    : m_options(options)
    , m_clock(clock)
{
    if (m_options.sample && m_options.library.isEmpty())
        m_options.library = sampleLibraryPath();
}

Application::~Application()
{
    closeLibrary();
}

bool Application::start()
{
    m_path = libraryPath(m_options.library);
    if (m_path.isEmpty()) {
        m_path = m_options.library.isEmpty() ? defaultLibraryPath() : m_options.library;
        showTrouble({Error::Kind::ReadOnly, m_path});
        return true;
    }
    m_instance = std::make_unique<SingleInstance>(m_path);
    connect(m_instance.get(), &SingleInstance::raiseRequested, this, &Application::raise);
    switch (m_instance->claim(m_options.files)) {
    case SingleInstance::Role::HandedOver:
        return false;
    case SingleInstance::Role::Silent:
        showTrouble({Error::Kind::Busy, m_path});
        return true;
    case SingleInstance::Role::First:
        break;
    }
    if (m_options.sample)
        fillSampleThenOpen();
    else
        openLibrary();
    return true;
}

void Application::fillSampleThenOpen()
{
    ui::whenReady(QtConcurrent::run([path = m_path, &clock = m_clock] { return makeSampleLibrary(path, clock); }), this,
        [this](const Result<void> &made) {
            if (made)
                openLibrary();
            else
                showTrouble(made.error());
        });
}

void Application::openLibrary()
{
    store::ServiceOptions options;
    options.library.path = m_path;
    options.library.clock = &m_clock;
    options.backupFolder = backupFolder();
    m_library = std::make_unique<store::LibraryService>(options);
    m_importer = std::make_unique<FileImporter>(*m_library);
    // The file is opened while the window is made; what the window asks for waits its turn.
    ui::whenReady(m_library->open(), this, [this](const Result<void> &opened) {
        if (!opened)
            showTrouble(opened.error());
    });
    showWindow();
}

void Application::showWindow()
{
    m_trouble.reset();
    m_window = std::make_unique<ui::MainWindow>(
        ui::Services{*m_library, m_clock, *m_importer, {}, [this](const QString &backupPath) {
                         // Not at once: the window asks out of one of its own buttons, and goes.
                         QMetaObject::invokeMethod(
                             this, [this, backupPath] { restore(backupPath); }, Qt::QueuedConnection);
                     }});
    warnOfCloudFolder();
    // It comes with its list, not empty first; but a slow disk does not hold it back for long.
    connect(m_window.get(), &ui::MainWindow::listed, this, &Application::presentWindow);
    QTimer::singleShot(firstListMs, m_window.get(), [this] { presentWindow(); });
}

void Application::presentWindow()
{
    if (m_window->isVisible())
        return;
    m_window->show();
    QGuiApplication::setQuitOnLastWindowClosed(true);
    // Drawn from SVG, which takes a plugin: the list comes first.
    connect(
        m_window.get(), &ui::MainWindow::libraryShown, this,
        [] { QApplication::setWindowIcon(QIcon(u":/app/shortlist.svg"_s)); }, Qt::QueuedConnection);
    emit windowShown();
    if (!m_options.files.isEmpty())
        m_window->importFiles(std::exchange(m_options.files, {}));
}

void Application::showTrouble(const Error &error)
{
    // Whether or not the last of the library could be written, the error that led here is what to show.
    closeThen([this, error](const Result<void> &) {
        if (error.kind != Error::Kind::Corrupt) {
            showTroubleNow(error, std::nullopt);
            return;
        }
        // Looking through the backups reads each of them.
        const auto look = [folder = backupFolder(), path = m_path] { return newestGoodBackup(folder, path); };
        ui::whenReady(QtConcurrent::run(look), this,
            [this, error](const std::optional<BackupInfo> &backup) { showTroubleNow(error, backup); });
    });
}

void Application::showTroubleNow(const Error &error, const std::optional<BackupInfo> &backup)
{
    m_trouble = std::make_unique<TroubleWindow>(error, m_path, backup);
    // Deleting a window in its own signal would take the ground from under its button.
    connect(m_trouble.get(), &TroubleWindow::restoreRequested, this, &Application::restore, Qt::QueuedConnection);
    connect(m_trouble.get(), &TroubleWindow::otherLibraryRequested, this, &Application::chooseLibrary,
        Qt::QueuedConnection);
    connect(m_trouble.get(), &TroubleWindow::showFileRequested, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath())); });
    m_trouble->show();
    QGuiApplication::setQuitOnLastWindowClosed(true);
    emit troubleShown();
}

void Application::raise(const QStringList &files)
{
    QWidget *window = m_window ? static_cast<QWidget *>(m_window.get()) : m_trouble.get();
    if (!window)
        return;
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
    if (m_window && !files.isEmpty())
        m_window->importFiles(files);
}

void Application::closeLibrary()
{
    m_window.reset(); // it hands over what is not saved yet
    m_importer.reset();
    m_library.reset(); // and this writes it
}

void Application::closeThen(std::function<void(const Result<void> &)> next)
{
    // For a moment there is no window; that is not the end of the program.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    m_window.reset();
    m_importer.reset();
    if (!m_library) {
        next({});
        return;
    }
    const std::shared_ptr<store::LibraryService> library = std::move(m_library);
    ui::whenReady(library->closeInBackground(), this, [library, next](const Result<void> &closed) { next(closed); });
}

void Application::restore(const QString &backupPath)
{
    closeThen([this, backupPath](const Result<void> &closed) {
        if (!closed) { // something still writes to the file that would be replaced
            showTrouble(closed.error());
            return;
        }
        const auto restored = QtConcurrent::run(
            [backupPath, path = m_path, now = m_clock.now()] { return store::restoreLibrary(backupPath, path, now); });
        ui::whenReady(restored, this, [this](const Result<QString> &kept) {
            if (kept)
                openLibrary();
            else
                showTrouble(kept.error());
        });
    });
}

void Application::warnOfCloudFolder()
{
    const QString service = cloudServiceOf(m_path);
    const QString key = u"library/cloudFolderAccepted"_s;
    if (service.isEmpty() || QSettings().value(key).toStringList().contains(m_path))
        return;
    m_window->warn(cloudFolderWarning(service), [key, path = m_path] {
        QSettings settings;
        settings.setValue(key, settings.value(key).toStringList() << path);
    });
}

void Application::chooseLibrary()
{
    auto *dialog = new QFileDialog(m_trouble.get(), tr("Choose a library"), QFileInfo(m_path).absolutePath(),
        tr("Shortlist libraries (*.shortlist)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDefaultSuffix(u"shortlist"_s);
    dialog->setLabelText(QFileDialog::Accept, tr("Use it"));
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this](const QString &path) {
            m_options.library = path;
            m_instance.reset();
            m_trouble.reset();
            if (!start())
                QCoreApplication::quit();
        },
        Qt::QueuedConnection);
    dialog->open();
}

QString Application::backupFolder() const
{
    // Sample data is not worth a place in a person's documents.
    return m_options.sample ? QFileInfo(m_path).absolutePath() + u"/sample-backups"_s
                            : documentsFolder() + u"/Backups"_s;
}

} // namespace shortlist::app
