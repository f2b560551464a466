// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/page/pagesupport.h"

#include "models/page/design.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace shortlist::page::testing {

namespace {

const ResumeId owner = ResumeId::parse(u"6f1f6f64-7c1c-4f0e-9f0e-2f3b7d1c5a10");

/// Emphasis marks are set as slant and weight.
QString withoutMarks(QString text)
{
    static const QRegularExpression marks(u"\\*\\*?"_s);
    return text.remove(marks);
}

void addEntry(QStringList &strings, const Section &section, const Entry &entry)
{
    for (const FieldSpec &field : sectionSpec(section).fields) {
        const QString text = entry.field(field.key);
        if (field.kind == FieldKind::Date || text.isEmpty() || field.key == u"image")
            continue;
        if (field.kind == FieldKind::Url) {
            static const QRegularExpression scheme(u"^(https?://)?(www\\.)?|/$"_s);
            strings << QString(text).remove(scheme);
        } else {
            strings << text.split(u'\n', Qt::SkipEmptyParts);
        }
    }
    for (const QList<TextItem> &items : entry.lists) {
        for (const TextItem &item : items)
            strings << item.text;
    }
}

} // namespace

Content sampleContent(const QString &name)
{
    QFile file(QStringLiteral(SHORTLIST_TESTS_DIR) + u"/data/content/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample content %s", qPrintable(name));
    return Content::fromJson(QJsonDocument::fromJson(file.readAll()).object(), owner);
}

QStringList sampleNames()
{
    return {u"academic"_s, u"classic"_s, u"compact"_s, u"editorial"_s, u"executive"_s, u"modern"_s, u"sidebar"_s,
        u"tech"_s};
}

Content stressContent()
{
    const QJsonObject json{
        {u"personalInfo"_s,
            QJsonObject{{u"name"_s, u"Zoë Fjällström-Nguyễn"_s}, {u"headline"_s, u"C++ / C# / .NET developer"_s},
                {u"email"_s, u"zoe.fjallstrom@example.org"_s}, {u"phone"_s, u"+46 70 123 45 67"_s},
                {u"location"_s, u"Łódź, Þórshöfn and Çanakkale"_s}}},
        {u"summary"_s,
            u"An office efficient fluffy: first-class affine workflows, difficult flaws, official traffic. "
            "AVATAR To We Ty — “quotes”, ‘marks’, 100 % of €4.2 m, naïve façade, Ελληνικά, Русский."_s},
        {u"experience"_s,
            QJsonArray{
                QJsonObject{{u"title"_s, u"Staff Engineer"_s}, {u"company"_s, u"Office of Affiliated Fisheries"_s},
                    {u"location"_s, u"Göteborg"_s}, {u"startDate"_s, u"2019-03"_s}, {u"endDate"_s, u"present"_s},
                    {u"bullets"_s,
                        QJsonArray{u"Wrote https://example.org/projects/affiliated-fisheries/reports/2024/"
                                   "quarterly-summary-of-findings.html by hand"_s,
                            u"日本語の文章：ソフトウェア技術者、経験十五年。"_s, u"مهندسة برمجيات ذات خبرة"_s,
                            u"מהנדסת תוכנה עם ניסיון רב"_s, u"Launched 🚀 and measured ✓ twice"_s,
                            u"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
                            "rechtsschutzversicherungsangelegenheiten"_s,
                            u"End of a line with an address: zoe.fjallstrom.with.a.rather.long.name@mail.example.org"_s}}},
                QJsonObject{{u"title"_s, u"Engineer"_s}, {u"company"_s, u"Müller & Søn"_s}, {u"startDate"_s, u"2012"_s},
                    {u"endDate"_s, u"2019"_s}, {u"bullets"_s, QJsonArray{u"Reached 3 GB/s — 40 km away"_s}}}}},
        {u"skills"_s,
            QJsonObject{{u"technical"_s, QJsonArray{u"C++"_s, u"C#"_s, u".NET"_s, u"F#"_s, u"Node.js"_s, u"SQL"_s}},
                {u"soft"_s, QJsonArray{u"Mentoring"_s}}}},
    };
    return Content::fromJson(json, owner);
}

