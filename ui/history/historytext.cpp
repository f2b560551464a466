// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historytext.h"

#include "models/domain/headings.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::History", text);
}

struct Word
{
    const char *key;
    const char *word;
};

/// Words for fields whose key does not say it in plain English, by section where a section has its own.
constexpr Word fieldWords[] = {{"experience.title", QT_TRANSLATE_NOOP("shortlist::ui::History", "Job title")},
    {"volunteer.title", QT_TRANSLATE_NOOP("shortlist::ui::History", "Role")},
    {"awards.date", QT_TRANSLATE_NOOP("shortlist::ui::History", "Date")},
    {"startDate", QT_TRANSLATE_NOOP("shortlist::ui::History", "Start")},
    {"endDate", QT_TRANSLATE_NOOP("shortlist::ui::History", "End")},
    {"releaseDate", QT_TRANSLATE_NOOP("shortlist::ui::History", "Date")},
    {"gpa", QT_TRANSLATE_NOOP("shortlist::ui::History", "Grade")},
    {"url", QT_TRANSLATE_NOOP("shortlist::ui::History", "Link")},
    {"linkedin", QT_TRANSLATE_NOOP("shortlist::ui::History", "LinkedIn")},
    {"github", QT_TRANSLATE_NOOP("shortlist::ui::History", "GitHub")},
    {"email", QT_TRANSLATE_NOOP("shortlist::ui::History", "E-mail")},
    {"bullets", QT_TRANSLATE_NOOP("shortlist::ui::History", "Bullets")},
    {"heading", QT_TRANSLATE_NOOP("shortlist::ui::History", "Heading")},
    {"text", QT_TRANSLATE_NOOP("shortlist::ui::History", "Text")}};

constexpr Word lookWords[] = {{"templateId", QT_TRANSLATE_NOOP("shortlist::ui::History", "Template")},
    {"design", QT_TRANSLATE_NOOP("shortlist::ui::History", "Design")},
    {"accent", QT_TRANSLATE_NOOP("shortlist::ui::History", "Accent colour")},
    {"fontScale", QT_TRANSLATE_NOOP("shortlist::ui::History", "Text size")},
    {"spacingScale", QT_TRANSLATE_NOOP("shortlist::ui::History", "Spacing")},
    {"paper", QT_TRANSLATE_NOOP("shortlist::ui::History", "Paper")},
    {"language", QT_TRANSLATE_NOOP("shortlist::ui::History", "Language")},
    {"sectionOrder", QT_TRANSLATE_NOOP("shortlist::ui::History", "Section order")},
    {"hiddenSections", QT_TRANSLATE_NOOP("shortlist::ui::History", "Hidden sections")},
    {"headings", QT_TRANSLATE_NOOP("shortlist::ui::History", "Headings")},
    {"pageBreaksBefore", QT_TRANSLATE_NOOP("shortlist::ui::History", "Page breaks")},
    {"photo", QT_TRANSLATE_NOOP("shortlist::ui::History", "Photo")}};

template <size_t count>
QString wordOf(const Word (&words)[count], const QString &key)
{
    for (const Word &word : words) {
        if (key == QLatin1StringView(word.key))
            return tr(word.word);
    }
    return {};
}

/// "issuedBy" → "Issued by".
QString readable(const QString &key)
{
    QString text;
    for (const QChar c : key) {
        if (c.isUpper() && !text.isEmpty())
            text += u' ';
        text += text.isEmpty() ? c.toUpper() : c.toLower();
    }
    return text;
}

bool isBullet(const Change &change)
{
    return !change.list && (change.indexBefore >= 0 || change.indexAfter >= 0) && !change.where.field.isEmpty();
}

bool isPoint(const Change &change)
{
    return change.where.field == u"items";
}

QString headingOf(const QString &key, const Content &content, const Look &look)
{
    const Section *section = content.section(key);
    return section ? sectionHeading(*section, look) : defaultHeading(key, look.language);
}

} // namespace

QString versionLabel(int number)
{
    return number == presentState ? tr("Now") : tr("v%1").arg(number);
}

QString versionIcon(ChangeOrigin origin)
{
    switch (origin) {
    case ChangeOrigin::Manual:
        return u"pencil"_s;
    case ChangeOrigin::Optimised:
        return u"wand-sparkles"_s;
    case ChangeOrigin::TemplateChange:
        return u"layout-template"_s;
    case ChangeOrigin::Merge:
        return u"git-merge"_s;
    case ChangeOrigin::Restore:
        return u"history"_s;
    case ChangeOrigin::Import:
        return u"file-input"_s;
    case ChangeOrigin::Variant:
        return u"copy-plus"_s;
    }
    return u"pencil"_s;
}

QString dayText(Timestamp when, Timestamp now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(when).date();
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    if (day == today)
        return tr("Today");
    if (day.addDays(1) == today)
        return tr("Yesterday");
    return QLocale().toString(day, day.year() == today.year() ? u"d MMMM"_s : u"d MMMM yyyy"_s);
}

QString clockText(Timestamp when)
{
    return QDateTime::fromMSecsSinceEpoch(when).time().toString(u"HH:mm"_s);
}

