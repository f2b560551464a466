// SPDX-License-Identifier: GPL-3.0-or-later
// How long the History page takes with 10,000 versions, and the comparison of 10,000 bullets. Prints each time beside
// its goal.
#include "tests/support/samplelibrary.h"
#include "ui/editor/resumesession.h"
#include "ui/history/diffsheet.h"
#include "ui/history/historyview.h"
#include "ui/history/timeline.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

namespace {

constexpr int count = 10'000;

void tell(QTextStream &out, const QString &what, qint64 ms, qint64 goalMs)
{
    out << what << "  " << ms << " ms  goal " << goalMs << " ms" << Qt::endl;
}

void compareBullets(QTextStream &out)
{
    ResumeDocument::State before{sampleContent(ResumeId::create()), {}};
    QList<TextItem> &bullets = before.content.section(u"experience"_s)->entries.first().lists[u"bullets"_s];
    bullets.clear();
    for (int at = 0; at < count; ++at)
        bullets.append({ItemId::create(), u"Bullet number %1 with a few words"_s.arg(at), {}});
    ResumeDocument::State after = before;
    for (int at = 0; at < count; at += 10)
        after.content.section(u"experience"_s)->entries.first().lists[u"bullets"_s][at].text += u" changed"_s;
    QElapsedTimer timer;
    timer.start();
    const int changes
        = makeDiffSheet(before, after, {}, false).changes + makeDiffSheet(before, after, {}, true).changes;
    tell(out, u"10,000 bullets compared, both forms, %1 changes"_s.arg(changes), timer.elapsed(), 8000);
}

void addVersions(FakeLibrary &library, const ResumeId &id, const ResumeRecord &record)
{
    for (int number = record.summary.version + 1; number <= count; ++number) {
        VersionRecord version;
        version.summary = {VersionId::create(), number, ChangeOrigin::Manual, {}, u"Summary shortened"_s,
            u"Home laptop"_s, library.clock.now() + number * 60'000LL, true};
        version.content = record.content;
        version.look = record.look;
        if (number < count)
            version.content.ensureSection(u"summary"_s).text = u"Draft %1."_s.arg(number);
        library.put(id, version);
    }
}

void openAndScroll(QTextStream &out)
{
    FakeLibrary library;
    fillSampleLibrary(library);
    const QList<ResumeSummary> resumes = library.resumes().result().value();
    const ResumeId id = std::max_element(resumes.cbegin(), resumes.cend(), [](const auto &a, const auto &b) {
        return a.version < b.version;
    })->id;
    addVersions(library, id, library.resume(id).result().value());
    QElapsedTimer timer;
    timer.start();
    ResumeSession session(library, library.clock);
    session.open(id);
    HistoryView view(library, session);
    bool compared = false;
    QObject::connect(&view, &HistoryView::compared, &view, [&compared] { compared = true; });
    view.resize(1280, 752);
    view.show();
    while (!compared && timer.elapsed() < 60'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    tell(out, u"10,000 versions opened and compared"_s, timer.elapsed(), 6000);
    auto *timeline = view.findChild<Timeline *>();
    qint64 worst = 0;
    for (int step = 0; step < 100; ++step) {
        timer.restart();
        timeline->verticalScrollBar()->setValue(timeline->verticalScrollBar()->maximum() * step / 100);
        timeline->grab();
        worst = std::max(worst, timer.elapsed());
    }
    tell(out, u"slowest of 100 scroll steps over %1 rows"_s.arg(timeline->model()->rowCount()), worst, 200);
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    Theme::instance().apply({});
    QTextStream out(stdout);
    compareBullets(out);
    openAndScroll(out);
    return 0;
}
