// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/records.h"

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace shortlist::app {

/// What a person sees when the library cannot be opened: what happened, that the file is left as it is, and a way on.
/// For a damaged file that is the newest good backup, beside the file and never in its place without being asked.
class TroubleWindow final : public QWidget
{
    Q_OBJECT

public:
    /// `backup` is offered when the library is damaged; `otherOpen` says that another Shortlist has it.
    TroubleWindow(const Error &error, const QString &libraryPath, const std::optional<BackupInfo> &backup,
        QWidget *parent = nullptr);

    [[nodiscard]] QString sentence() const;

signals:
    void restoreRequested(const QString &backupPath);
    void showFileRequested();
    void otherLibraryRequested(); ///< choose another file

private:
    QString m_sentence;
};

/// The sentence of DESIGN.md §8 for a library that could not be opened.
QString troubleSentence(const Error &error, const std::optional<BackupInfo> &backup, const QDateTime &now);

} // namespace shortlist::app
