// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/options.h"
#include "app/desktop/singleinstance.h"
#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/records.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

namespace shortlist::store {
class LibraryService;
}
namespace shortlist::ui {
class MainWindow;
}

namespace shortlist::app {

class FileImporter;
class TroubleWindow;

/// The composition root of the window program: makes the services and the window, and takes them apart in order.
class Application final : public QObject
{
    Q_OBJECT

public:
    Application(const Options &options, const Clock &clock);
    ~Application() override;

    /// Shows the window of the library; returns whether there is anything to run for. False: another process has the
    /// library and shows itself instead.
    bool start();

    [[nodiscard]] ui::MainWindow *window() const { return m_window.get(); }
    [[nodiscard]] TroubleWindow *trouble() const { return m_trouble.get(); }

signals:
    void windowShown();
    void troubleShown();

private:
    void openLibrary();
    void fillSampleThenOpen();
    void showWindow();
    void presentWindow();
    void showTrouble(const Error &error);
    void raise(const QStringList &files);
    /// Closes window and library, and goes on with `next` when what people typed is written, or with Busy when that
    /// took too long. Does not wait for it.
    void closeThen(std::function<void(const Result<void> &)> next);
    void closeLibrary();
    void showTroubleNow(const Error &error, const std::optional<BackupInfo> &backup);
    void warnOfCloudFolder();
    void restore(const QString &backupPath);
    void chooseLibrary();
    [[nodiscard]] QString backupFolder() const;

    Options m_options;
    const Clock &m_clock;
    QString m_path;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<store::LibraryService> m_library;
    std::unique_ptr<FileImporter> m_importer;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<TroubleWindow> m_trouble;
};

} // namespace shortlist::app
