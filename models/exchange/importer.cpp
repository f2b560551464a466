// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"

#include "models/domain/cleantext.h"
#include "models/exchange/jsonresume.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(shortlist::Import)
};

Error invalid(const QString &phrase)
{
    return {Error::Kind::InvalidInput, phrase};
}

/// "line 12, column 40", both from 1, of a byte in UTF-8 text; columns count characters.
QString placeIn(const QByteArray &utf8, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(utf8).first(std::clamp<qsizetype>(offset, 0, utf8.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.sliced(lineStart)).size() + 1;
    return Words::tr("in line %1, column %2").arg(before.count('\n') + 1).arg(column);
}

/// Text of any Unicode encoding as UTF-8 without byte order mark.
Result<QByteArray> toUtf8(const QByteArray &bytes)
{
    std::optional<QStringConverter::Encoding> encoding = QStringConverter::encodingForData(bytes, u'{');
    if (!encoding || *encoding == QStringConverter::Utf8) {
        const QByteArray plain = bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes;
        if (plain.contains('\0'))
            return invalid(Words::tr("it is not a text file"));
        QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
        const QString text = decoder(plain);
        if (decoder.hasError()) {
            const qsizetype bad = text.indexOf(QChar::ReplacementCharacter);
            return invalid(
                Words::tr("it is not written in UTF-8 (%1)").arg(placeIn(plain, text.left(bad).toUtf8().size())));
        }
        return plain;
    }
    QStringDecoder decoder(*encoding);
    const QString text = decoder(bytes);
    if (text.contains(QChar::Null))
        return invalid(Words::tr("it is not a text file"));
    return cleanText(text).toUtf8();
}

/// What a look at the brackets tells, also of text that is no valid JSON.
struct Nesting
{
    qsizetype tooDeepAt = -1; ///< offset of the bracket that opens one level too many
    bool open = false; ///< a bracket or a string is still open at the end
};

Nesting nesting(const QByteArray &utf8)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maxJsonDepth)
                return {i, true};
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return {-1, depth > 0 || inString};
}

QString syntaxPhrase(const QJsonParseError &error, const QByteArray &utf8, bool open)
{
    constexpr qsizetype longestWord = 5; // "false" that is cut off is told as an illegal value where it starts
    const qsizetype end = utf8.trimmed().size();
    const bool unterminated = error.error == QJsonParseError::UnterminatedObject
        || error.error == QJsonParseError::UnterminatedArray || error.error == QJsonParseError::UnterminatedString;
    if (open && (unterminated || error.offset + longestWord >= end))
        return Words::tr("it ends too early, %1").arg(placeIn(utf8, end));
    // Qt tells the byte behind the one that it did not expect, but for what follows the document.
    const bool exact = error.error == QJsonParseError::GarbageAtEnd;
    return Words::tr("it is not valid JSON %1").arg(placeIn(utf8, exact ? error.offset : error.offset - 1));
}

bool isList(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).isArray();
}

/// How many keys of a format the object has, with values of the right type. Keys that both formats have do not count.
int jsonResumeKeys(const QJsonObject &object)
{
    int count = object.value("basics"_L1).isObject() ? 2 : 0;
    for (const auto key : {"work"_L1, "certificates"_L1})
        count += isList(object, key);
    count += isList(object, "skills"_L1) && object.value("skills"_L1)[0].isObject();
    count += object.value("$schema"_L1).toString().contains("resume"_L1);
    return count;
}

int contentKeys(const QJsonObject &object)
{
    int count = object.value("personalInfo"_L1).isObject() ? 2 : 0;
    for (const auto key : {"experience"_L1, "certifications"_L1, "customSections"_L1})
        count += isList(object, key);
    count += object.value("summary"_L1).isString();
    count += object.value("skills"_L1).isObject();
    return count;
}

int commonKeys(const QJsonObject &object)
{
    int count = 0;
    for (const auto key : {"education"_L1, "projects"_L1, "skills"_L1, "volunteer"_L1, "awards"_L1, "publications"_L1,
             "languages"_L1, "interests"_L1, "references"_L1})
        count += isList(object, key);
    return count;
}

