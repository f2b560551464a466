// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/accessibility/places.h"

#include "ui/history/historyview.h"
#include "ui/jobs/jobsview.h"
#include "ui/trash/trashview.h"

#include <QSettings>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist {

class Place::NoImporter final : public Importer
{
public:
    Future<ResumeSummary> importFile(const QString &path) override { return nothing(path); }
    Future<ResumeSummary> importSample() override { return nothing({}); }

private:
    static Future<ResumeSummary> nothing(const QString &path)
    {
        return QtFuture::makeReadyFuture(Result<ResumeSummary>(Error{Error::Kind::NotFound, path}));
    }
};

QStringList Place::names()
{
    return {u"library"_s, u"empty library"_s, u"welcome"_s, u"settings"_s, u"resume"_s, u"history"_s, u"jobs"_s,
        u"no jobs"_s, u"trash"_s, u"empty trash"_s};
}

Place::Place(const QString &name, const QSize &size)
    : m_importer(std::make_unique<NoImporter>())
{
    QSettings().clear();
    QSettings().setValue(u"welcome/done"_s, true);
    if (!name.startsWith(u"empty"_s) && !name.startsWith(u"no "_s) && name != u"welcome")
        fillSampleLibrary(m_library);
    if (name == u"history") {
        m_session = std::make_unique<ResumeSession>(m_library, m_library.clock);
        m_session->open(m_library.resumes().result().value().constFirst().id);
        m_widget = std::make_unique<HistoryView>(m_library, *m_session);
    } else if (name.endsWith(u"jobs"_s)) {
        m_widget = std::make_unique<JobsView>(m_library, m_library.clock);
    } else if (name.endsWith(u"trash"_s)) {
        if (name == u"trash")
            (void)m_library.trashResume(m_library.resumes().result().value().constFirst().id).result();
        m_widget = std::make_unique<TrashView>(m_library, m_library.clock);
    } else {
        auto window = std::make_unique<MainWindow>(
            Services{m_library, m_library.clock, *m_importer, {}, [](const QString &) {}});
        if (name == u"welcome")
            window->showPage(MainWindow::Page::Welcome);
        else if (name == u"settings")
            window->showPage(MainWindow::Page::Settings);
        else if (name == u"resume")
            window->openResume(m_library.resumes().result().value().constFirst().id);
        m_widget = std::move(window);
    }
    m_widget->resize(size);
    m_widget->show();
}

Place::~Place()
{
    m_widget.reset();
    m_session.reset();
}

} // namespace shortlist
