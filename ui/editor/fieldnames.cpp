// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldnames.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("shortlist::ui::FieldNames", text, nullptr, n);
}

QString commonLabel(const QString &key)
{
    static const QMap<QString, const char *> labels{
        {u"award"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Award")},
        {u"awarder"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Awarded by")},
        {u"bullets"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Bullets")},
        {u"company"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Company")},
        {u"courses"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Courses")},
        {u"date"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Date")},
        {u"degree"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Degree")},
        {u"description"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Description")},
        {u"email"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "E-mail")},
        {u"endDate"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "End")},
        {u"entity"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "For")},
        {u"field"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Field of study")},
        {u"fluency"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Level")},
        {u"github"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "GitHub")},
        {u"gpa"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Grade")},
        {u"headline"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Headline")},
        {u"highlights"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Bullets")},
        {u"image"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Picture address")},
        {u"instagram"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Instagram")},
        {u"institution"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "School")},
        {u"issuer"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Issued by")},
        {u"keywords"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Keywords")},
        {u"label"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Profession")},
        {u"language"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Language")},
        {u"level"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Level")},
        {u"linkedin"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "LinkedIn")},
        {u"location"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Location")},
        {u"name"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Name")},
        {u"network"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Network")},
        {u"orcid"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "ORCID")},
        {u"org"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Organisation")},
        {u"organization"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Organisation")},
        {u"phone"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Phone")},
        {u"position"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Role")},
        {u"publisher"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Publisher")},
        {u"reference"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Reference")},
        {u"releaseDate"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Date")},
        {u"roles"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Roles")},
        {u"startDate"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Start")},
        {u"summary"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Summary")},
        {u"tech"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Technologies")},
        {u"technologies"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Technologies")},
        {u"text"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Text")},
        {u"title"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Title")},
        {u"type"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Type")},
        {u"url"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Link")},
        {u"username"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "User name")},
        {u"website"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Website")},
        {u"year"_s, QT_TRANSLATE_NOOP("shortlist::ui::FieldNames", "Year")},
    };
    const char *label = labels.value(key, nullptr);
    return label ? tr(label) : key;
}

} // namespace

QString fieldLabel(const Section &section, const QString &key)
{
    if (section.key == u"experience" && key == u"title")
        return tr("Job title");
    if (section.key == u"skills" && key == u"name")
        return tr("Group");
    if (section.key == u"skills" && key == u"keywords")
        return tr("Skills");
    if (section.kind == SectionKind::Contact && key == u"url")
        return section.contact.fields.contains(u"website"_s) ? tr("Link") : tr("Web address");
    return commonLabel(key);
}

QStringList usualFields(const Section &section)
{
    static const QMap<QString, QStringList> usual{
        {u"personalInfo"_s,
            {u"name"_s, u"headline"_s, u"email"_s, u"phone"_s, u"location"_s, u"linkedin"_s, u"website"_s,
                u"github"_s}},
        {u"experience"_s, {u"title"_s, u"company"_s, u"location"_s, u"startDate"_s, u"endDate"_s}},
        {u"projects"_s, {u"name"_s, u"url"_s, u"startDate"_s, u"endDate"_s, u"summary"_s}},
        {u"education"_s, {u"degree"_s, u"institution"_s, u"field"_s, u"startDate"_s, u"endDate"_s}},
        {u"volunteer"_s, {u"position"_s, u"organization"_s, u"location"_s, u"startDate"_s, u"endDate"_s}},
        {u"skills"_s, {u"name"_s}},
        {u"certifications"_s, {u"name"_s, u"issuer"_s, u"date"_s, u"url"_s}},
        {u"awards"_s, {u"title"_s, u"awarder"_s, u"date"_s}},
        {u"publications"_s, {u"name"_s, u"publisher"_s, u"releaseDate"_s, u"url"_s}},
        {u"languages"_s, {u"language"_s, u"fluency"_s}},
        {u"interests"_s, {u"name"_s}},
        {u"references"_s, {u"name"_s, u"reference"_s}},
    };
    if (!section.custom)
        return usual.value(section.key);
    if (section.kind == SectionKind::Entries)
        return {u"title"_s, u"org"_s, u"location"_s, u"startDate"_s, u"endDate"_s};
    return {u"name"_s, u"issuer"_s, u"date"_s};
}

QString addEntryText(const Section &section)
{
    switch (section.kind) {
    case SectionKind::Contact:
        return tr("Add profile");
    case SectionKind::Skills:
        return tr("Add group");
    case SectionKind::List:
        return tr("Add item");
    default:
        return tr("Add entry");
    }
}

QString untitledEntry(const Section &section)
{
    switch (section.kind) {
    case SectionKind::Contact:
        return tr("New profile");
    case SectionKind::Skills:
        return tr("Group without a name");
    default:
        return tr("New entry");
    }
}

int countOf(const Section &section)
{
    switch (section.kind) {
    case SectionKind::Contact:
    case SectionKind::Text:
        return -1;
    case SectionKind::List:
        return static_cast<int>(section.items.size());
    case SectionKind::Skills: {
        qsizetype count = 0;
        for (const Entry &group : section.entries)
            count += group.lists.value(u"keywords"_s).size();
        return static_cast<int>(count);
    }
    default:
        return static_cast<int>(section.entries.size());
    }
}

QString countText(const Section &section)
{
    const int count = countOf(section);
    if (count < 0)
        return {};
    // Without a translator %n stays the same for one and many, so the forms are told apart here.
    switch (section.kind) {
    case SectionKind::Skills:
        return count == 1 ? tr("1 skill") : tr("%n skills", count);
    case SectionKind::List:
        return count == 1 ? tr("1 item") : tr("%n items", count);
    default:
        return count == 1 ? tr("1 entry") : tr("%n entries", count);
    }
}

QString openEndText(const Section &section)
{
    if (section.key == u"experience" || section.key == u"volunteer")
        return tr("I work here now");
    if (section.key == u"education")
        return tr("I study here now");
    const SectionSpec &spec = sectionSpec(section);
    const bool ends = std::any_of(
        spec.fields.begin(), spec.fields.end(), [](const FieldSpec &field) { return field.key == u"endDate"; });
    return ends ? tr("Still going on") : QString();
}

} // namespace shortlist::ui
