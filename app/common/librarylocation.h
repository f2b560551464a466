// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace shortlist::app {

/// Where the library lies when nobody says otherwise: library.shortlist in the platform's data folder. Not in
/// Documents, which is often synced by a cloud service that would copy a file in the middle of a write.
QString defaultLibraryPath();

/// The absolute path of the library file to use; makes its folder. An empty `chosen` takes the default.
/// Empty when the folder cannot be made.
QString libraryPath(const QString &chosen);

/// Where rotating backups and exports go: Shortlist in the person's documents.
QString documentsFolder();

/// The name of the cloud service that seems to sync this path ("Dropbox", "OneDrive" …), or nothing.
QString cloudServiceOf(const QString &path);
/// The sentence that says so to the person.
QString cloudFolderWarning(const QString &service);

} // namespace shortlist::app
