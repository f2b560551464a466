// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <memory>

namespace shortlist::app {

/// One window process for each library. The first process holds a lock beside the library and listens; a later one
/// hands over what it was asked to open and ends.
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

    [[nodiscard]] QString socketName() const { return m_socketName; }

signals:
    /// A later process was started: come to the front and import these.
    void raiseRequested(const QStringList &files);

private:
    void takeMessages();

    QString m_socketName;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace shortlist::app
