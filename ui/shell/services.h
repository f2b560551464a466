// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "ui/library/thumbnails.h"

#include <functional>

namespace shortlist::ui {

/// Turns a file into a resume of the library. Implemented where reader and store meet (app); the window only asks.
class Importer
{
public:
    Importer() = default;
    Importer(const Importer &) = delete;
    Importer &operator=(const Importer &) = delete;
    virtual ~Importer() = default;

    /// Reads a JSON Resume (or Shortlist content) file and stores it as a new resume with version 1. InvalidInput
    /// names what is wrong with the file; TooLarge and ReadOnly as usual. Never blocks.
    virtual Future<ResumeSummary> importFile(const QString &path) = 0;
    /// Stores a complete invented resume to look around with.
    virtual Future<ResumeSummary> importSample() = 0;
};

/// What the window needs and does not make itself. Everything outlives the window.
struct Services
{
    Library &library;
    const Clock &clock;
    Importer &importer;
    PagePainter painter; ///< draws first pages for thumbnails; empty: with the page engine
    /// Puts a backup in the place of the library, with the present file kept aside, and starts the window afresh. May
    /// be empty: then restoring is not offered.
    std::function<void(const QString &backupPath)> restoreBackup;
};

} // namespace shortlist::ui