Content longAcademicContent()
{
    static const QStringList subjects{u"recruitment of Baltic cod"_s, u"efficient filtering of acoustic surveys"_s,
        u"δ¹⁸O in otoliths of Þorskur"_s, u"offshore wind and fluffy jellyfish"_s,
        u"C++ and R for state-space models"_s, u"mortality of sprat off Gdańsk and Klaipėda"_s,
        u"first-class affine difficulties"_s};
    static const QStringList people{u"Brekke, H."_s, u"Nguyễn, T. Á."_s, u"O’Connor, S."_s, u"Dvořáková, Ž."_s};
    QJsonArray publications;
    QJsonArray talks;
    for (int i = 0; i < 90; ++i) {
        const QString subject = subjects.at(i % subjects.size());
        publications.append(QJsonObject{{u"year"_s, QString::number(2024 - i / 6)},
            {u"text"_s,
                u"**Solheim-Vargas, I.**, %1 and Pell, R. Study %2 of the %3, with an account of what was not found. "
                "*Journal of Exploited Seas* %4(%5), %6–%7. doi.example.org/10.5555/%8.%9"_s
                    .arg(people.at(i % people.size()))
                    .arg(i + 1)
                    .arg(subject)
                    .arg(93 - i / 6)
                    .arg(i % 12 + 1)
                    .arg(100 + i * 17)
                    .arg(111 + i * 17)
                    .arg(2024 - i / 6)
                    .arg(i * 7919 % 100'000)}});
        talks.append(QJsonObject{{u"title"_s, u"Invited talk %1 on the %2"_s.arg(i + 1).arg(subject)},
            {u"org"_s, u"Meeting %1, Tromsø"_s.arg(i * 3 + 1)}, {u"startDate"_s, QString::number(2024 - i / 6)},
            {u"endDate"_s, QString::number(2024 - i / 6)}});
    }
    QJsonObject json = sampleContent(u"academic"_s).toJson();
    QJsonArray sections;
    for (const QJsonValue &value : json.value(u"customSections"_s).toArray()) {
        QJsonObject section = value.toObject();
        if (section.value(u"id"_s) == u"publications"_s)
            section.insert(u"items"_s, publications);
        if (section.value(u"id"_s) == u"teaching"_s)
            section.insert(u"items"_s, talks);
        sections.append(section);
    }
    json.insert(u"customSections"_s, sections);
    return Content::fromJson(json, owner);
}

std::map<QString, Content> textSamples()
{
    std::map<QString, Content> samples{{u"stress"_s, stressContent()}, {u"long academic"_s, longAcademicContent()}};
    for (const QString &name : sampleNames())
        samples.emplace(name, sampleContent(name));
    return samples;
}

Content longContent(int entries, int bullets)
{
    QJsonArray jobs;
    for (int i = 0; i < entries; ++i) {
        QJsonArray lines;
        for (int k = 0; k < bullets; ++k)
            lines.append(
                u"Cut the time of job %1 by %2 % through measuring first, asking the people who run it every day, "
                "and removing what nobody had needed since the move to the new plant"_s.arg(i)
                    .arg(k + 10));
        jobs.append(QJsonObject{{u"title"_s, u"Engineer %1"_s.arg(i)}, {u"company"_s, u"Works %1"_s.arg(i * 7 % 13)},
            {u"location"_s, u"Leeds"_s}, {u"startDate"_s, u"%1-03"_s.arg(1950 + i % 70)},
            {u"endDate"_s, u"%1-09"_s.arg(1951 + i % 70)}, {u"bullets"_s, lines}});
    }
    return Content::fromJson(
        {{u"personalInfo"_s,
             QJsonObject{{u"name"_s, u"Ada Long"_s}, {u"email"_s, u"ada@example.org"_s}, {u"location"_s, u"Leeds"_s}}},
            {u"summary"_s, u"Engineer of many years."_s}, {u"experience"_s, jobs}},
        owner);
}

Look lookOf(const QString &templateSlug)
{
    Look look;
    look.design = builtinTemplate(templateSlug);
    return look;
}

PageListPtr exported(const Content &content, const Look &look, Paper paper, const QString &language)
{
    LayoutEngine engine;
    Result<PageListPtr> list = engine.fitted({content, look, paper, language});
    if (!list)
        qFatal("layout failed: %s", qPrintable(list.error().detail));
    return list.value();
}

PageListPtr laidOut(const Content &content, const Look &look, Paper paper)
{
    LayoutEngine engine;
    Result<PageListPtr> list = engine.layout({content, look, paper, u"en-GB"_s});
    if (!list)
        qFatal("layout failed: %s", qPrintable(list.error().detail));
    return list.value();
}

std::optional<QString> readBy(const QString &program, const QStringList &arguments, const QByteArray &pdf)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return {};
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"page.pdf"_s);
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QStringList filled;
    for (const QString &argument : arguments)
        filled << (argument == u"FILE" ? name : argument);
    QProcess process;
    process.start(path, filled);
    if (!process.waitForFinished(30'000))
        return u"did not finish"_s;
    QString output = QString::fromUtf8(process.readAllStandardOutput());
    if (process.exitCode() != 0)
        output += u"\nexit code %1: "_s.arg(process.exitCode()) + QString::fromUtf8(process.readAllStandardError());
    return output;
}

QString words(const QString &text)
{
    static const QRegularExpression directionMarks(u"[\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]"_s);
    return QString(text).remove(directionMarks).simplified().toLower();
}

QStringList sourceStrings(const Content &content)
{
    QStringList strings;
    for (const Section &section : content.sections) {
        if (section.kind == SectionKind::Contact) {
            strings << section.contact.field(u"name"_s) << section.contact.field(u"email"_s)
                    << section.contact.field(u"phone"_s) << section.contact.field(u"location"_s);
            continue;
        }
        strings << section.text.split(u'\n', Qt::SkipEmptyParts);
        for (const Entry &entry : section.entries)
            addEntry(strings, section, entry);
        for (const TextItem &item : section.items)
            strings << item.text;
    }
    QStringList clean;
    for (const QString &text : strings) {
        if (const QString bare = withoutMarks(text).simplified(); !bare.isEmpty())
            clean << bare;
    }
    return clean;
}

} // namespace shortlist::page::testing
