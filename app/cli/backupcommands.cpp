// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/session.h"
#include "app/common/librarylocation.h"
#include "models/store/backup.h"
#include "models/store/librarystore.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

Result<Reply> backUp(Session &session, const Arguments &arguments)
{
    const QString out = QFileInfo(arguments.words().constFirst()).absoluteFilePath();
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    if (QFileInfo(out).canonicalFilePath() == QFileInfo(library->path()).canonicalFilePath())
        return Error{Error::Kind::InvalidInput, u"A library cannot be its own backup"_s};
    SHORTLIST_TRY(const BackupInfo made, store::writeBackup(*library, out, session.clock().now()));
    const QJsonObject row{{u"path"_s, made.path}, {u"bytes"_s, made.bytes}};
    return Reply{made.path, row, Done, {}};
}

Result<Reply> restoreBackup(Session &session, const Arguments &arguments)
{
    const QFileInfo backup(arguments.words().constFirst());
    if (!backup.exists())
        return Error{Error::Kind::NotFound, backup.filePath()};
    const QString library = app::libraryPath(session.libraryPath());
    if (backup.canonicalFilePath() == QFileInfo(library).canonicalFilePath())
        return Error{Error::Kind::InvalidInput, u"This is the library itself, not a copy of it"_s};
    Result<QString> aside = store::restoreLibrary(backup.absoluteFilePath(), library, session.clock().now());
    if (!aside && aside.error().kind == Error::Kind::Corrupt)
        return Error{Error::Kind::InvalidInput, u"This backup is damaged; nothing was changed"_s};
    SHORTLIST_TRY(const QString kept, std::move(aside));
    return Reply{kept, QJsonObject{{u"kept"_s, kept}}, Done, {}};
}

} // namespace shortlist::cli
