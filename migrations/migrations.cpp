// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrations/migrations.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace shortlist {

QList<Migration> sqliteMigrations()
{
    QList<Migration> migrations;
    const QDir folder(u":/migrations/sqlite"_s);
    for (const QString &name : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened); // it is part of the program
        Q_UNUSED(opened)
        migrations.append({QStringView(name).left(4).toInt(), name, file.readAll()});
    }
    return migrations;
}

} // namespace shortlist
