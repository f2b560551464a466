// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reply.h"

#include <QVariant>

namespace shortlist::cli {

QString tabbed(const QJsonArray &rows, const QStringList &keys)
{
    QStringList lines;
    for (const QJsonValue row : rows) {
        QStringList cells;
        for (const QString &key : keys)
            cells += row[key].toVariant().toString().simplified(); // a tab in a title must not make a column
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace shortlist::cli
