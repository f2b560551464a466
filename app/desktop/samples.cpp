// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/samples.h"

#include "models/store/librarystore.h"

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

Result<QByteArray> resource(const QString &name)
{
    QFile file(u":/samples/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::NotFound, file.fileName()};
    return file.readAll();
}

Result<ResumeSummary> addSample(
    store::LibraryStore &library, const Sample &sample, const QList<TemplateRecord> &templates)
{
    SHORTLIST_TRY(const QByteArray bytes, resource(sample.file));
    NewResume resume;
    resume.title = sample.title;
    resume.content = Content::fromJson(QJsonDocument::fromJson(bytes).object(), ResumeId::create());
    for (const TemplateRecord &record : templates) {
        if (record.slug == sample.templateSlug) {
            resume.look.templateId = record.id;
            resume.look.design = record.design;
        }
    }
    resume.origin = ChangeOrigin::Import;
    resume.originDetail = sample.file;
    return library.createResume(resume);
}

Result<JobRecord> addJob(store::LibraryStore &library)
{
    SHORTLIST_TRY(const QByteArray posting, resource(u"job.txt"_s));
    JobRecord job;
    job.title = u"Senior Site Reliability Engineer"_s;
    job.company = u"Quillon Rail"_s;
    job.location = u"Austin, Texas"_s;
    job.description = QString::fromUtf8(posting);
    return library.saveJob(job);
}

} // namespace

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
