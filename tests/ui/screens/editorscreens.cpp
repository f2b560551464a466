// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/samplelibrary.h"
#include "tests/ui/screens/screens.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/editorview.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/entrycard.h"
#include "ui/editor/formpane.h"
#include "ui/editor/resumesession.h"
#include "ui/export/exportdialog.h"

#include <QCoreApplication>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist::screens {

namespace {

/// An editor with all that it lives on; the header above it is left out.
class EditorStage final : public QWidget
{
public:
    EditorStage()
        : m_session(m_library, m_library.clock)
    {
        fillSampleLibrary(m_library);
        for (const ResumeSummary &row : m_library.resumes().result().value()) {
            if (row.title == u"Marit — master resume"_s)
                m_session.open(row.id);
        }
        QCoreApplication::processEvents();
        m_view = new EditorView(m_session, this);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_view);
    }
    ~EditorStage() override { delete m_view; } // before the session

    EditorView *view() const { return m_view; }
    ResumeSession &session() { return m_session; }

private:
    FakeLibrary m_library;
    ResumeSession m_session;
    EditorView *m_view = nullptr;
};

std::unique_ptr<QWidget> editor()
{
    auto stage = std::make_unique<EditorStage>();
    QTimer::singleShot(50, stage.get(), [view = stage->view()] {
        if (BulletList *bullets = view->form()->findChild<EntriesForm *>()->cards().first()->bullets())
            bullets->edit(4);
    });
    return stage;
}

std::unique_ptr<QWidget> section(const QString &key)
{
    auto stage = std::make_unique<EditorStage>();
    QTimer::singleShot(50, stage.get(), [view = stage->view(), key] { view->goTo({key, {}, {}}); });
    return stage;
}

std::unique_ptr<QWidget> exportDialog()
{
    auto stage = std::make_unique<EditorStage>();
    QTimer::singleShot(50, stage.get(), [raw = stage.get()] { ExportDialog::show(raw, raw->session()); });
    return stage;
}

} // namespace

std::vector<Screen> editorScreens()
{
    return {
        {u"02-editor"_s, editor, {{1280, 752}, {1680, 1002}}},
        {u"02c-editor-narrow"_s, editor, {{960, 592}, {1100, 700}}},
        {u"02-contact"_s, [] { return section(u"personalInfo"_s); }, {{1280, 752}}},
        {u"02-skills"_s, [] { return section(u"skills"_s); }, {{1280, 752}}},
        {u"02-education"_s, [] { return section(u"education"_s); }, {{1280, 752}}},
        {u"11b-export"_s, exportDialog, {{1280, 800}}},
    };
}

} // namespace shortlist::screens
