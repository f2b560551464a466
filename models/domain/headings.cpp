// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/headings.h"

#include "models/domain/skillgroups.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using Table = QMap<QString, QString>;

Table english()
{
    return {{u"personalInfo"_s, u"Contact"_s}, {u"summary"_s, u"Summary"_s}, {u"experience"_s, u"Experience"_s},
        {u"projects"_s, u"Projects"_s}, {u"education"_s, u"Education"_s}, {u"skills"_s, u"Skills"_s},
        {u"certifications"_s, u"Certifications"_s}, {u"volunteer"_s, u"Volunteering"_s}, {u"awards"_s, u"Awards"_s},
        {u"publications"_s, u"Publications"_s}, {u"languages"_s, u"Languages"_s}, {u"interests"_s, u"Interests"_s},
        {u"references"_s, u"References"_s}};
}

/// By the part of the tag before the first hyphen. Further languages are further rows.
const QMap<QString, Table> &tables()
{
    static const QMap<QString, Table> all{{u"en"_s, english()}};
    return all;
}

} // namespace

QString defaultHeading(const QString &sectionKey, const QString &language)
{
    const QString base = language.section(u'-', 0, 0).toLower();
    const auto own = tables().constFind(base);
    if (own != tables().constEnd() && own->contains(sectionKey))
        return own->value(sectionKey);
    const Table &fallback = *tables().constFind(u"en"_s);
    return fallback.value(sectionKey, skillGroupName(sectionKey.section(u'~', 0, 0)));
}

QString sectionHeading(const Section &section, const Look &look)
{
    if (const QString typed = look.headings.value(section.key); !typed.isEmpty())
        return typed;
    if (!section.heading.isEmpty())
        return section.heading;
    return defaultHeading(section.key, look.language);
}

QStringList displayOrder(const Content &content, const Look &look)
{
    QStringList wanted = look.sectionOrder;
    if (wanted.isEmpty()) {
        for (const QJsonValue key : look.design.value("sectionOrder"_L1).toArray())
            wanted.append(key.toString());
    }
    wanted.prepend(u"personalInfo"_s);
    for (const Section &section : content.sections)
        wanted.append(section.key);
    wanted.removeDuplicates();
    wanted.removeIf([&](const QString &key) { return !content.section(key) || look.hiddenSections.contains(key); });
    return wanted;
}

} // namespace shortlist
