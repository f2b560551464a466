// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QObject>
#include <QStringList>

class QFileSystemWatcher;

namespace shortlist::app {

/// One window process for each library. The first process holds a lock beside the library and looks for messages there;
/// a later one leaves a message with what it was asked to open, and ends when it has been taken.
///
/// Messages are small files, not a socket: loading a network library would be a twentieth of the program's start.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role {
        First, ///< this process owns the library's window
        HandedOver, ///< another process has it, and was asked to show itself
        Silent, ///< another process has it, and did not answer
    };

    explicit SingleInstance(const QString &libraryPath, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// Becomes the first, or gives `files` to the process that is. Waits at most two seconds, before any window is up.
    Role claim(const QStringList &files);

    /// The beginning of a message's path; the id of the process that leaves it follows.
    [[nodiscard]] QString messagePrefix() const;

signals:
    /// A later process was started: come to the front and import these.
    void raiseRequested(const QStringList &files);

private:
    void listen();
    void takeMessages();
    void take(const QString &path);

    QString m_library; ///< what it is, not what it is called: two paths to one file are one library
    QLockFile m_lock;
    QFileSystemWatcher *m_watcher = nullptr;
    qint64 m_since = 0; ///< seconds since 1970: an older message was left to a process that is gone
};

} // namespace shortlist::app
