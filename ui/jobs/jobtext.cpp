// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobtext.h"

#include "models/domain/jobrequirements.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::Jobs", text);
}

} // namespace

QString jobDetail(const JobRecord &job)
{
    QStringList parts;
    for (const QString &part : {job.company, job.location}) {
        if (!part.trimmed().isEmpty())
            parts.append(part.trimmed());
    }
    return parts.join(u" · "_s);
}

QString spokenJob(const JobRecord &job)
{
    QStringList parts{job.title};
    if (!job.company.isEmpty())
        parts.append(job.company);
    if (!job.location.isEmpty())
        parts.append(job.location);
    parts.append(job.resumeCount == 0 ? tr("No resumes yet")
            : job.resumeCount == 1    ? tr("1 resume")
                                      : tr("%1 resumes").arg(job.resumeCount));
    return parts.join(u". "_s) + u'.';
}

QString variantTitle(const JobRecord &job)
{
    const QString title = job.company.trimmed().isEmpty() ? job.title : tr("%1 — %2").arg(job.title, job.company);
    return title.left(255);
}

QString browsableUrl(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty() || text.contains(u' '))
        return {};
    // Only the web: a posting must not be able to start anything else on a click.
    const QUrl url = text.contains(u"://"_s) ? QUrl(text, QUrl::StrictMode) : QUrl(u"https://"_s + text);
    const bool web = url.scheme() == u"http" || url.scheme() == u"https";
    return url.isValid() && web && url.host().contains(u'.') ? url.toString() : QString();
}

QString requirementName(const QString &key)
{
    const qsizetype at = requirementKeys().indexOf(key);
    switch (at) {
    case 0:
        return tr("Required skills");
    case 1:
        return tr("Preferred skills");
    case 2:
        return tr("Experience");
    case 3:
        return tr("Education");
    case 4:
        return tr("Responsibilities");
    case 5:
        return tr("Keywords");
    default:
        return key;
    }
}

} // namespace shortlist::ui
