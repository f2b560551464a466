// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace shortlist {

/// One schema file of the library on a device: number 1 is the first.
struct Migration
{
    int number = 0;
    QString name; ///< file name, "0001_mirror.sql"
    QByteArray sql;
};

/// All of them, in the order in which they are applied.
QList<Migration> sqliteMigrations();

} // namespace shortlist
