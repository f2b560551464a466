// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportjob.h"

#include "models/domain/errorsentence.h"
#include "models/domain/exportname.h"
#include "ui/components/toast.h"
#include "ui/editor/resumesession.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ExportJob::ExportJob(ResumeSession &session, const ExportSettings &settings, bool remember, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_settings(settings)
    , m_remember(remember)
    , m_cancelled(std::make_shared<std::atomic<bool>>(false))
{
    connect(&m_watcher, &QFutureWatcher<Result<QStringList>>::finished, this, [this] { finish(m_watcher.result()); });
}

exchange::ExportRequest ExportJob::requestFor(const ResumeSession &session, const ExportSettings &settings)
{
    exchange::ExportRequest request;
    request.format = settings.format;
    request.content = session.document().content();
    request.look = session.document().look();
    request.paper = settings.paper;
    request.language = QLocale().bcp47Name();
    request.updatedAt = session.summary().updatedAt;
    request.firstPageOnly = settings.firstPageOnly;
    return request;
}

QString ExportJob::fileNameFor(const ResumeSession &session, const ExportSettings &settings)
{
    const ResumeSummary &row = session.summary();
    ExportNameValues values;
    values.name = session.document().content().personName();
    values.job = row.targetTitle;
    values.company = row.targetCompany;
    values.title = row.title;
    values.templateName = session.document().look().design.value(u"name"_s).toString(row.templateName);
    values.version = row.version;
    values.date = session.clock().now();
    return exportFileName(settings.pattern.isEmpty() ? defaultExportName(row) : settings.pattern, values);
}

void ExportJob::start()
{
    const QString folder = m_settings.folder.isEmpty() ? defaultExportFolder() : m_settings.folder;
    const QString name = fileNameFor(m_session, m_settings) + u'.' + exchange::suffixOf(m_settings.format);
    const QString path = QDir(folder).filePath(name);
    const exchange::ExportRequest request = requestFor(m_session, m_settings);
    m_watcher.setFuture(
        QtConcurrent::run([request, path, own = m_settings.lastPath, cancelled = m_cancelled]() -> Result<QStringList> {
            SHORTLIST_TRY(const QList<exchange::ExportedFile> files, exchange::exportResume(request, cancelled.get()));
            if (*cancelled)
                return Error{Error::Kind::Cancelled, {}};
            return exchange::writeExport(freePath(path, own), files);
        }));
}

void ExportJob::cancel()
{
    *m_cancelled = true;
}

void ExportJob::finish(const Result<QStringList> &paths)
{
    deleteLater();
    if (!paths) {
        emit failed(paths.error());
        return;
    }
    m_settings.lastPath = paths.value().constFirst();
    if (m_settings.publish) {
        m_session.setStatus(ResumeStatus::Published);
        m_session.nameVersion(QFileInfo(m_settings.lastPath).completeBaseName());
    } else {
        m_session.cutVersion(VersionTrigger::Export);
    }
    if (m_remember)
        m_session.remember(u"export"_s, m_settings.toJson());
    if (m_settings.openFolder)
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_settings.lastPath).absolutePath()));
    emit done(paths.value());
}

void showExportResult(QWidget *window, const QStringList &paths)
{
    const QFileInfo file(paths.constFirst());
    toastOf(window)->showMessage(u"check"_s, ExportJob::tr("Exported to %1.").arg(file.dir().dirName()),
        ExportJob::tr("Open"),
        [path = file.absoluteFilePath()] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

void showExportFailure(QWidget *window, const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return;
    QString sentence = ExportJob::tr("Not exported. %1").arg(errorSentence(error));
    if (error.kind == Error::Kind::DiskFull)
        sentence = ExportJob::tr("Not exported. The disk is full.");
    else if (error.kind == Error::Kind::Unknown)
        sentence = ExportJob::tr("Not exported. That file is open in another app.");
    toastOf(window)->showMessage(u"circle-alert"_s, sentence);
}

bool exportAgain(QWidget *window, ResumeSession &session)
{
    const QJsonValue kept = session.memory().value(u"export"_s);
    if (!kept.isObject())
        return false;
    auto *job = new ExportJob(session, ExportSettings::fromJson(kept.toObject()), true, &session);
    QObject::connect(
        job, &ExportJob::done, window, [window](const QStringList &paths) { showExportResult(window, paths); });
    QObject::connect(
        job, &ExportJob::failed, window, [window](const Error &error) { showExportFailure(window, error); });
    job->start();
    return true;
}

} // namespace shortlist::ui
