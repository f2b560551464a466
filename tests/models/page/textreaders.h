// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"
#include "models/page/layoutengine.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace shortlist::page::testing {

/// A program that reads the text of PDF files.
struct TextReader
{
    QString name;
    QString program;
    QStringList arguments; ///< "FILE" stands for the file
    /// Sorts what it reads by place: it may move dates that stand at the right (decisions.md, The rest).
    bool sortsBoxes = false;
    /// Has no space, or a new line, where a glyph stands left of the one before; the letters come in order.
    bool losesSpacesOfRightToLeft = false;
    /// Sorts the words of a right-to-left text, and the parts of a broken word, as boxes of their own.
    bool sortsWords = false;
};

/// poppler, poppler -raw and MuPDF: what Debian has, and quick.
const QList<TextReader> &quickReaders();
/// pdf.js and pdfminer: half a second a page and more. Those that are installed.
QList<TextReader> slowReaders();

/// What these readers lose of a content, add to it, or read at another place than where it belongs. `checked` counts
/// what was looked for.
QStringList lostStrings(const Content &content, const QString &name, const Look &look, Paper paper,
    const QList<TextReader> &readers, int &checked);
/// The first twenty, with how many there are.
QByteArray listed(const QStringList &lost, int checked);

} // namespace shortlist::page::testing
