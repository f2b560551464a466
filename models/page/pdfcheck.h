// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace shortlist::page {

/// What a PDF file says to machines, and what is wrong with it.
struct PdfReport
{
    struct Tag
    {
        int depth = 0; ///< 0: a child of the structure's root
        QString type;
        QString text; ///< of its own marked content, without its children's
    };

    QString version;
    QString title;
    QString author;
    QString language;
    int pages = 0;
    bool tagged = false;
    QStringList fonts; ///< "ABCDEF+Gentium-Regular", with ", not embedded" where so
    QStringList links; ///< addresses, in the order of the pages
    QList<Tag> tags; ///< the structure tree from top to bottom
    QString text; ///< in the order of the tags, or of painting where there are none; one element a line
    QStringList problems; ///< sentences; empty: nothing was found
};

/// Reads a PDF file and checks what a machine can check of PDF/UA-1 by the Matterhorn Protocol 1.1: everything tagged
/// or an artifact (01-003 to 01-005), role names (02-001), title, language and their display (06-002, 06-003, 07-001,
/// 11-006), lists (09-004, 09-006), Unicode for every character (10-001), alternatives of pictures (13-004), levels of
/// headings (14-002, 14-003), links (28-004, 28-011, 28-009), fonts (31-006, 31-009, 31-027), parent tree and marks
/// that agree; and beyond it: tags in the order of painting, and no characters that are no text (ligatures, soft
/// hyphens, private use, U+FFFD). Fails with InvalidInput or TooLarge where the file cannot be read at all.
Result<PdfReport> checkPdf(const QByteArray &data);

} // namespace shortlist::page
