// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/resumetexts.h"

#include "models/items/resumetreemodel.h"
#include "ui/components/painting.h"
#include "ui/components/timetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::ResumeTexts", text);
}

QString counted(int count, const char *one, const char *many)
{
    return count == 1 ? tr(one) : tr(many).arg(count);
}

} // namespace

ResumeRow ResumeRow::fromIndex(const QModelIndex &index)
{
    ResumeRow row;
    row.summary = index.data(ResumeTreeModel::SummaryRole).value<ResumeSummary>();
    row.variants = index.data(ResumeTreeModel::VariantCountRole).toInt();
    row.jobs = index.data(ResumeTreeModel::JobCountRole).toInt();
    row.isVariant = index.data(ResumeTreeModel::IsVariantRole).toBool();
    row.parentTitle = index.data(ResumeTreeModel::ParentTitleRole).toString();
    return row;
}

QString versionText(const ResumeSummary &summary)
{
    QString text = u"v%1"_s.arg(summary.version);
    if (summary.pageCount > 0)
        text += u" · "_s + counted(summary.pageCount, QT_TR_NOOP("1 page"), QT_TR_NOOP("%1 pages"));
    return text;
}

QString secondLine(const ResumeRow &row)
{
    QStringList parts;
    if (!row.summary.templateName.isEmpty())
        parts.append(row.summary.templateName);
    parts.append(versionText(row.summary));
    if (row.variants > 0)
        parts.append(counted(row.variants, QT_TR_NOOP("1 variant"), QT_TR_NOOP("%1 variants")));
    return parts.join(u" · "_s);
}

QString targetText(const ResumeRow &row)
{
    if (row.variants > 0 && row.jobs > 0)
        return counted(row.jobs, QT_TR_NOOP("1 job"), QT_TR_NOOP("%1 jobs"));
    if (!row.summary.targetCompany.isEmpty())
        return row.summary.targetCompany;
    return row.summary.targetTitle.isEmpty() ? u"—"_s : row.summary.targetTitle;
}

QString spokenRow(const ResumeRow &row, Timestamp now)
{
    QStringList sentences{row.summary.title};
    if (!row.parentTitle.isEmpty())
        sentences.append(tr("Variant of %1").arg(row.parentTitle));
    if (row.variants > 0)
        sentences.append(counted(row.variants, QT_TR_NOOP("1 variant"), QT_TR_NOOP("%1 variants")));
    if (row.summary.targetJob && !targetText(row).startsWith(u'—'))
        sentences.append(tr("For %1").arg(targetText(row)));
    sentences.append(statusWord(row.summary.status));
    sentences.append(tr("Edited %1").arg(spokenTime(row.summary.updatedAt, now)));
    return sentences.join(u". "_s) + u'.';
}

} // namespace shortlist::ui
