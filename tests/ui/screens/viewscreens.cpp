// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/screens.h"

#include "models/domain/jobrequirements.h"
#include "tests/support/samplelibrary.h"
#include "ui/editor/resumesession.h"
#include "ui/history/historyview.h"
#include "ui/jobs/jobsview.h"
#include "ui/trash/trashview.h"

#include <QDateTime>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist::screens {

namespace {

/// A view with the library it shows.
class Stage final : public QWidget
{
public:
    Stage()
        : m_column(new QVBoxLayout(this))
    {
        m_column->setContentsMargins(0, 0, 0, 0);
        library.clock.set(QDateTime(QDate(2025, 11, 20), QTime(9, 45)).toMSecsSinceEpoch());
    }
    ~Stage() override
    {
        // The view first: it looks at what stands below.
        delete m_view;
    }
    void setView(QWidget *view)
    {
        m_view = view;
        m_column->addWidget(view);
    }

    FakeLibrary library;
    std::unique_ptr<ResumeSession> session;

private:
    QVBoxLayout *m_column;
    QWidget *m_view = nullptr;
};

struct Step
{
    int number;
    ChangeOrigin origin;
    const char16_t *name;
    const char16_t *summary;
    const char16_t *device;
    QDateTime when;
};

QList<Step> steps()
{
    using enum ChangeOrigin;
    const auto at = [](int day, int hour, int minute) { return QDateTime(QDate(2025, 11, day), QTime(hour, minute)); };
    return {{1, Variant, u"", u"Created from Marit — master resume, v29", u"ThinkPad (office)", at(14, 19, 30)},
        {6, Manual, u"", u"Shortened 5 bullets of Merewick Energy", u"ThinkPad (office)", at(18, 20, 30)},
        {7, Manual, u"", u"Removed “Interests” and three bullets", u"ThinkPad (office)", at(18, 20, 44)},
        {8, Restore, u"", u"Restored v6", u"ThinkPad (office)", at(18, 21, 2)},
        {9, Manual, u"", u"Dates and contact details", u"ThinkPad (office)", at(18, 21, 13)},
        {10, Manual, u"", u"Summary shortened", u"Home laptop", at(19, 16, 48)},
        {11, TemplateChange, u"", u"Template changed, Classic to Modern", u"Home laptop", at(19, 17, 2)},
        {12, Optimised, u"Sent to Ingrid for review", u"Rewrote 2 bullets, added “Airflow” to Skills", u"Home laptop",
            at(19, 17, 20)},
        {13, Merge, u"", u"Merged edits from ThinkPad (office)", u"Home laptop", at(20, 8, 57)},
        {14, Manual, u"", u"Settlement mart bullet added", u"Home laptop", at(20, 9, 41)}};
}

/// The state that the picture compares the current one with.
Content olderContent(const Content &now)
{
    Content old = now;
    old.section(u"summary"_s)->text
        = u"Analytics engineer with nine years in energy and freight. I turn contested numbers into models people trust: robust and scalable pipelines, KPIs, and reports that operations teams open every morning."_s;
    QList<TextItem> &bullets = old.section(u"experience"_s)->entries[0].lists[u"bullets"_s];
    bullets[0].text = u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; reduced the run significantly."_s;
    bullets[2].text = u"Led three analysts; introduced code review and data tests."_s;
    bullets.removeAt(3);
    Section &skills = *old.section(u"skills"_s);
    QList<TextItem> &technical = skills.entries[0].lists[u"keywords"_s];
    technical[8].text = u"Excel macros"_s;
    technical.move(8, 7);
    skills.entries[1].lists[u"keywords"_s].swapItemsAt(0, 1);
    return old;
}

ResumeId resumeTitled(FakeLibrary &library, const QString &title)
{
    for (const ResumeSummary &one : library.resumes().result().value()) {
        if (one.title.contains(title))
            return one.id;
    }
    return {};
}

std::unique_ptr<QWidget> history()
{
    auto stage = std::make_unique<Stage>();
    fillSampleLibrary(stage->library);
    ResumeRecord record = stage->library.resume(resumeTitled(stage->library, u"Quillon"_s)).result().value();
    const ResumeId id = ResumeId::create();
    record.summary.id = id;
    record.summary.version = 14;
    stage->library.put(record);
    for (const Step &step : steps()) {
        VersionRecord version;
        version.summary = {VersionId::create(), step.number, step.origin, QString::fromUtf16(step.name),
            QString::fromUtf16(step.summary), QString::fromUtf16(step.device), step.when.toMSecsSinceEpoch(),
            step.number != 14};
        version.content = step.number >= 14 ? record.content : olderContent(record.content);
        version.look = record.look;
        stage->library.put(id, version);
    }
    stage->session = std::make_unique<ResumeSession>(stage->library, stage->library.clock);
    stage->session->open(id);
    auto *view = new HistoryView(stage->library, *stage->session);
    stage->setView(view);
    view->showVersion(12);
    return stage;
}

std::unique_ptr<QWidget> jobs()
{
    auto stage = std::make_unique<Stage>();
    fillSampleLibrary(stage->library);
    const JobId wanted = fillSampleJob(stage->library);
    auto *view = new JobsView(stage->library, stage->library.clock);
    stage->setView(view);
    view->select(wanted);
    return stage;
}

std::unique_ptr<QWidget> trash(bool filled)
{
    auto stage = std::make_unique<Stage>();
    fillSampleLibrary(stage->library);
    if (filled) {
        const Timestamp now = stage->library.clock.now();
        const QList<ResumeSummary> resumes = stage->library.resumes().result().value();
        constexpr qint64 day = 86'400'000;
        int age = 29;
        for (const ResumeSummary &one : resumes.mid(4, 4)) {
            stage->library.clock.set(now - age * day);
            (void)stage->library.trashResume(one.id).result();
            age -= 9;
        }
        stage->library.clock.set(now);
        (void)stage->library.trashJob(stage->library.jobs().result().value().constLast().id).result();
    }
    stage->setView(new TrashView(stage->library, stage->library.clock));
    return stage;
}

} // namespace

