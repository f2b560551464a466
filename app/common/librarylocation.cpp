// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/librarylocation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace shortlist::app {

QString defaultLibraryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/shortlist/library.shortlist"_s;
}

QString libraryPath(const QString &chosen)
{
    const QFileInfo file(chosen.isEmpty() ? defaultLibraryPath() : chosen);
    if (!file.absoluteDir().mkpath(u"."_s))
        return {};
    return file.absoluteFilePath();
}

QString documentsFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + u"/Shortlist"_s;
}

QString cloudServiceOf(const QString &path)
{
    static const QStringList services{
        u"Dropbox"_s, u"OneDrive"_s, u"Google Drive"_s, u"iCloud Drive"_s, u"Nextcloud"_s, u"ownCloud"_s, u"MEGA"_s};
    const QStringList folders = QDir::cleanPath(path).split(u'/');
    for (const QString &service : services) {
        // OneDrive adds the employer's name: "OneDrive - Example Ltd".
        for (const QString &folder : folders) {
            if (folder.startsWith(service, Qt::CaseInsensitive))
                return service;
        }
    }
    return {};
}

QString cloudFolderWarning(const QString &service)
{
    return QCoreApplication::translate("LibraryLocation",
        "This library lies in a folder that %1 seems to sync. A copy taken in the middle of a write can be damaged: "
        "keep the library outside, and let %1 have the backups.")
        .arg(service);
}

} // namespace shortlist::app
