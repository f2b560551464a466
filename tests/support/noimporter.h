// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/services.h"

namespace shortlist {

/// Reads no file: for tests of the window that import nothing.
class NoImporter final : public ui::Importer
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

} // namespace shortlist
