// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

constexpr int answerTimeoutMs = 2000;
constexpr int lookAgainMs = 10;
constexpr qint64 mostMessageBytes = 1 << 20;

QString canonicalPath(const QString &libraryPath)
{
    const QFileInfo file(libraryPath);
    return file.exists() ? file.canonicalFilePath()
                         : QFileInfo(file.absolutePath()).canonicalFilePath() + u'/' + file.fileName();
}

bool leave(const QString &path, const QStringList &files)
{
    QSaveFile message(path); // renamed when it is whole: nobody reads a half
    return message.open(QIODevice::WriteOnly)
        && message.write(QJsonDocument(QJsonArray::fromStringList(files)).toJson(QJsonDocument::Compact)) >= 0
        && message.commit();
}

} // namespace

SingleInstance::SingleInstance(const QString &libraryPath, QObject *parent)
    : QObject(parent)
    , m_library(canonicalPath(libraryPath))
    , m_lock(m_library + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // held for as long as the window is open; a dead process is noticed by its id
}

SingleInstance::~SingleInstance() = default;

QString SingleInstance::messagePrefix() const
{
    return m_library + u".open-"_s;
}

SingleInstance::Role SingleInstance::claim(const QStringList &files)
{
    if (m_lock.tryLock(0) || m_lock.error() == QLockFile::PermissionError) {
        // A folder that cannot be written to has no lock; the library opens read-only there, and nobody is harmed.
        m_since = QDateTime::currentSecsSinceEpoch();
        QTimer::singleShot(0, this, &SingleInstance::listen); // what is left until then is found there
        return Role::First;
    }
    const QString message
        = messagePrefix() + QString::number(QCoreApplication::applicationPid()) + u'-' + QString::number(qHash(this));
    if (!leave(message, files))
        return Role::Silent;
    const QDeadlineTimer deadline(answerTimeoutMs);
    while (QFile::exists(message)) {
        if (deadline.hasExpired())
            return QFile::remove(message) ? Role::Silent : Role::HandedOver;
        QThread::msleep(lookAgainMs);
    }
    return Role::HandedOver;
}

void SingleInstance::listen()
{
    m_watcher = new QFileSystemWatcher({QFileInfo(m_library).absolutePath()}, this);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &SingleInstance::takeMessages);
    takeMessages();
}

void SingleInstance::takeMessages()
{
    const QFileInfo prefix(messagePrefix());
    const QDir folder(prefix.absolutePath());
    for (const QFileInfo &one : folder.entryInfoList(QDir::Files | QDir::Hidden)) {
        // QSaveFile writes under a longer name first.
        const QString name = one.fileName();
        if (name.startsWith(prefix.fileName()) && !name.mid(prefix.fileName().size()).contains(u'.'))
            take(one.absoluteFilePath());
    }
}

void SingleInstance::take(const QString &path)
{
    QFile file(path);
    const bool meant = QFileInfo(path).lastModified().toSecsSinceEpoch() >= m_since && file.size() <= mostMessageBytes;
    QStringList files;
    if (meant && file.open(QIODevice::ReadOnly)) {
        const QJsonArray names = QJsonDocument::fromJson(file.read(mostMessageBytes)).array();
        for (const QJsonValue name : names)
            files += name.toString();
        file.close();
    }
    // Taken is gone; what cannot be removed would come again for ever.
    if (QFile::remove(path) && meant)
        emit raiseRequested(files);
}

} // namespace shortlist::app
