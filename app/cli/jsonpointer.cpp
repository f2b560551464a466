// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonpointer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

Error badPointer(const QString &pointer, const QString &why)
{
    return {Error::Kind::InvalidInput, u"%1 is not a place in this resume: %2"_s.arg(pointer, why)};
}

/// "~1" stands for "/", "~0" for "~"; any other "~" is an error.
std::optional<QString> unescaped(const QString &token)
{
    QString result;
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token.at(i) != u'~') {
            result += token.at(i);
            continue;
        }
        const QChar next = i + 1 < token.size() ? token.at(++i) : QChar();
        if (next != u'0' && next != u'1')
            return std::nullopt;
        result += next == u'0' ? u'~' : u'/';
    }
    return result;
}

/// RFC 6901 §4: no sign, no leading zero.
std::optional<qsizetype> arrayIndex(const QString &token, qsizetype size)
{
    if (token == "-"_L1)
        return size;
    const bool digits = std::all_of(token.cbegin(), token.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (token.isEmpty() || !digits || (token.size() > 1 && token.startsWith(u'0')))
        return std::nullopt;
    bool ok = false;
    const qlonglong index = token.toLongLong(&ok);
    return ok && index <= size ? std::optional<qsizetype>(index) : std::nullopt;
}

Result<QJsonValue> replaced(
    const QJsonValue &value, const QString &pointer, const QStringList &tokens, qsizetype at, const QJsonValue &with)
{
    if (at == tokens.size())
        return with;
    const QString &token = tokens.at(at);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const std::optional<qsizetype> index = arrayIndex(token, array.size());
        if (!index)
            return badPointer(pointer, u"the list has %1 items, and no item %2"_s.arg(array.size()).arg(token));
        const bool append = *index == array.size();
        const QJsonValue old = append ? QJsonValue(QJsonValue::Undefined) : array.at(*index);
        SHORTLIST_TRY(const QJsonValue changed, replaced(old, pointer, tokens, at + 1, with));
        if (append)
            array.append(changed);
        else
            array[*index] = changed;
        return QJsonValue(array);
    }
    if (!value.isObject() && !value.isUndefined())
        return badPointer(pointer, u"there is nothing below %1"_s.arg(u'/' + tokens.mid(0, at).join(u'/')));
    QJsonObject object = value.toObject();
    SHORTLIST_TRY(const QJsonValue changed, replaced(object.value(token), pointer, tokens, at + 1, with));
    object.insert(token, changed);
    return QJsonValue(object);
}

} // namespace

Result<QJsonValue> withValueAt(const QJsonValue &root, const QString &pointer, const QJsonValue &replacement)
{
    if (!pointer.startsWith(u'/'))
        return badPointer(pointer, u"a JSON Pointer starts with /, for example /personalInfo/name"_s);
    QStringList tokens;
    const QStringList escaped = pointer.mid(1).split(u'/');
    for (const QString &token : escaped) {
        const std::optional<QString> plain = unescaped(token);
        if (!plain)
            return badPointer(pointer, u"write ~0 for ~ and ~1 for /"_s);
        tokens += *plain;
    }
    return replaced(root, pointer, tokens, 0, replacement);
}

} // namespace shortlist::cli
