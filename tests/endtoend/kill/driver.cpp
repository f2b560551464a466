// SPDX-License-Identifier: GPL-3.0-or-later
// One editing session that never ends by itself: driver LIBRARY SEED. See killharness.cpp.
#include "models/store/libraryservice.h"
#include "tests/endtoend/kill/typist.h"

#include <QCoreApplication>
#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

NewResume firstResume()
{
    const QJsonObject json{{u"personalInfo"_s, QJsonObject{{u"name"_s, u"Ann Example"_s}}},
        {u"experience"_s,
            QJsonArray{QJsonObject{{u"title"_s, u"Analyst"_s}, {u"company"_s, u"Merewick Energy"_s},
                {u"startDate"_s, u"2019-03"_s}, {u"bullets"_s, QJsonArray{u"Cut costs by 4%"_s}}}}}};
    NewResume resume;
    resume.title = u"Killed sessions"_s;
    resume.content = Content::fromJson(json, ResumeId::create());
    return resume;
}

void fail(const Error &error)
{
    qFatal("driver: error %d, %s", static_cast<int>(error.kind), qPrintable(error.detail));
}

/// The resume that all sessions edit; made by the first of them.
void withResume(Library &library, QObject *context, const std::function<void(ResumeId)> &use)
{
    library.resumes().then(context, [&library, context, use](const Result<QList<ResumeSummary>> &rows) {
        if (!rows)
            return fail(rows.error());
        for (const ResumeSummary &row : rows.value()) {
            if (row.title == "Killed sessions"_L1)
                return use(row.id);
        }
        library.createResume(firstResume()).then(context, [use](const Result<ResumeSummary> &made) {
            if (!made)
                return fail(made.error());
            use(made.value().id);
        });
    });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 3)
        qFatal("driver LIBRARY SEED");
    const SystemClock clock;
    store::ServiceOptions options;
    options.library.path = arguments.at(1);
    options.library.clock = &clock;
    options.dailyBackups = false;
    store::LibraryService library(options);
    library.open();
    ui::ResumeSession session(library, clock);
    kill::Typist typist(library, session, arguments.at(2).toUInt());
    QObject::connect(&session, &ui::ResumeSession::opened, &typist, &kill::Typist::start);
    QObject::connect(&session, &ui::ResumeSession::openFailed, &typist, &fail);
    withResume(library, &session, [&session](ResumeId id) { session.open(id); });
    return QCoreApplication::exec();
}