QString versionDetail(const VersionSummary &version)
{
    if (version.number == presentState)
        return tr("Not a version yet");
    QStringList parts{versionLabel(version.number), clockText(version.createdAt)};
    if (!version.device.isEmpty())
        parts.append(version.device);
    if (!version.synced)
        parts.append(tr("not synced"));
    return parts.join(u" · "_s);
}

QString spokenVersion(const VersionSummary &version, Timestamp now)
{
    if (version.number == presentState)
        return tr("Now. %1. Not a version yet.").arg(version.summary);
    QStringList parts{tr("Version %1").arg(version.number)};
    if (!version.name.isEmpty())
        parts.append(tr("named %1").arg(version.name));
    if (!version.summary.isEmpty())
        parts.append(version.summary);
    parts.append(tr("%1 at %2").arg(dayText(version.createdAt, now), clockText(version.createdAt)));
    if (!version.device.isEmpty())
        parts.append(version.device);
    if (!version.synced)
        parts.append(tr("not synced"));
    return parts.join(u". "_s) + u'.';
}

QString groupTitle(const ChangeGroup &group, const Look &look)
{
    if (group.section.isEmpty())
        return tr("Other data");
    Section section;
    section.key = group.section;
    section.heading = group.heading;
    const QString heading = sectionHeading(section, look);
    if (group.entry.isNull())
        return heading;
    if (group.title.isEmpty() && group.organisation.isEmpty())
        return tr("%1, entry without a title").arg(heading);
    if (group.title.isEmpty() || group.organisation.isEmpty())
        return tr("%1, %2").arg(heading, group.title.isEmpty() ? group.organisation : group.title);
    return tr("%1, %2 at %3").arg(heading, group.title, group.organisation);
}

QString changesText(int count)
{
    return count == 1 ? tr("1 change") : tr("%1 changes").arg(count);
}

QString fieldName(const QString &section, const QString &key)
{
    if (const QString own = wordOf(fieldWords, section + u'.' + key); !own.isEmpty())
        return own;
    const QString word = wordOf(fieldWords, key);
    return word.isEmpty() ? readable(key) : word;
}

QString changeLabel(const Change &change, const ChangeGroup &group)
{
    if (isBullet(change)) {
        const int at = (change.indexAfter >= 0 ? change.indexAfter : change.indexBefore) + 1;
        return isPoint(change) ? tr("Item %1").arg(at) : tr("Bullet %1").arg(at);
    }
    const QString field = change.where.field;
    if (change.label.isEmpty())
        return fieldName(group.section, field);
    // A group of skills is its keywords; of other entries on one line the field says more than the title alone.
    return field.isEmpty() || field == u"keywords" ? change.label
                                                   : tr("%1: %2").arg(change.label, fieldName(group.section, field));
}

QString changeNote(const Change &change, const ChangeGroup &group)
{
    if (change.list) {
        QStringList parts;
        if (change.added > 0)
            parts.append(tr("%1 added").arg(change.added));
        if (change.removed > 0)
            parts.append(tr("%1 removed").arg(change.removed));
        if (change.reordered)
            parts.append(tr("reordered"));
        return parts.join(u", "_s);
    }
    const int was = change.indexBefore + 1;
    const QString origin = !isBullet(change) ? tr("moved")
        : isPoint(change)                    ? tr("was item %1").arg(was)
                                             : tr("was bullet %1").arg(was);
    switch (change.kind) {
    case Change::Kind::Edited:
        return change.moved ? tr("edited, %1").arg(origin) : tr("edited");
    case Change::Kind::Added:
        return tr("added");
    case Change::Kind::Removed:
        return tr("removed");
    case Change::Kind::Moved:
        return isBullet(change) ? tr("moved, %1").arg(origin) : origin;
    case Change::Kind::Shifted:
        return origin;
    }
    Q_UNUSED(group)
    return {};
}

QString lookName(const QString &key)
{
    const QString word = wordOf(lookWords, key);
    return word.isEmpty() ? readable(key) : word;
}

QString lookText(const QString &key, const QString &value, const QHash<QString, QString> &templates)
{
    if (value.isEmpty())
        return key == u"photo" ? tr("None") : tr("As the template has it");
    if (key == u"templateId")
        return templates.value(value, tr("Another template"));
    if (key == u"photo")
        return tr("A picture");
    if (key == u"design")
        return tr("Settings of the template");
    if (key == u"pageBreaksBefore") {
        const qsizetype count = value.count(u',') + 1;
        return count == 1 ? tr("1 page break") : tr("%1 page breaks").arg(count);
    }
    if (key == u"fontScale" || key == u"spacingScale")
        return tr("%1 %").arg(qRound(value.toDouble() * 100));
    if (key == u"sectionOrder" || key == u"hiddenSections") {
        QStringList names;
        for (const QString &section : value.split(u", "_s))
            names.append(defaultHeading(section));
        return names.join(u", "_s);
    }
    return value.left(500);
}

QString unchangedText(const ContentDiff &diff, const Content &after, const Look &look)
{
    QStringList names;
    for (const QString &key : diff.unchangedSections)
        names.append(headingOf(key, after, look));
    if (diff.look.isEmpty())
        names.append(tr("template and design"));
    return names.isEmpty() ? QString() : tr("Not changed: %1").arg(names.join(u", "_s));
}

} // namespace shortlist::ui
