// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/noimporter.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/sectiondelegate.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/editorview.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/entrycard.h"
#include "ui/editor/formpane.h"
#include "ui/editor/resumesession.h"
#include "ui/jobs/jobsview.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QListView>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace shortlist {

/// The real window on the sample library, for tests that use nothing but keys.
class KeyboardStage
{
protected:
    /// What a key presses lands on: the control that has the focus.
    static void press(QWidget &window, int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, static_cast<Qt::Key>(key), modifiers);
    }
    static void light()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        ui::Appearance appearance;
        appearance.mode = ui::Appearance::Mode::Light;
        ui::Theme::instance().apply(appearance);
    }
    void open()
    {
        using namespace Qt::StringLiterals;
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
        QSettings().clear();
        QSettings().setValue(u"welcome/done"_s, true);
        m_library = std::make_unique<FakeLibrary>();
        fillSampleLibrary(*m_library);
        m_window = std::make_unique<ui::MainWindow>(
            ui::Services{*m_library, m_library->clock, m_importer, {}, [](const QString &) {}});
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(tree()->model()->rowCount() > 0);
        // The jobs come behind the first picture.
        const auto *places = m_window->findChild<QListView *>(u"places"_s);
        QTRY_VERIFY(places->model()->index(1, 0).data(ui::SectionDelegate::CountRole).toInt() > 0);
    }
    void close()
    {
        m_window.reset();
        m_library.reset();
    }
    [[nodiscard]] QTreeView *tree() const { return m_window->findChild<QTreeView *>(QStringLiteral("resumeTree")); }
    [[nodiscard]] QList<ResumeSummary> resumes() const { return m_library->resumes().result().value(); }
    void openResume()
    {
        tree()->setFocus();
        press(*m_window, Qt::Key_Return);
        QTRY_COMPARE(m_window->page(), ui::MainWindow::Page::Document);
        QTRY_VERIFY(m_window->documentView().isOpen());
    }

    NoImporter m_importer;
    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace shortlist
