// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace shortlist::test {

inline QJsonObject readJson(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// The sample contents of the page templates.
inline QStringList contentSamples()
{
    const QDir folder(QStringLiteral(SHORTLIST_TESTS_DIR "/data/content"));
    QStringList paths;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

/// JSON written with single quotes (moc misreads raw strings that hold double ones).
inline QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

inline QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(quoted(text)).object();
}

} // namespace shortlist::test
