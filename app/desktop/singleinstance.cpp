// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

constexpr int answerTimeoutMs = 2000;
constexpr qint64 mostMessageBytes = 1 << 20;

/// The library by what it is, not by what it is called: two paths to one file are one library.
QString identityOf(const QString &libraryPath)
{
    const QFileInfo file(libraryPath);
    const QString canonical = file.exists()
        ? file.canonicalFilePath()
        : QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName();
    const QByteArray hash = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(16));
}

QByteArray messageOf(const QStringList &files)
{
    return QJsonDocument(QJsonArray::fromStringList(files)).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

SingleInstance::SingleInstance(const QString &libraryPath, QObject *parent)
    : QObject(parent)
    , m_socketName(u"shortlist-"_s + identityOf(libraryPath))
    , m_lock(libraryPath + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // held for as long as the window is open; a dead process is noticed by its id
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::takeMessages);
}

SingleInstance::~SingleInstance() = default;

SingleInstance::Role SingleInstance::claim(const QStringList &files)
{
    if (m_lock.tryLock(0) || m_lock.error() == QLockFile::PermissionError) {
        // A folder that cannot be written to has no lock; the library opens read-only there, and nobody is harmed.
        QLocalServer::removeServer(m_socketName);
        m_server.listen(m_socketName);
        return Role::First;
    }
    QLocalSocket socket;
    socket.connectToServer(m_socketName);
    if (!socket.waitForConnected(answerTimeoutMs))
        return Role::Silent;
    socket.write(messageOf(files));
    socket.waitForBytesWritten(answerTimeoutMs);
    // The first process closes the connection when it has read all.
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(answerTimeoutMs)
        ? Role::HandedOver
        : Role::Silent;
}

void SingleInstance::takeMessages()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > mostMessageBytes)
                    socket->abort();
                return; // the rest is on its way
            }
            QStringList files;
            const QJsonArray names = QJsonDocument::fromJson(socket->readLine(mostMessageBytes)).array();
            for (const QJsonValue name : names)
                files += name.toString();
            socket->disconnectFromServer();
            emit raiseRequested(files);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0)
            read();
    }
}

} // namespace shortlist::app
