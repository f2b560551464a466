// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/content.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

constexpr auto line = FieldKind::Line;
constexpr auto paragraph = FieldKind::Paragraph;
constexpr auto date = FieldKind::Date;
constexpr auto url = FieldKind::Url;

SectionSpec contactSpec()
{
    return {u"personalInfo"_s, SectionKind::Contact,
        {{u"name"_s, line}, {u"headline"_s, line}, {u"label"_s, line}, {u"email"_s, FieldKind::Email},
            {u"phone"_s, FieldKind::Phone}, {u"location"_s, line}, {u"linkedin"_s, url}, {u"github"_s, url},
            {u"website"_s, url}, {u"url"_s, url}, {u"orcid"_s, line}, {u"instagram"_s, line}, {u"image"_s, url}},
        {}, u"name"_s, {}};
}

SectionSpec experienceSpec()
{
    return {u"experience"_s, SectionKind::Entries,
        {{u"title"_s, line}, {u"company"_s, line}, {u"location"_s, line}, {u"startDate"_s, date}, {u"endDate"_s, date},
            {u"summary"_s, paragraph}, {u"description"_s, paragraph}, {u"url"_s, url}},
        {u"bullets"_s, u"tech"_s, u"technologies"_s}, u"title"_s, u"company"_s};
}

SectionSpec projectsSpec()
{
    return {u"projects"_s, SectionKind::Entries,
        {{u"name"_s, line}, {u"org"_s, line}, {u"entity"_s, line}, {u"type"_s, line}, {u"date"_s, date},
            {u"startDate"_s, date}, {u"endDate"_s, date}, {u"url"_s, url}, {u"summary"_s, paragraph},
            {u"description"_s, paragraph}},
        {u"bullets"_s, u"technologies"_s, u"tech"_s, u"roles"_s}, u"name"_s, u"org"_s};
}

SectionSpec educationSpec()
{
    return {u"education"_s, SectionKind::Entries,
        {{u"degree"_s, line}, {u"field"_s, line}, {u"institution"_s, line}, {u"location"_s, line},
            {u"startDate"_s, date}, {u"endDate"_s, date}, {u"gpa"_s, line}, {u"url"_s, url}, {u"summary"_s, paragraph}},
        {u"bullets"_s, u"courses"_s}, u"degree"_s, u"institution"_s};
}

SectionSpec volunteerSpec()
{
    return {u"volunteer"_s, SectionKind::Entries,
        {{u"position"_s, line}, {u"organization"_s, line}, {u"location"_s, line}, {u"startDate"_s, date},
            {u"endDate"_s, date}, {u"url"_s, url}, {u"summary"_s, paragraph}},
        {u"highlights"_s}, u"position"_s, u"organization"_s};
}

QList<SectionSpec> makeSpecs()
{
    return {
        contactSpec(),
        {u"summary"_s, SectionKind::Text, {}, {}, {}, {}},
        experienceSpec(),
        projectsSpec(),
        educationSpec(),
        {u"skills"_s, SectionKind::Skills, {{u"name"_s, line}, {u"level"_s, line}}, {u"keywords"_s}, u"name"_s, {}},
        {u"certifications"_s, SectionKind::Lines,
            {{u"name"_s, line}, {u"issuer"_s, line}, {u"date"_s, date}, {u"url"_s, url}}, {}, u"name"_s, u"issuer"_s},
        volunteerSpec(),
        {u"awards"_s, SectionKind::Lines,
            {{u"title"_s, line}, {u"awarder"_s, line}, {u"date"_s, date}, {u"summary"_s, paragraph}}, {}, u"title"_s,
            u"awarder"_s},
        {u"publications"_s, SectionKind::Lines,
            {{u"name"_s, line}, {u"publisher"_s, line}, {u"releaseDate"_s, date}, {u"url"_s, url},
                {u"summary"_s, paragraph}},
            {}, u"name"_s, u"publisher"_s},
        {u"languages"_s, SectionKind::Lines, {{u"language"_s, line}, {u"fluency"_s, line}}, {}, u"language"_s, {}},
        {u"interests"_s, SectionKind::Lines, {{u"name"_s, line}}, {u"keywords"_s}, u"name"_s, {}},
        {u"references"_s, SectionKind::Lines, {{u"name"_s, line}, {u"reference"_s, paragraph}}, {}, u"name"_s, {}},
    };
}

