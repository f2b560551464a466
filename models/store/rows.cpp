// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rows.h"

#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace shortlist::store {

namespace {

constexpr int maxTitleLength = 255;

struct OriginName
{
    ChangeOrigin origin;
    const char *name;
};

constexpr std::array<OriginName, 7> originNames{{
    {ChangeOrigin::Manual, "manual"},
    {ChangeOrigin::Optimised, "optimised"},
    {ChangeOrigin::TemplateChange, "template_change"},
    {ChangeOrigin::Merge, "merge"},
    {ChangeOrigin::Restore, "restore"},
    {ChangeOrigin::Import, "import"},
    {ChangeOrigin::Variant, "variant"},
}};

} // namespace

QString toColumn(ResumeStatus status)
{
    switch (status) {
    case ResumeStatus::Draft:
        return u"draft"_s;
    case ResumeStatus::Published:
        return u"published"_s;
    case ResumeStatus::Archived:
        return u"archived"_s;
    }
    return {};
}

ResumeStatus statusFromColumn(const QString &text)
{
    if (text == u"published")
        return ResumeStatus::Published;
    if (text == u"archived")
        return ResumeStatus::Archived;
    return ResumeStatus::Draft;
}

QString toColumn(ChangeOrigin origin)
{
    for (const OriginName &entry : originNames) {
        if (entry.origin == origin)
            return QString::fromLatin1(entry.name);
    }
    return {};
}

ChangeOrigin originFromColumn(const QString &text)
{
    for (const OriginName &entry : originNames) {
        if (text == QLatin1StringView(entry.name))
            return entry.origin;
    }
    return ChangeOrigin::Manual;
}

QString changeType(ChangeOrigin origin)
{
    if (origin == ChangeOrigin::Optimised)
        return u"ai_optimized"_s;
    if (origin == ChangeOrigin::TemplateChange)
        return u"template_change"_s;
    return u"manual"_s;
}

Utf8 jsonColumn(const QJsonObject &object)
{
    return {QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Result<QJsonObject> objectFromColumn(const QByteArray &text)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (!document.isObject())
        return Error{Error::Kind::Corrupt, u"stored JSON: %1"_s.arg(problem.errorString())};
    return document.object();
}

std::optional<QString> nullIfEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

Result<QString> checkedTitle(const QString &title)
{
    QString clean = title;
    for (QChar &character : clean) {
        if (character.category() == QChar::Other_Control)
            character = u' ';
    }
    clean = std::move(clean).trimmed();
    const qsizetype length = clean.toUcs4().size();
    if (length < 1 || length > maxTitleLength)
        return Error{Error::Kind::InvalidInput, u"title"_s};
    return clean;
}

} // namespace shortlist::store
