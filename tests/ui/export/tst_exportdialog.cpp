// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"
#include "tests/support/samplelibrary.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"
#include "ui/export/exportdialog.h"
#include "ui/export/exportjob.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::ui;

class TestExportDialog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::instance().apply({}); }

    void init()
    {
        // All but what the offscreen platform says about itself.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_library = std::make_unique<FakeLibrary>();
        fillSampleLibrary(*m_library);
        for (const ResumeSummary &row : m_library->resumes().result().value()) {
            if (row.title == u"Marit — master resume"_s)
                m_id = row.id;
        }
        m_session = std::make_unique<ResumeSession>(*m_library, m_library->clock);
        m_session->open(m_id);
        QTRY_VERIFY(m_session->isOpen());
        m_folder = std::make_unique<QTemporaryDir>();
        ExportSettings settings;
        settings.folder = m_folder->path();
        settings.pattern = u"{name} – {title}"_s;
        m_session->remember(u"export"_s, settings.toJson());
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_library.reset();
    }

    void theExampleFollowsPatternAndFormat()
    {
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        QCOMPARE(example(dialog), u"Marit Solheim-Adeyemi – Marit — master resume.pdf"_s);
        dialog->setFormat(exchange::ExportFormat::PlainText);
        QCOMPARE(example(dialog), u"Marit Solheim-Adeyemi – Marit — master resume.txt"_s);
        auto *name = dialog->findChild<QLineEdit *>(u"fileName"_s);
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"a/b {version}"_s);
        QVERIFY(example(dialog).startsWith(u"a-b v"_s));
    }

    void everyFormatWritesWhatTheSharedExportMakes_data()
    {
        QTest::addColumn<QString>("suffix");
        for (const char *suffix : {"pdf", "docx", "html", "md", "txt", "png", "json"})
            QTest::newRow(suffix) << QString::fromLatin1(suffix);
    }
    void everyFormatWritesWhatTheSharedExportMakes()
    {
        QFETCH(const QString, suffix);
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        dialog->setFormat(*exchange::formatOf(suffix));
        const exchange::ExportRequest request = ExportJob::requestFor(*m_session, dialog->settings());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const QString path = m_folder->filePath(u"Marit Solheim-Adeyemi – Marit — master resume."_s + suffix);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), 20'000);
        QTRY_VERIFY(toastOf(m_window.get())->message().startsWith(u"Exported to "_s));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), exchange::exportResume(request).value().first().bytes);
    }

    void anExportCutsAVersionAndIsRemembered()
    {
        m_session->document().edit(u"Edit"_s, {},
            [](ResumeDocument::State &state) { state.content.ensureSection(u"summary"_s).text = u"New"_s; });
        const int before = m_session->summary().version;
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        dialog->setFormat(exchange::ExportFormat::PlainText);
        dialog->startExport();
        QTRY_COMPARE(m_session->summary().version, before + 1);
        QTRY_COMPARE(m_session->memory().value(u"export"_s).toObject().value(u"format"_s).toString(), u"txt"_s);
    }

    void markAsPublishedSetsStatusAndNamesTheVersion()
    {
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        dialog->setFormat(exchange::ExportFormat::JsonResume);
        auto *publish = dialog->findChild<QCheckBox *>(u"publish"_s);
        publish->setChecked(true);
        dialog->startExport();
        QTRY_COMPARE(m_session->summary().status, ResumeStatus::Published);
        QTRY_COMPARE(m_library->versions(m_id).result().value().first().name,
            u"Marit Solheim-Adeyemi – Marit — master resume"_s);
    }

    void ctrlShiftEExportsAgainWithoutADialog()
    {
        QVERIFY(exportAgain(m_window.get(), *m_session));
        QTRY_VERIFY(m_session->memory().value(u"export"_s).toObject().contains(u"lastPath"_s));
        QTRY_VERIFY(!m_session->memory().value(u"export"_s).toObject().value(u"lastPath"_s).toString().isEmpty());
        const QString path = m_session->memory().value(u"export"_s).toObject().value(u"lastPath"_s).toString();
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(!m_window->findChild<ExportDialog *>());
    }

    void aStrangersFileIsNotWrittenOver()
    {
        const QString taken = m_folder->filePath(u"Marit Solheim-Adeyemi – Marit — master resume.pdf"_s);
        QFile file(taken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        QVERIFY(exportAgain(m_window.get(), *m_session));
        const QString second = m_folder->filePath(u"Marit Solheim-Adeyemi – Marit — master resume (2).pdf"_s);
        QTRY_VERIFY(QFileInfo::exists(second));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }

    void aFolderThatCannotBeMadeIsSaidInTheDialog()
    {
        ExportSettings settings;
        settings.folder = u"/proc/no/such"_s;
        m_session->remember(u"export"_s, settings.toJson());
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        dialog->startExport();
        const auto sentence = [dialog] {
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->isVisible() && label->text().startsWith(u"Not exported."_s))
                    return label->text();
            }
            return QString();
        };
        QTRY_VERIFY(!sentence().isEmpty());
        QVERIFY(dialog->isVisible());
    }

    void fieldsThatAFormatDoesNotUseAreHidden()
    {
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        const auto shows = [dialog](const QString &text) {
            for (const QLabel *label : dialog->findChildren<QLabel *>()) {
                if (label->text() == text && label->isVisible())
                    return true;
            }
            return false;
        };
        QVERIFY(shows(u"Paper"_s));
        dialog->setFormat(exchange::ExportFormat::JsonResume);
        QVERIFY(!shows(u"Paper"_s));
        QVERIFY(shows(u"Folder"_s));
    }

    void escClosesAndGivesTheFocusBack()
    {
        QLineEdit field(m_window.get());
        field.show();
        field.setFocus();
        ExportDialog *dialog = ExportDialog::show(m_window.get(), *m_session);
        QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(QApplication::focusWidget(), &field);
    }

private:
    static QString example(const ExportDialog *dialog) { return dialog->findChild<QLabel *>(u"example"_s)->text(); }

    std::unique_ptr<FakeLibrary> m_library;
    std::unique_ptr<ResumeSession> m_session;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
    ResumeId m_id;
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