/// For custom sections, by kind.
QList<SectionSpec> makeCustomSpecs()
{
    return {
        {{}, SectionKind::Text, {}, {}, {}, {}},
        {{}, SectionKind::List, {}, {}, {}, {}},
        {{}, SectionKind::Entries,
            {{u"title"_s, line}, {u"org"_s, line}, {u"location"_s, line}, {u"date"_s, date}, {u"startDate"_s, date},
                {u"endDate"_s, date}, {u"url"_s, url}, {u"summary"_s, paragraph}},
            {u"bullets"_s, u"tech"_s}, u"title"_s, u"org"_s},
        {{}, SectionKind::Lines,
            {{u"name"_s, line}, {u"issuer"_s, line}, {u"date"_s, date}, {u"url"_s, url}, {u"year"_s, date},
                {u"text"_s, paragraph}},
            {}, u"name"_s, u"issuer"_s},
    };
}

} // namespace

const QList<SectionSpec> &sectionSpecs()
{
    static const QList<SectionSpec> specs = makeSpecs();
    return specs;
}

const SectionSpec &sectionSpec(const Section &section)
{
    static const QList<SectionSpec> customSpecs = makeCustomSpecs();
    const QList<SectionSpec> &specs = section.custom ? customSpecs : sectionSpecs();
    const auto fits = [&section](const SectionSpec &spec) {
        return section.custom ? spec.kind == section.kind : spec.key == section.key;
    };
    const auto found = std::find_if(specs.begin(), specs.end(), fits);
    return found != specs.end() ? *found : customSpecs.at(2);
}

const SectionSpec &profileSpec()
{
    static const SectionSpec spec{u"profiles"_s, SectionKind::Lines,
        {{u"network"_s, line}, {u"username"_s, line}, {u"url"_s, url}}, {}, u"network"_s, {}};
    return spec;
}

QString entryTitle(const Section &section, const Entry &entry)
{
    if (section.kind == SectionKind::Contact)
        return entry.field(u"network"_s);
    const QString title = entry.field(sectionSpec(section).titleField);
    return title.isEmpty() && section.custom ? entry.field(u"text"_s) : title;
}

QString entryOrganisation(const Section &section, const Entry &entry)
{
    if (section.kind == SectionKind::Contact)
        return {};
    const SectionSpec &spec = sectionSpec(section);
    return spec.organisationField.isEmpty() ? QString() : entry.field(spec.organisationField);
}

Entry newEntry(const Section &section)
{
    Entry entry;
    entry.id = ItemId::create();
    const SectionSpec &spec = sectionSpec(section);
    if (section.kind == SectionKind::Entries || section.kind == SectionKind::Skills)
        entry.lists.insert(spec.lists.first(), {});
    return entry;
}

Section newCustomSection(const Content &content, SectionKind kind, const QString &heading)
{
    Section section;
    section.kind = kind;
    section.custom = true;
    section.heading = heading;
    const auto taken = [&content](const QString &key) {
        const QList<SectionSpec> &specs = sectionSpecs();
        return content.section(key) != nullptr
            || std::any_of(specs.begin(), specs.end(), [&key](const SectionSpec &spec) { return spec.key == key; });
    };
    QString base;
    for (const QChar c : heading.toLower()) {
        if (c.isLetterOrNumber())
            base += c;
        else if (!base.isEmpty() && !base.endsWith(u'-'))
            base += u'-';
    }
    while (base.endsWith(u'-'))
        base.chop(1);
    if (base.isEmpty())
        base = u"section"_s;
    section.key = base;
    for (int n = 2; taken(section.key); ++n)
        section.key = base + u'-' + QString::number(n);
    return section;
}

} // namespace shortlist
