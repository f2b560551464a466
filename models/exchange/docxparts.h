// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/exportstyle.h"
#include "models/exchange/outline.h"

#include <QByteArray>
#include <QStringList>

/// The parts of a Word file beside its text (ECMA-376 part 1, 17), each as UTF-8.
namespace shortlist::exchange {

/// Text between tags: escaped, and without the characters that XML 1.0 cannot hold.
QString docxText(const QString &text);
/// The relationship of the link with this number, from 0.
QString docxLinkId(qsizetype number);

QByteArray docxContentTypes();
QByteArray docxPackageRelations();
QByteArray docxDocumentRelations(const QStringList &links);
QByteArray docxProperties(const Outline &outline, const ExportStyle &style);
QByteArray docxApplication();
QByteArray docxDocument(const QString &body, const ExportStyle &style);
QByteArray docxStyles(const Outline &outline, const ExportStyle &style);
QByteArray docxNumbering();
QByteArray docxSettings();
QByteArray docxFonts(const ExportStyle &style);

} // namespace shortlist::exchange
