// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportdialog.h"

#include "models/domain/errorsentence.h"
#include "models/domain/exportname.h"
#include "models/exchange/plaintext.h"
#include "models/page/design.h"
#include "models/page/layoutengine.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"
#include "ui/export/exportjob.h"
#include "ui/export/exportpreview.h"
#include "ui/export/formatlist.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QKeyEvent>
#include <QLocale>
#include <QRadioButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int probeAfterMs = 150;

bool hasPages(exchange::ExportFormat format)
{
    return format == exchange::ExportFormat::Pdf || format == exchange::ExportFormat::Png;
}

} // namespace

ExportDialog *ExportDialog::show(QWidget *window, ResumeSession &session)
{
    auto *dialog = new ExportDialog(window, session);
    dialog->open(dialog->m_name);
    dialog->m_name->end(false);
    return dialog;
}

void ExportDialog::setFormat(exchange::ExportFormat format)
{
    m_formats->setFormat(format);
}

void ExportDialog::settingsChanged()
{
    refresh();
    m_probeTimer.start(probeAfterMs);
}

void ExportDialog::refresh()
{
    const bool pages = hasPages(m_settings.format);
    for (QWidget *row : std::as_const(m_pageRows))
        row->setVisible(pages);
    for (QWidget *row : std::as_const(m_paperRows))
        row->setVisible(pages || m_settings.format == exchange::ExportFormat::Docx
            || m_settings.format == exchange::ExportFormat::Html);
    const QString suffix = u'.' + exchange::suffixOf(m_settings.format);
    m_suffix->setText(suffix);
    m_example->setText(ExportJob::fileNameFor(m_session, m_settings) + suffix);
    m_folder->setText(shownFolder(m_settings.folder.isEmpty() ? defaultExportFolder() : m_settings.folder));
    for (auto token = m_tokens.cbegin(); token != m_tokens.cend(); ++token)
        (*token)->setVisible(!m_name->text().contains(u'{' + token.key() + u'}'));
    m_export->setText(tr("Export %1").arg(formatName(m_settings.format)));
    if (!pages) {
        m_preview->setPages({});
        m_preview->setCaption({});
    }
}

void ExportDialog::probe()
{
    if (m_probe.isRunning()) {
        m_probeTimer.start(probeAfterMs);
        return;
    }
    exchange::ExportRequest request = ExportJob::requestFor(m_session, m_settings);
    m_probe.setFuture(QtConcurrent::run([request]() -> Probe {
        Probe result;
        const Result<QList<exchange::ExportedFile>> files = exchange::exportResume(request);
        if (files) {
            for (const exchange::ExportedFile &file : files.value())
                result.bytes += file.bytes.size();
        }
        if (!hasPages(request.format))
            return result;
        page::LayoutInput input{request.content, request.look, {}, request.language};
        if (!request.paper.isEmpty())
            input.paper = request.paper == u"Letter" ? page::Paper::Letter : page::Paper::A4;
        if (const Result<page::PageListPtr> pages = page::LayoutEngine().fitted(input))
            result.pages = pages.value();
        return result;
    }));
}

void ExportDialog::probed()
{
    const Probe result = m_probe.result();
    const QString weight = QLocale().formattedDataSize(result.bytes, 0, QLocale::DataSizeTraditionalFormat);
    if (!result.pages) {
        m_preview->setPages({});
        m_preview->setCaption(tr("About %1").arg(weight));
        return;
    }
    const auto count = static_cast<int>(result.pages->pages.size());
    const bool letter = result.pages->size.height() < 800;
    m_allPages->setText(count == 1 ? tr("All") : tr("All %1").arg(count));
    m_firstPage->setEnabled(count > 1);
    m_paper->setCurrent(letter ? 1 : 0);
    m_preview->setPages(result.pages);
    const QString paper = letter ? tr("Letter") : tr("A4");
    const int shown = m_settings.firstPageOnly ? 1 : count;
    m_preview->setCaption(shown == 1 ? tr("%1 · 1 page · about %2").arg(paper, weight)
                                     : tr("%1 · %2 pages · about %3").arg(paper).arg(shown).arg(weight));
}

void ExportDialog::copyAsText()
{
    const ResumeDocument &document = m_session.document();
    QApplication::clipboard()->setText(exchange::plainText(document.content(), document.look()));
    QWidget *window = parentWidget();
    closeOverlay();
    toastOf(window)->showMessage(u"clipboard"_s, tr("Copied as text"));
}

void ExportDialog::insertToken(const QString &token)
{
    const QString text = m_name->text();
    const int at = m_name->cursorPosition();
    const bool gap = at > 0 && !text.left(at).trimmed().isEmpty() && !text.left(at).trimmed().endsWith(u'–');
    m_name->insert((gap ? u" – "_s : QString()) + u'{' + token + u'}');
    m_settings.pattern = m_name->text();
    m_name->setFocus(Qt::OtherFocusReason);
    settingsChanged();
}

void ExportDialog::startExport()
{
    if (m_job)
        return;
    m_error->hide();
    m_busyTimer.start(busyAfterMs);
    m_job = new ExportJob(m_session, m_settings, m_remember->isChecked(), &m_session);
    QWidget *window = parentWidget();
    connect(m_job, &ExportJob::done, this, [this, window](const QStringList &paths) {
        closeOverlay();
        showExportResult(window, paths);
    });
    connect(m_job, &ExportJob::failed, this, &ExportDialog::stopped);
    connect(this, &Overlay::closed, m_job, &ExportJob::cancel);
    m_job->start();
}

void ExportDialog::stopped(const Error &error)
{
    m_busyTimer.stop();
    m_export->setBusy(false);
    m_error->setText(error.kind == Error::Kind::Unknown ? tr("Not exported. That file is open in another app.")
                                                        : tr("Not exported. %1").arg(errorSentence(error)));
    m_error->setVisible(error.kind != Error::Kind::Cancelled);
}

void ExportDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        startExport();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_job) {
        m_job->cancel(); // the first Esc stops the export, the next one closes
        return;
    }
    Overlay::keyPressEvent(event);
}

} // namespace shortlist::ui
