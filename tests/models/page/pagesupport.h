// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"
#include "models/page/design.h"
#include "models/page/layoutengine.h"
#include "models/page/pagelist.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

/// What the tests of pages share: sample contents, looks, and the programs that read PDF files back.
namespace shortlist::page::testing {

/// A content of tests/data/content, by name.
Content sampleContent(const QString &name);
QStringList sampleNames();
/// Words that pages get wrong: marks, CJK, right to left, emoji, long words and addresses.
Content stressContent();
/// The sample of `academic` with the publications, talks and courses of a long career: six pages and more.
Content longAcademicContent();
/// What the text of pages is checked with: samples, stress and long academic content, by name.
std::map<QString, Content> textSamples();
/// `entries` jobs of `bullets` bullets each; the same every time.
Content longContent(int entries, int bullets);

Look lookOf(const QString &templateSlug);
/// Lays out afresh, squeezed to the design's target as an export does. Fails the program where the design does not
/// hold.
PageListPtr exported(
    const Content &content, const Look &look, Paper paper, const QString &language = QStringLiteral("en-GB"));
PageListPtr laidOut(const Content &content, const Look &look, Paper paper = Paper::A4);

/// The outcome of a program that reads a PDF file; nullopt where it is not installed. "FILE" stands for the file.
std::optional<QString> readBy(const QString &program, const QStringList &arguments, const QByteArray &pdf);
/// Words with single spaces between, in lower case, spaces of every kind made plain.
QString words(const QString &text);
/// Every string of the content that a page shows, headings and dates excepted, without emphasis marks.
QStringList sourceStrings(const Content &content);

} // namespace shortlist::page::testing
