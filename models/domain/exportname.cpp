// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/exportname.h"

#include "models/domain/cleantext.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr qsizetype maxLength = 120;
constexpr QChar emptyToken(0xe000); // private use: never in what a person types here

QString valueOf(const QString &token, const ExportNameValues &values)
{
    if (token == "name"_L1)
        return values.name;
    if (token == "job"_L1)
        return values.job;
    if (token == "company"_L1)
        return values.company;
    if (token == "title"_L1)
        return values.title;
    if (token == "template"_L1)
        return values.templateName;
    if (token == "date"_L1)
        return values.date.toString(Qt::ISODate);
    if (token == "version"_L1)
        return values.version > 0 ? u'v' + QString::number(values.version) : QString();
    return u'{' + token + u'}';
}

QString filled(const QString &pattern, const ExportNameValues &values)
{
    static const QRegularExpression token(u"\\{([a-z]+)\\}"_s);
    QString text;
    qsizetype done = 0;
    auto matches = token.globalMatch(pattern);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString value = valueOf(match.captured(1), values).simplified();
        text += pattern.mid(done, match.capturedStart() - done);
        text += value.isEmpty() ? QString(emptyToken) : value;
        done = match.capturedEnd();
    }
    return text + pattern.mid(done);
}

/// Takes out empty tokens, each with one separator beside it: the one before it, or at the start the one behind it.
QString withoutEmpty(QString text)
{
    static const QRegularExpression first(u"^(?:\\x{e000}[\\s_,–—-]*)+"_s);
    static const QRegularExpression later(u"[\\s_,–—-]*\\x{e000}"_s);
    text.remove(first);
    return text.remove(later);
}

bool isRefused(QChar c)
{
    return c.unicode() < 0x20 || c == QChar(0x7f) || u"<>:\"/\\|?*"_s.contains(c);
}

bool isDeviceName(const QString &name)
{
    static const QRegularExpression device(
        u"^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?$"_s, QRegularExpression::CaseInsensitiveOption);
    return device.match(name).hasMatch();
}

QString trimmedName(QString name)
{
    while (!name.isEmpty() && (name.back() == u'.' || name.back().isSpace() || name.back().isHighSurrogate()))
        name.chop(1);
    while (!name.isEmpty() && (name.front() == u'.' || name.front().isSpace()))
        name.remove(0, 1);
    return name;
}

} // namespace

QStringList exportNameTokens()
{
    return {u"{name}"_s, u"{job}"_s, u"{company}"_s, u"{title}"_s, u"{date}"_s, u"{version}"_s, u"{template}"_s};
}

QString defaultExportPattern()
{
    return u"{name} – {job} – {company}"_s;
}

QString exportFileName(const QString &pattern, const ExportNameValues &values)
{
    QString name = withoutEmpty(filled(pattern, values)).replace(u'\n', u' ');
    name = name.remove(emptyToken);
    for (QChar &c : name) {
        if (isRefused(c))
            c = u'-';
    }
    name = trimmedName(cleanText(name));
    if (name.size() > maxLength)
        name = trimmedName(name.left(maxLength));
    if (name.isEmpty())
        return u"Resume"_s;
    return isDeviceName(name) ? name + u"-resume"_s : name;
}

} // namespace shortlist
