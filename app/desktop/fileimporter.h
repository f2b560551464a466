// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

#include <QObject>

namespace shortlist::app {

/// Reads files on a worker thread and stores what they hold as new resumes.
class FileImporter final : public QObject, public ui::Importer
{
    Q_OBJECT

public:
    explicit FileImporter(Library &library);

    Future<ResumeSummary> importFile(const QString &path) override;
    Future<ResumeSummary> importSample() override;

private:
    Library &m_library;
};

} // namespace shortlist::app
