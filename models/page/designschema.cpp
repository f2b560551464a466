// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/designschema.h"

#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr qsizetype problemsMax = 100; // a hostile file may break every rule at once

/// Walks value and schema side by side.
class Validator
{
public:
    Validator(const QJsonObject &root, DesignReport &report)
        : m_root(root)
        , m_report(report)
    {
    }

    void check(const QJsonValue &value, QJsonObject schema, const QString &path)
    {
        if (m_report.errors.size() >= problemsMax)
            return;
        if (const QString reference = schema.value(u"$ref").toString(); !reference.isEmpty())
            schema = m_root.value(u"$defs").toObject().value(reference.section(u'/', -1)).toObject();
        if (!checkType(value, schema, path) || !checkAnyOf(value, schema, path))
            return;
        if (const QJsonArray allowed = schema.value(u"enum").toArray(); !allowed.isEmpty() && !allowed.contains(value))
            return error(path, u"is %1, but may only be %2"_s.arg(shown(value), shown(allowed)));
        if (value.isDouble())
            checkNumber(value.toDouble(), schema, path);
        else if (value.isString())
            checkString(value.toString(), schema, path);
        else if (value.isArray())
            checkArray(value.toArray(), schema, path);
        else if (value.isObject())
            checkObject(value.toObject(), schema, path);
    }

private:
    static QString shown(const QJsonValue &value)
    {
        if (value.isString())
            return u"\"%1\""_s.arg(value.toString());
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(json.mid(1, json.size() - 2));
    }

    static bool isRepeated(const QJsonArray &items, qsizetype index)
    {
        for (qsizetype i = 0; i < index; ++i) {
            if (items.at(i) == items.at(index))
                return true;
        }
        return false;
    }

    void error(const QString &path, const QString &reason) { m_report.errors.append({path, reason}); }

    static bool hasType(const QJsonValue &value, const QString &type)
    {
        if (type == u"object")
            return value.isObject();
        if (type == u"array")
            return value.isArray();
        if (type == u"string")
            return value.isString();
        if (type == u"boolean")
            return value.isBool();
        if (type == u"integer")
            return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
        return type != u"number" || value.isDouble();
    }

    bool checkType(const QJsonValue &value, const QJsonObject &schema, const QString &path)
    {
        const QString type = schema.value(u"type").toString();
        if (type.isEmpty() || hasType(value, type))
            return true;
        error(path, u"must be of type %1"_s.arg(type));
        return false;
    }

    bool checkAnyOf(const QJsonValue &value, const QJsonObject &schema, const QString &path)
    {
        const QJsonArray choices = schema.value(u"anyOf").toArray();
        if (choices.isEmpty())
            return true;
        for (const QJsonValue choice : choices) {
            DesignReport attempt;
            Validator(m_root, attempt).check(value, choice.toObject(), path);
            if (attempt.errors.isEmpty())
                return true;
        }
        error(path, u"is %1, which fits none of the forms allowed here"_s.arg(shown(value)));
        return false;
    }

    void checkNumber(double value, const QJsonObject &schema, const QString &path)
    {
        if (schema.contains(u"minimum") && value < schema.value(u"minimum").toDouble())
            error(path, u"is %1, but must be at least %2"_s.arg(value).arg(schema.value(u"minimum").toDouble()));
        if (schema.contains(u"maximum") && value > schema.value(u"maximum").toDouble())
            error(path, u"is %1, but must be at most %2"_s.arg(value).arg(schema.value(u"maximum").toDouble()));
    }

    void checkString(const QString &value, const QJsonObject &schema, const QString &path)
    {
        if (value.size() < schema.value(u"minLength").toInt(0))
            error(path, u"must not be empty"_s);
        if (schema.contains(u"maxLength") && value.size() > schema.value(u"maxLength").toInt())
            error(path, u"is longer than %1 characters"_s.arg(schema.value(u"maxLength").toInt()));
        if (const QString pattern = schema.value(u"pattern").toString();
            !pattern.isEmpty() && !QRegularExpression(pattern).match(value).hasMatch())
            error(path, u"is \"%1\", which does not have the form %2"_s.arg(value.left(60), pattern));
    }

    void checkArray(const QJsonArray &value, const QJsonObject &schema, const QString &path)
    {
        if (schema.contains(u"maxItems") && value.size() > schema.value(u"maxItems").toInt())
            error(path, u"has more than %1 items"_s.arg(schema.value(u"maxItems").toInt()));
        if (value.size() < schema.value(u"minItems").toInt(0))
            error(path, u"must not be empty"_s);
        for (qsizetype i = 0; i < value.size(); ++i) {
            check(value.at(i), schema.value(u"items").toObject(), u"%1/%2"_s.arg(path).arg(i));
            if (schema.value(u"uniqueItems").toBool() && isRepeated(value, i))
                error(u"%1/%2"_s.arg(path).arg(i), u"is named twice"_s);
        }
        const QJsonArray forbidden
            = schema.value(u"not").toObject().value(u"contains").toObject().value(u"enum").toArray();
        for (const QJsonValue item : forbidden) {
            if (value.contains(item))
                error(path, u"may not hold %1"_s.arg(shown(item)));
        }
    }

    void checkObject(const QJsonObject &value, const QJsonObject &schema, const QString &path)
    {
        for (const QJsonValue key : schema.value(u"required").toArray()) {
            if (!value.contains(key.toString()))
                error(path, u"lacks \"%1\""_s.arg(key.toString()));
        }
        const QJsonObject properties = schema.value(u"properties").toObject();
        const QJsonValue additional = schema.value(u"additionalProperties");
        for (auto it = value.begin(); it != value.end(); ++it) {
            const QString place = path + u'/' + it.key();
            if (properties.contains(it.key()))
                check(it.value(), properties.value(it.key()).toObject(), place);
            else if (additional.isObject())
                check(it.value(), additional.toObject(), place);
            else if (additional.isBool() && !additional.toBool() && m_report.warnings.size() < problemsMax)
                m_report.warnings.append({place, u"is not known; it is kept but has no effect"_s});
        }
    }

    const QJsonObject &m_root;
    DesignReport &m_report;
};

QJsonObject loadSchema()
{
    resources::registerTemplates();
    QFile file(u":/templates/design.schema.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

DesignReport checkDesign(const QJsonObject &design)
{
    static const QJsonObject schema = loadSchema();
    DesignReport report;
    Validator(schema, report).check(design, schema, QString());
    if (design.value(u"layout").toString() == u"two-column" && !design.contains(u"columns"))
        report.errors.append({QString(), u"lacks \"columns\", which the layout two-column needs"_s});
    return report;
}

} // namespace shortlist::page
