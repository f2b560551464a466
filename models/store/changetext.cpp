// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/changetext.h"

#include <QCoreApplication>

namespace shortlist::store {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ChangeSummary", text);
}

} // namespace

QString creationText(ChangeOrigin origin, const QString &detail)
{
    switch (origin) {
    case ChangeOrigin::Import:
        return detail.isEmpty() ? tr("Imported") : tr("Imported from %1").arg(detail);
    case ChangeOrigin::Variant:
        return detail.isEmpty() ? tr("Made as a variant") : tr("Made from %1").arg(detail);
    default:
        return tr("Created");
    }
}

QString restoreText(int number, const QString &name)
{
    if (name.isEmpty())
        return tr("Restored version %1").arg(number);
    return tr("Restored version %1, %2").arg(QString::number(number), name);
}

QString differenceText(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter)
{
    if (before == after && lookBefore.templateId == lookAfter.templateId)
        return tr("Changed the look");
    return tr("Edited");
}

} // namespace shortlist::store
