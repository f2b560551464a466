// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '"':
        out += "\\\"";
        break;
    case '\\':
        out += "\\\\";
        break;
    case '\b':
        out += "\\b";
        break;
    case '\f':
        out += "\\f";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += "\\t";
        break;
    default:
        out += "\\u00" + QByteArray(1, c).toHex();
    }
}

void appendString(QByteArray &out, const QString &text)
{
    out += '"';
    const QByteArray utf8 = text.toUtf8();
    qsizetype done = 0; // runs that need no escape are copied at once
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8.at(i);
        if (static_cast<uchar>(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.constData() + done, i - done);
        appendEscaped(out, c);
        done = i + 1;
    }
    out.append(utf8.constData() + done, utf8.size() - done);
    out += '"';
}

void appendNumber(QByteArray &out, const QJsonValue &value)
{
    const double number = value.toDouble();
    const qint64 whole = value.toInteger(std::numeric_limits<qint64>::min());
    if (whole != std::numeric_limits<qint64>::min() && static_cast<double>(whole) == number)
        out += QByteArray::number(whole);
    else
        out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

void append(QByteArray &out, const QJsonValue &value);

void appendMember(QByteArray &out, const QString &key, const QJsonValue &value)
{
    if (!out.endsWith('{'))
        out += ',';
    appendString(out, key);
    out += ':';
    append(out, value);
}

void appendObject(QByteArray &out, const QJsonObject &object)
{
    // Qt keeps members in order, but does not promise which one.
    QStringList keys;
    keys.reserve(object.size());
    for (auto it = object.begin(); it != object.end(); ++it)
        keys.append(it.key());
    out += '{';
    if (std::is_sorted(keys.cbegin(), keys.cend())) {
        qsizetype at = 0;
        for (auto it = object.begin(); it != object.end(); ++it)
            appendMember(out, keys.at(at++), it.value());
    } else {
        std::sort(keys.begin(), keys.end());
        for (const QString &key : std::as_const(keys))
            appendMember(out, key, object.value(key));
    }
    out += '}';
}

void append(QByteArray &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        return;
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return;
    case QJsonValue::Double:
        appendNumber(out, value);
        return;
    case QJsonValue::String:
        appendString(out, value.toString());
        return;
    case QJsonValue::Array: {
        out += '[';
        bool first = true;
        for (const QJsonValue item : value.toArray()) {
            if (!std::exchange(first, false))
                out += ',';
            append(out, item);
        }
        out += ']';
        return;
    }
    case QJsonValue::Object: {
        appendObject(out, value.toObject());
        return;
    }
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    append(out, value);
    return out;
}

QByteArray canonicalHash(const QJsonValue &value)
{
    return QCryptographicHash::hash(canonicalJson(value), QCryptographicHash::Sha256);
}

} // namespace shortlist
