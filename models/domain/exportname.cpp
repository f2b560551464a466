// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/exportname.h"

#include <QDateTime>
#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr qsizetype nameMax = 120;

QMap<QString, QString> byToken(const ExportNameValues &values)
{
    const QString date
        = values.date > 0 ? QDateTime::fromMSecsSinceEpoch(values.date).date().toString(Qt::ISODate) : QString();
    const QString version = values.version > 0 ? u"v%1"_s.arg(values.version) : QString();
    return {{u"name"_s, values.name}, {u"job"_s, values.job}, {u"company"_s, values.company},
        {u"title"_s, values.title}, {u"template"_s, values.templateName}, {u"version"_s, version}, {u"date"_s, date}};
}

/// Replaces what file systems refuse. A half of a surrogate pair has no bytes in a file name.
QString cleaned(const QString &text)
{
    static const QString refused = u"/\\:*?\"<>|"_s;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair) {
            result += c;
            result += text.at(++i);
        } else if (c.isSurrogate() || c.category() == QChar::Other_Control || refused.contains(c)) {
            result += u'-';
        } else {
            result += c;
        }
    }
    return result.simplified();
}

QString trimmedName(QString name)
{
    const auto outside = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!name.isEmpty() && outside(name.back()))
        name.chop(1);
    while (!name.isEmpty() && outside(name.front()))
        name.remove(0, 1);
    return name;
}

} // namespace

QStringList exportNameTokens()
{
    return {u"name"_s, u"job"_s, u"company"_s, u"title"_s, u"date"_s, u"version"_s, u"template"_s};
}

QString defaultExportName(const ResumeSummary &summary)
{
    return summary.targetJob ? u"{name} – {job} – {company}"_s : u"{name} – {title}"_s;
}

QString exportFileName(const QString &pattern, const ExportNameValues &values)
{
    static const QRegularExpression token(u"\\{(\\w+)\\}"_s);
    static const QRegularExpression separator(u"^[\\s\\-–—_,.·|]*$"_s);
    const QMap<QString, QString> known = byToken(values);
    // Text between tokens is held back until something stands on both sides of it.
    QString result;
    QString pending;
    qsizetype at = 0;
    auto matches = token.globalMatch(pattern);
    const auto addText = [&](const QString &text) {
        if (separator.match(text).hasMatch())
            pending = pending.isEmpty() || pending.trimmed().isEmpty() ? text : pending;
        else {
            result += pending + text;
            pending.clear();
        }
    };
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        addText(pattern.mid(at, match.capturedStart() - at));
        at = match.capturedEnd();
        const QString value
            = known.contains(match.captured(1)) ? known.value(match.captured(1)).simplified() : match.captured(0);
        if (value.isEmpty())
            continue;
        if (!result.isEmpty())
            result += pending;
        pending.clear();
        result += value;
    }
    const QString rest = pattern.mid(at);
    if (!separator.match(rest).hasMatch())
        result += pending + rest;
    QString name = trimmedName(cleaned(result));
    if (name.size() > nameMax)
        name = trimmedName(name.left(name.at(nameMax - 1).isHighSurrogate() ? nameMax - 1 : nameMax));
    static const QRegularExpression reserved(
        u"^(CON|PRN|AUX|NUL|COM\\d|LPT\\d)(\\..*)?$"_s, QRegularExpression::CaseInsensitiveOption);
    if (reserved.match(name).hasMatch())
        name.prepend(u'_');
    return name.isEmpty() ? u"Resume"_s : name;
}

} // namespace shortlist
