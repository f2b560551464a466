// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/fileimporter.h"

#include "app/desktop/samples.h"
#include "models/exchange/importer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace shortlist::app {

FileImporter::FileImporter(Library &library)
    : m_library(library)
{
}

Future<ResumeSummary> FileImporter::importFile(const QString &path)
{
    // The window may close, and this with it, while a file is still read.
    const auto store = [self = QPointer(this), path](const Result<exchange::ImportedResume> &read) {
        if (!self)
            return QtFuture::makeReadyFuture(Result<ResumeSummary>(Error{Error::Kind::Cancelled, {}}));
        if (!read)
            return QtFuture::makeReadyFuture(Result<ResumeSummary>(read.error()));
        NewResume resume;
        resume.title = read.value().title;
        resume.content = read.value().content;
        resume.origin = ChangeOrigin::Import;
        resume.originDetail = QFileInfo(path).fileName();
        return self->m_library.createResume(resume);
    };
    return QtConcurrent::run([path] { return exchange::importFile(path); }).then(qApp, store).unwrap();
}

Future<ResumeSummary> FileImporter::importSample()
{
    return m_library.createResume(sampleResume());
}

} // namespace shortlist::app
