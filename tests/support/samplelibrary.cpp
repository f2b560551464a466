// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplelibrary.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QJsonArray strings(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QJsonObject job(const QString &title, const QString &company, const QString &place, const QString &from,
    const QString &to, const QStringList &bullets)
{
    return {{u"title"_s, title}, {u"company"_s, company}, {u"location"_s, place}, {u"startDate"_s, from},
        {u"endDate"_s, to}, {u"bullets"_s, strings(bullets)}};
}

QJsonArray experience()
{
    return {
        job(u"Senior Data Analyst"_s, u"Merewick Energy"_s, u"Bristol, UK"_s, u"2021-03"_s, u"present"_s,
            {u"Rebuilt the demand-forecast pipeline in dbt and Snowflake; nightly run down from 4 h to 38 min."_s,
                u"Agreed 64 metric definitions with finance and grid operations, replacing 23 conflicting spreadsheets with one Looker model."_s,
                u"Led three analysts; introduced code review and data tests that caught 41 defects before release in 2024."_s,
                u"Designed a half-hourly settlement mart (2.1 bn rows) that 140 colleagues query every day."_s,
                u"Responsible for weekly reporting to stakeholders across the business."_s}),
        job(u"Data Analyst"_s, u"Halvard Freight Systems"_s, u"Cardiff, UK"_s, u"2018-09"_s, u"2021-02"_s,
            {u"Modelled lane-level cost across 1,900 routes in SQL and Python; moved £1.2 m a year to rail."_s,
                u"Scheduled customs-delay reporting in Airflow, saving the planning desk 11 hours a week."_s,
                u"Ran 14 pricing experiments with the commercial team; five were adopted nationally."_s}),
        job(u"Graduate Analyst"_s, u"Aldermere City Council"_s, u"Newport, UK"_s, u"2016-08"_s, u"2018-08"_s,
            {u"Combined nine departmental data sets into a winter-road model that cut gritting mileage by 17 %."_s,
                u"Published 31 open data sets with documentation and update schedules."_s,
                u"Trained 26 officers in reproducible reporting with R."_s}),
        job(u"Research Assistant"_s, u"Severnside University"_s, u"Bristol, UK"_s, u"2015-06"_s, u"2016-07"_s,
            {u"Cleaned and linked 20 years of river-level readings for a peer-reviewed flood model."_s})};
}

QJsonObject sampleJson()
{
    const QJsonArray projects{
        QJsonObject{{u"name"_s, u"Tidewatch"_s}, {u"startDate"_s, u"2022"_s}, {u"endDate"_s, u"present"_s},
            {u"summary"_s, u"Open pipeline for 44 tide gauges on the Severn estuary"_s},
            {u"bullets"_s,
                strings({u"Ingests 1.1 m readings a day; 2,300 downloads a month by harbour and flood teams."_s})}},
        QJsonObject{{u"name"_s, u"dbt-fieldnotes"_s}, {u"startDate"_s, u"2023"_s}, {u"endDate"_s, u"present"_s},
            {u"summary"_s, u"Package that fails a build when a column has no description"_s},
            {u"bullets"_s,
                strings({u"610 stars, 28 contributors; adopted as a default check by four UK data teams."_s})}}};
    const QJsonArray education{QJsonObject{{u"degree"_s, u"MSc Applied Statistics"_s},
                                   {u"institution"_s, u"Severnside University"_s}, {u"endDate"_s, u"2015"_s}},
        QJsonObject{{u"degree"_s, u"BSc Mathematics"_s}, {u"institution"_s, u"Severnside University"_s},
            {u"endDate"_s, u"2014"_s}}};
    return {{u"personalInfo"_s,
                QJsonObject{{u"name"_s, u"Marit Solheim-Adeyemi"_s}, {u"headline"_s, u"Senior Analytics Engineer"_s},
                    {u"email"_s, u"marit@solheim-adeyemi.example"_s}, {u"phone"_s, u"+44 117 496 0142"_s},
                    {u"location"_s, u"Bristol, UK"_s}, {u"linkedin"_s, u"linkedin.com/in/marit-solheim-adeyemi"_s}}},
        {u"summary"_s,
            u"Analytics engineer with nine years in energy and freight. I turn contested numbers into models people trust: tested pipelines, shared definitions, and reports that operations teams open every morning."_s},
        {u"experience"_s, experience()}, {u"projects"_s, projects}, {u"education"_s, education},
        {u"skills"_s,
            QJsonObject{{u"technical"_s,
                            strings({u"SQL"_s, u"Python"_s, u"dbt"_s, u"Snowflake"_s, u"Airflow"_s, u"Looker"_s,
                                u"Power BI"_s, u"Git"_s, u"R"_s})},
                {u"soft"_s, strings({u"Facilitation"_s, u"Mentoring"_s, u"Technical writing"_s})}}},
        {u"certifications"_s,
            QJsonArray{QJsonObject{
                {u"name"_s, u"dbt Analytics Engineering"_s}, {u"issuer"_s, u"dbt Labs"_s}, {u"date"_s, u"2023"_s}}}}};
}

