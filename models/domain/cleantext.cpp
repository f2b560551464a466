// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/cleantext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace shortlist {

namespace {

bool isLineEnd(QChar c)
{
    return c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c == QChar(0x85);
}

bool isRefused(QChar c)
{
    const char16_t code = c.unicode();
    return (code < 0x20 && code != u'\n' && code != u'\t') || (code >= 0x7f && code < 0xa0) || code >= 0xfffe
        || (code >= 0xfdd0 && code <= 0xfdef);
}

} // namespace

bool isCleanText(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (c.isSurrogate() || isLineEnd(c) || isRefused(c))
            return false;
    }
    return true;
}

QString cleanText(const QString &text)
{
    if (isCleanText(text))
        return text;
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            clean += c;
            clean += text.at(++i);
        } else if (c.isSurrogate()) {
            clean += QChar::ReplacementCharacter;
        } else if (isLineEnd(c)) {
            if (c == u'\r' && i + 1 < text.size() && text.at(i + 1) == u'\n')
                ++i;
            clean += u'\n';
        } else if (!isRefused(c)) {
            clean += c;
        }
    }
    return clean;
}

QJsonValue cleanJson(const QJsonValue &value)
{
    if (value.isString())
        return cleanText(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue item : value.toArray())
            array.append(cleanJson(item));
        return array;
    }
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject source = value.toObject();
        for (auto it = source.begin(); it != source.end(); ++it)
            object.insert(cleanText(it.key()), cleanJson(it.value()));
        return object;
    }
    return value;
}

} // namespace shortlist
