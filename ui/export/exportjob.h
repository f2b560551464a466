// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/exportsettings.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <memory>

namespace shortlist::ui {

class ResumeSession;

/// One export of an open resume: makes the bytes and writes the file on another thread, then cuts a version and does
/// what the settings say. It deletes itself when it has finished.
class ExportJob final : public QObject
{
    Q_OBJECT

public:
    ExportJob(ResumeSession &session, const ExportSettings &settings, bool remember, QObject *parent = nullptr);

    void start();
    /// The file is then as it was before.
    void cancel();

    /// What an export of this session with these settings is made from.
    static exchange::ExportRequest requestFor(const ResumeSession &session, const ExportSettings &settings);
    /// File name without ending, tokens filled in.
    static QString fileNameFor(const ResumeSession &session, const ExportSettings &settings);

signals:
    void done(const QStringList &paths);
    void failed(const shortlist::Error &error); ///< Cancelled too

private:
    void finish(const Result<QStringList> &paths);

    ResumeSession &m_session;
    ExportSettings m_settings;
    bool m_remember;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
    QFutureWatcher<Result<QStringList>> m_watcher;
};

/// Tells in a toast how an export went, with a way to what it made.
void showExportResult(QWidget *window, const QStringList &paths);
void showExportFailure(QWidget *window, const Error &error);
/// Ctrl Shift E: exports with the remembered settings; false where none are, then the dialog is to be opened.
bool exportAgain(QWidget *window, ResumeSession &session);

} // namespace shortlist::ui