JobId fillSampleJob(FakeLibrary &library)
{
    JobId wanted;
    for (JobRecord job : library.jobs().result().value()) {
        if (job.company != u"Quillon Rail")
            continue;
        job.sourceUrl = u"quillonrail.example/careers/4417"_s;
        job.location = u"Bristol, two days on site"_s;
        job.description
            = u"Quillon Rail moves 3,400 freight services a month across Wales and the South West. Our planners rely on timetable, wagon and access-charge data that today lives in too many places. You will own the models between our raw feeds and every decision made in the control room.\n\nWhat you will do\n• Design dimensional models in dbt on Snowflake, with tests and documentation.\n• Run orchestration in Airflow and move it to CI/CD with code review.\n• Define data contracts with the teams that produce our feeds.\n• Agree shared metric definitions with operations and finance in Looker.\n• Mentor two analysts; set the standard for SQL style.\n\nWhat you bring\n• 5+ years in analytics or data engineering, of which 2+ leading others.\n• Advanced SQL and good Python.\n• Clear technical writing and stakeholder management.\n• A degree in a quantitative subject, or the same by experience.\n• Experience of a regulated transport operator."_s;
        setRequirements(job.extracted, u"requiredSkills"_s,
            {u"SQL"_s, u"Python"_s, u"dbt"_s, u"Snowflake"_s, u"dimensional modelling"_s, u"Airflow"_s,
                u"orchestration"_s, u"CI/CD"_s, u"code review"_s, u"data contracts"_s, u"Looker"_s});
        setRequirements(job.extracted, u"preferredSkills"_s, {u"Terraform"_s, u"Kafka"_s, u"Power BI"_s, u"freight"_s});
        setRequirements(job.extracted, u"requiredExperience"_s,
            {u"5+ years analytics or data engineering"_s, u"2+ years leading others"_s});
        setRequirements(job.extracted, u"education"_s, {u"Degree, quantitative subject, or equivalent"_s});
        wanted = library.saveJob(job).result().value().id;
    }
    return wanted;
}

std::vector<Screen> viewScreens()
{
    // The views without the window around them; the pictures show 216 px of sidebar or 48 px of header more.
    return {{u"06-history"_s, history, {{1280, 752}, {1680, 1002}, {1000, 592}}},
        {u"05-job"_s, jobs, {{1064, 800}, {1464, 1050}, {744, 640}}},
        {u"05b-jobs-empty"_s,
            [] {
                auto stage = std::make_unique<Stage>();
                stage->setView(new JobsView(stage->library, stage->library.clock));
                return std::unique_ptr<QWidget>(std::move(stage));
            },
            {{1064, 800}}},
        {u"14-trash"_s, [] { return trash(true); }, {{1064, 800}, {744, 640}}},
        {u"14b-trash-empty"_s, [] { return trash(false); }, {{1064, 800}}}};
}

} // namespace shortlist::screens
