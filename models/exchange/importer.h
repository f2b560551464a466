// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/content.h"

#include <QJsonObject>
#include <QString>

namespace shortlist::exchange {

/// Files larger than this are refused before they are read. A resume with a photo has at most a few megabytes.
constexpr qint64 maxImportBytes = 20LL * 1024 * 1024;
/// JSON nested deeper than this is refused before it is parsed. JSON Resume nests four levels.
constexpr int maxJsonDepth = 100;

struct ImportedResume
{
    enum class Format { JsonResume, Content };
    Format format = Format::JsonResume;
    QString title; ///< proposed: name and label of the person, else the file's name; at most 255 characters
    Content content;
};

/// Reads a resume from a file: JSON Resume (1.0 or 0) or Shortlist's own content JSON; UTF-8 with or without byte order
/// mark, UTF-16, UTF-32. Control characters and half surrogate pairs in it are cleaned (cleanText()).
/// Fails with NotFound, TooLarge, ReadOnly (no permission), or InvalidInput, whose `detail` is a phrase for people that
/// says what is wrong and where ("it ends too early, in line 12, column 40"); see importErrorSentence().
Result<ImportedResume> importFile(const QString &path);
/// The same for bytes that are in memory; `fileName` is for the title.
Result<ImportedResume> importBytes(const QByteArray &bytes, const QString &fileName = {});

/// JSON text of any of these encodings as an object, cleaned, or InvalidInput or TooLarge as above.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes);

/// One sentence for people about a failed import. `fileName` may be empty.
QString importErrorSentence(const Error &error, const QString &fileName);

} // namespace shortlist::exchange