struct Row
{
    const char16_t *title;
    int parent; ///< index of an earlier row, or -1
    int job; ///< index of a job, or -1
    ResumeStatus status;
    qint64 age; ///< since the last edit
    int version;
    int pages;
    int look; ///< index of a template
};

QList<JobRecord> sampleJobs(Timestamp now)
{
    const auto make = [&](const QString &title, const QString &company, const QString &place, const QString &text) {
        JobRecord record;
        record.id = JobId::create();
        record.title = title;
        record.company = company;
        record.location = place;
        record.description = text;
        record.createdAt = record.updatedAt = now - dayMs;
        return record;
    };
    return {
        make(u"Senior Analytics Engineer"_s, u"Quillon Rail"_s, u"Bristol, UK"_s,
            u"We run 1,400 trains a day and every delay has a cause in the data. You own dimensional modelling, CI/CD and data contracts for the timetable platform. SQL, Python and dbt are required; Airflow is preferred."_s),
        make(u"Analytics Lead, Flexibility Markets"_s, u"Lanternfield Power Networks"_s, u"Cardiff, UK"_s,
            u"Lead four analysts. Working knowledge of half-hourly settlement and balancing services."_s),
        make(u"Principal Data Analyst, Emergency & Urgent Care"_s, u"Severn & Wye Hospitals"_s, u"Gloucester, UK"_s,
            u"Build forecasts that ward managers trust. Experience with patient-flow data is preferred."_s),
        make(u"Data Product Manager"_s, u"Osterby Mutual"_s, u"Remote, UK"_s,
            u"Own the claims data product. Stakeholder management, SQL, experiment design."_s)};
}

} // namespace

Content sampleContent(ResumeId owner)
{
    return Content::fromJson(sampleJson(), owner);
}

void fillSampleLibrary(FakeLibrary &library)
{
    const Timestamp now = library.clock.now();
    const auto named = [](const QString &name, const QString &slug) {
        TemplateRecord record;
        record.id = TemplateId::create();
        record.name = name;
        record.slug = slug;
        return record;
    };
    const QList<TemplateRecord> templates{named(u"Classic"_s, u"classic"_s), named(u"Modern"_s, u"modern"_s)};
    for (const TemplateRecord &record : templates)
        library.put(record);
    const QList<JobRecord> jobs = sampleJobs(now);
    for (const JobRecord &record : jobs)
        library.put(record);

    using enum ResumeStatus;
    static constexpr Row rows[] = {{u"Marit — master resume", -1, -1, Published, 3 * hourMs, 31, 2, 0},
        {u"Senior Analytics Engineer — Quillon Rail", 0, 0, Draft, 4 * minuteMs, 14, 2, 0},
        {u"Analytics Lead — Lanternfield Power Networks", 0, 1, Published, dayMs, 9, 2, 1},
        {u"Principal Data Analyst, Emergency & Urgent Care", 0, 2, Draft, 4 * dayMs, 5, 2, 1},
        {u"Data Product Manager", -1, -1, Draft, 5 * dayMs, 12, 2, 1},
        {u"Data Product Manager — Osterby Mutual", 4, 3, Published, 8 * dayMs, 4, 2, 1},
        {u"Head of Insight — Aldermere City Council", 4, -1, Draft, 13 * dayMs, 2, 2, 1},
        {u"Teaching CV (statistics)", -1, -1, Published, 20 * dayMs, 8, 2, 0},
        {u"One-page summary", -1, -1, Archived, 85 * dayMs, 6, 1, 1},
        {u"Consulting profile", -1, -1, Draft, 103 * dayMs, 2, 1, 1}};
    QList<ResumeId> ids;
    for (const Row &row : rows) {
        ResumeRecord record;
        record.summary.id = ResumeId::create();
        ids.append(record.summary.id);
        record.summary.title = QString::fromUtf16(row.title);
        if (row.parent >= 0)
            record.summary.parent = ids.at(row.parent);
        if (row.job >= 0)
            record.summary.targetJob = jobs.at(row.job).id;
        record.summary.templateId = record.look.templateId = templates.at(row.look).id;
        record.summary.status = row.status;
        record.summary.version = row.version;
        record.summary.pageCount = row.pages;
        record.summary.wordCount = 418;
        record.summary.createdAt = now - row.age - 30 * dayMs;
        record.summary.updatedAt = now - row.age;
        record.summary.revision = row.version;
        record.content = sampleContent(record.summary.id);
        library.put(record);
        for (int number = std::max(1, row.version - 3); number <= row.version; ++number) {
            VersionRecord version;
            version.summary = {VersionId::create(), number, ChangeOrigin::Manual, {},
                number == row.version ? u"Settlement mart bullet added"_s : u"Summary shortened"_s, u"Home laptop"_s,
                now - row.age - (row.version - number) * hourMs, true};
            version.content = record.content;
            if (number < row.version)
                version.content.ensureSection(u"summary"_s).text = u"Analytics engineer, draft %1."_s.arg(number);
            version.look = record.look;
            library.put(record.summary.id, version);
        }
    }
}

} // namespace shortlist
