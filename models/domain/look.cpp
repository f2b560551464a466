// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/look.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

/// Takes a member out of `rest` where it is a text; what has another type stays there.
QString takeText(QJsonObject &rest, QLatin1StringView key)
{
    const QJsonValue value = rest.value(key);
    if (!value.isString() || value.toString().isEmpty())
        return {};
    rest.remove(key);
    return value.toString();
}

double takeScale(QJsonObject &rest, QLatin1StringView key, double least, double most)
{
    const QJsonValue value = rest.value(key);
    if (!value.isDouble())
        return 1.0;
    rest.remove(key);
    return std::clamp(value.toDouble(), least, most);
}

QStringList takeTexts(QJsonObject &rest, QLatin1StringView key)
{
    const QJsonArray array = rest.value(key).toArray();
    const bool texts = std::all_of(array.begin(), array.end(), [](const QJsonValue &item) { return item.isString(); });
    if (array.isEmpty() || !texts)
        return {};
    rest.remove(key);
    QStringList list;
    for (const QJsonValue item : array)
        list.append(item.toString());
    return list;
}

void putText(QJsonObject &json, QLatin1StringView key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void putTexts(QJsonObject &json, QLatin1StringView key, const QStringList &list)
{
    if (!list.isEmpty())
        json.insert(key, QJsonArray::fromStringList(list));
}

} // namespace

Look Look::fromJson(const QJsonObject &json)
{
    Look look;
    QJsonObject rest = json;
    if (const TemplateId id = TemplateId::parse(rest.value("templateId"_L1).toString()); !id.isNull()) {
        look.templateId = id;
        rest.remove("templateId"_L1);
    }
    if (const QJsonObject design = rest.value("design"_L1).toObject(); !design.isEmpty()) {
        look.design = design;
        rest.remove("design"_L1);
    }
    look.accent = takeText(rest, "accent"_L1);
    look.fontScale = takeScale(rest, "fontScale"_L1, 0.85, 1.15);
    look.spacingScale = takeScale(rest, "spacingScale"_L1, 0.6, 1.4);
    look.paper = takeText(rest, "paper"_L1);
    look.language = takeText(rest, "language"_L1);
    look.sectionOrder = takeTexts(rest, "sectionOrder"_L1);
    look.hiddenSections = takeTexts(rest, "hiddenSections"_L1);
    QJsonObject headings = rest.value("headings"_L1).toObject();
    const QStringList keys = headings.keys();
    for (const QString &key : keys) {
        if (const QString heading = headings.value(key).toString(); !heading.isEmpty()) {
            look.headings.insert(key, heading);
            headings.remove(key);
        }
    }
    if (!look.headings.isEmpty())
        rest.insert("headings"_L1, headings);
    if (headings.isEmpty() && !look.headings.isEmpty())
        rest.remove("headings"_L1);
    const QStringList breaks = takeTexts(rest, "pageBreaksBefore"_L1);
    for (const QString &id : breaks) {
        if (const ItemId item = ItemId::parse(id); !item.isNull())
            look.pageBreaksBefore.append(item);
    }
    look.photo = takeText(rest, "photo"_L1);
    look.extra = rest;
    return look;
}

QJsonObject Look::toJson() const
{
    QJsonObject json = extra;
    if (!templateId.isNull())
        json.insert("templateId"_L1, templateId.toString());
    if (!design.isEmpty())
        json.insert("design"_L1, design);
    putText(json, "accent"_L1, accent);
    if (fontScale < 1.0 || fontScale > 1.0)
        json.insert("fontScale"_L1, fontScale);
    if (spacingScale < 1.0 || spacingScale > 1.0)
        json.insert("spacingScale"_L1, spacingScale);
    putText(json, "paper"_L1, paper);
    putText(json, "language"_L1, language);
    putTexts(json, "sectionOrder"_L1, sectionOrder);
    putTexts(json, "hiddenSections"_L1, hiddenSections);
    if (!headings.isEmpty()) {
        QJsonObject object = json.value("headings"_L1).toObject();
        for (auto it = headings.begin(); it != headings.end(); ++it)
            object.insert(it.key(), it.value());
        json.insert("headings"_L1, object);
    }
    QStringList breaks;
    for (const ItemId &id : pageBreaksBefore)
        breaks.append(id.toString());
    putTexts(json, "pageBreaksBefore"_L1, breaks);
    putText(json, "photo"_L1, photo);
    return json;
}

} // namespace shortlist
