// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/saveelsewhere.h"

#include "models/domain/errorsentence.h"
#include "models/exchange/resumeexport.h"
#include "ui/components/toast.h"
#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

void saveDraftElsewhere(QWidget *window, ResumeSession &session)
{
    const QString path = QFileDialog::getSaveFileName(window, ResumeSession::tr("Save elsewhere"),
        session.summary().title + u".json"_s, ResumeSession::tr("Shortlist content (*.json)"));
    if (path.isEmpty())
        return;
    const QJsonObject json = session.document().content().toJson();
    const auto writing = QtConcurrent::run([path, json] {
        return exchange::writeExport(path, {{QJsonDocument(json).toJson(QJsonDocument::Indented), 1}});
    });
    whenReady(writing, window, [window, path](const Result<QStringList> &written) {
        toastOf(window)->showMessage(written ? u"check"_s : u"circle-alert"_s,
            written ? ResumeSession::tr("Saved to %1").arg(path) : errorSentence(written.error()));
    });
}

} // namespace shortlist::ui