QString proposedTitle(const Content &content, const QString &fileName)
{
    QString title = content.personName().simplified();
    if (const Section *contact = content.section(u"personalInfo"_s); contact && !title.isEmpty()) {
        QString label = contact->contact.field(u"headline"_s);
        if (label.isEmpty())
            label = contact->contact.field(u"label"_s);
        if (!label.isEmpty() && label.size() <= 80)
            title += u" — "_s + label.simplified();
    }
    if (title.isEmpty())
        title = cleanText(QFileInfo(fileName).completeBaseName()).simplified();
    if (title.isEmpty())
        title = Words::tr("Imported resume");
    title.truncate(255);
    if (title.back().isHighSurrogate())
        title.chop(1);
    return title;
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes)
{
    if (bytes.size() > maxImportBytes)
        return Error{Error::Kind::TooLarge, QString::number(bytes.size())};
    SHORTLIST_TRY(const QByteArray utf8, toUtf8(bytes));
    if (utf8.trimmed().isEmpty())
        return invalid(Words::tr("it is empty"));
    const Nesting brackets = nesting(utf8);
    if (brackets.tooDeepAt >= 0)
        return invalid(Words::tr("it is nested too deeply %1").arg(placeIn(utf8, brackets.tooDeepAt)));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error != QJsonParseError::NoError)
        return invalid(syntaxPhrase(error, utf8, brackets.open));
    if (!document.isObject())
        return invalid(Words::tr("there is no resume in it"));
    return cleanJson(document.object()).toObject();
}

Result<ImportedResume> importBytes(const QByteArray &bytes, const QString &fileName)
{
    SHORTLIST_TRY(QJsonObject object, parseJsonObject(bytes));
    // What the command line prints of a resume, with its title beside the content.
    if (object.value("content"_L1).isObject() && contentKeys(object) + jsonResumeKeys(object) == 0)
        object = object.value("content"_L1).toObject();
    const int resume = jsonResumeKeys(object);
    const int content = contentKeys(object);
    if (resume + content + commonKeys(object) == 0)
        return invalid(Words::tr("there is no resume in it"));
    ImportedResume imported;
    imported.format = resume > content ? ImportedResume::Format::JsonResume : ImportedResume::Format::Content;
    const bool isJsonResume = imported.format == ImportedResume::Format::JsonResume;
    imported.content = Content::fromJson(isJsonResume ? contentFromJsonResume(object) : object, ResumeId::create());
    imported.title = proposedTitle(imported.content, fileName);
    return imported;
}

Result<ImportedResume> importFile(const QString &path)
{
    QFile file(path);
    const QFileInfo info(path);
    if (!info.exists())
        return Error{Error::Kind::NotFound, path};
    if (info.isDir())
        return invalid(Words::tr("it is a folder"));
    if (info.size() > maxImportBytes)
        return Error{Error::Kind::TooLarge, QString::number(info.size())};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Kind::ReadOnly, file.errorString()};
    // A pipe or a growing file has no size that could be trusted.
    const QByteArray bytes = file.read(maxImportBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Error::Kind::Unknown, file.errorString()};
    return importBytes(bytes, info.fileName());
}

QString importErrorSentence(const Error &error, const QString &fileName)
{
    const QString name = fileName.isEmpty() ? Words::tr("This file") : u'“' + QFileInfo(fileName).fileName() + u'”';
    switch (error.kind) {
    case Error::Kind::NotFound:
        return Words::tr("%1 does not exist.").arg(name);
    case Error::Kind::TooLarge:
        return Words::tr("%1 is too large. Shortlist reads resumes of up to %2 MB.")
            .arg(name)
            .arg(maxImportBytes / (1024 * 1024));
    case Error::Kind::ReadOnly:
        return Words::tr("%1 cannot be opened. Check that you may read it.").arg(name);
    case Error::Kind::InvalidInput:
        return Words::tr("%1 cannot be imported: %2.").arg(name, error.detail);
    default:
        return Words::tr("%1 could not be read.").arg(name);
    }
}

} // namespace shortlist::exchange
