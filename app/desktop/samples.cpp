// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/samples.h"

#include "models/store/librarystore.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

struct Sample
{
    QString file;
    QString title;
    QString templateSlug;
};

QByteArray resource(const QString &name)
{
    QFile file(u":/samples/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open); // it is part of the program
    return open ? file.readAll() : QByteArray();
}

NewResume resumeOf(const Sample &sample)
{
    NewResume resume;
    resume.title = sample.title;
    resume.content = Content::fromJson(QJsonDocument::fromJson(resource(sample.file)).object(), ResumeId::create());
    resume.origin = ChangeOrigin::Import;
    resume.originDetail = sample.file;
    return resume;
}

Result<ResumeSummary> addSample(
    store::LibraryStore &library, const Sample &sample, const QList<TemplateRecord> &templates)
{
    NewResume resume = resumeOf(sample);
    for (const TemplateRecord &record : templates) {
        if (record.slug == sample.templateSlug) {
            resume.look.templateId = record.id;
            resume.look.design = record.design;
        }
    }
    return library.createResume(resume);
}

Result<JobRecord> addJob(store::LibraryStore &library)
{
    JobRecord job;
    job.title = u"Senior Site Reliability Engineer"_s;
    job.company = u"Quillon Rail"_s;
    job.location = u"Austin, Texas"_s;
    job.description = QString::fromUtf8(resource(u"job.txt"_s));
    return library.saveJob(job);
}

} // namespace

NewResume sampleResume()
{
    return resumeOf({u"classic.json"_s, QCoreApplication::translate("shortlist::app", "Sample resume"), u"classic"_s});
}

Result<void> fillWithSamples(store::LibraryStore &library)
{
    SHORTLIST_TRY(const QList<ResumeSummary> present, library.resumes());
    if (!present.isEmpty())
        return {};
    static const QList<Sample> samples{{u"classic.json"_s, u"Eleanor, corporate law"_s, u"classic"_s},
        {u"executive.json"_s, u"Marcus, operations"_s, u"executive"_s},
        {u"modern.json"_s, u"Camila, product"_s, u"modern"_s}, {u"tech.json"_s, u"Priya, master resume"_s, u"tech"_s}};
    SHORTLIST_TRY(const QList<TemplateRecord> templates, library.templates());
    std::optional<ResumeId> last;
    for (const Sample &sample : samples) {
        SHORTLIST_TRY(const ResumeSummary added, addSample(library, sample, templates));
        last = added.id;
    }
    SHORTLIST_TRY(const JobRecord job, addJob(library));
    SHORTLIST_TRY([[maybe_unused]] const ResumeSummary variant,
        library.createVariant(*last, job.id, u"Site Reliability Engineer, Quillon Rail"_s));
    return {};
}

} // namespace shortlist::app
