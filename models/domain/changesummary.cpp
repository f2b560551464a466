// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/changesummary.h"

#include "models/domain/headings.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using Kind = Change::Kind;
using Whole = ChangeGroup::Whole;

constexpr qsizetype maxLength = 120;
constexpr qsizetype maxName = 36;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(shortlist::ChangeSummary)
};

QString shortened(const QString &text)
{
    const QString line = text.simplified();
    if (line.size() <= maxName)
        return line;
    const qsizetype gap = line.lastIndexOf(u' ', maxName - 1);
    return line.left(gap > maxName / 2 ? gap : maxName - 1) + u'…';
}

QString quoted(const QString &name)
{
    return u'“' + shortened(name) + u'”';
}

QString headingOf(const ChangeGroup &group)
{
    return shortened(group.heading.isEmpty() ? defaultHeading(group.section) : group.heading);
}

QString nameOf(const ChangeGroup &group)
{
    const QString name = group.organisation.isEmpty() ? group.title : group.organisation;
    return shortened(name.isEmpty() ? headingOf(group) : name);
}

QString allOf(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return Words::tr("%1 and %2").arg(parts.mid(0, parts.size() - 1).join(u", "_s), parts.last());
}

/// How often something happened, and where.
struct Tally
{
    int count = 0;
    QStringList places;
    void add(const QString &place, int n = 1)
    {
        count += n;
        if (n > 0 && !places.contains(place))
            places.append(place);
    }
};

/// What differs, sorted by what one says about it.
class Facts
{
public:
    void add(const ChangeGroup &group);
    void addLook(const QList<LookChange> &look, const QString &templateBefore, const QString &templateAfter);
    [[nodiscard]] QStringList clauses() const;

private:
    void addRow(const ChangeGroup &group, const Change &change);
    void addList(const ChangeGroup &group, const Change &change);
    void addText(const ChangeGroup &group, const Change &change);
    void addField(const ChangeGroup &group, const Change &change);
    [[nodiscard]] QString details() const;

    QStringList m_first; ///< template, order of sections …
    QStringList m_added; ///< sections, entries and words that came
    QStringList m_removed;
    QStringList m_moved;
    QStringList m_texts; ///< "Summary shortened"
    Tally m_bulletsAdded;
    Tally m_bulletsRemoved;
    Tally m_bulletsEdited;
    Tally m_bulletsMoved;
    QStringList m_details; ///< "dates", "contact details" …
    QSet<QString> m_wholeSections;
};

void Facts::add(const ChangeGroup &group)
{
    if (m_wholeSections.contains(group.section))
        return;
    if (group.whole == Whole::Added || group.whole == Whole::Removed) {
        const bool section = group.entry.isNull();
        if (section)
            m_wholeSections.insert(group.section);
        (group.whole == Whole::Added ? m_added : m_removed).append(section ? quoted(headingOf(group)) : nameOf(group));
        return;
    }
    if (group.whole == Whole::Moved)
        m_moved.append(nameOf(group));
    for (const Change &change : group.changes)
        addRow(group, change);
}

void Facts::addRow(const ChangeGroup &group, const Change &change)
{
    const bool contact = group.section == "personalInfo"_L1;
    if (change.kind == Kind::Shifted)
        return;
    if (contact) {
        m_details.append(Words::tr("contact details"));
    } else if (change.list) {
        addList(group, change);
    } else if (!change.where.item.isNull() && change.where.item != change.entry) {
        Tally &tally = change.kind == Kind::Added ? m_bulletsAdded
            : change.kind == Kind::Removed        ? m_bulletsRemoved
            : change.kind == Kind::Moved          ? m_bulletsMoved
                                                  : m_bulletsEdited;
        tally.add(nameOf(group));
    } else if (change.where.field == "text"_L1 && change.where.item.isNull()) {
        addText(group, change);
    } else if (change.where.field.isEmpty() && !change.entry.isNull()) {
        const QString name = shortened(change.label.isEmpty() ? headingOf(group) : change.label);
        (change.kind == Kind::Added            ? m_added
                : change.kind == Kind::Removed ? m_removed
                                               : m_moved)
            .append(quoted(name));
    } else {
        addField(group, change);
    }
}

void Facts::addList(const ChangeGroup &group, const Change &change)
{
    const auto words = [&group](const QList<TextSpan> &spans, TextSpan::Kind kind, int count, bool came) {
        const QString place = headingOf(group);
        if (count != 1) {
            return came ? Words::tr("%1 items to %2").arg(count).arg(place)
                        : Words::tr("%1 items from %2").arg(count).arg(place);
        }
        const auto span
            = std::find_if(spans.begin(), spans.end(), [kind](const TextSpan &s) { return s.kind == kind; });
        return (came ? Words::tr("%1 to %2") : Words::tr("%1 from %2")).arg(quoted(span->text), place);
    };
    if (change.added > 0)
        m_added.append(words(change.after, TextSpan::Kind::Added, change.added, true));
    if (change.removed > 0)
        m_removed.append(words(change.before, TextSpan::Kind::Removed, change.removed, false));
    if (change.added == 0 && change.removed == 0)
        m_texts.append(Words::tr("%1 reordered").arg(headingOf(group)));
}

void Facts::addText(const ChangeGroup &group, const Change &change)
{
    const qsizetype before = change.textBefore().size();
    const qsizetype after = change.textAfter().size();
    const QString name = headingOf(group);
    if (before == 0)
        m_texts.append(Words::tr("%1 written").arg(name));
    else if (after == 0)
        m_texts.append(Words::tr("%1 emptied").arg(name));
    else if (after * 10 < before * 9)
        m_texts.append(Words::tr("%1 shortened").arg(name));
    else if (after * 9 > before * 10)
        m_texts.append(Words::tr("%1 extended").arg(name));
    else
        m_texts.append(Words::tr("%1 edited").arg(name));
}

void Facts::addField(const ChangeGroup &group, const Change &change)
{
    QString what = Words::tr("details of %1").arg(nameOf(group));
    if (change.where.field == "heading"_L1 && change.where.item.isNull())
        what = Words::tr("headings");
    else if (change.where.field.endsWith("Date"_L1) || change.where.field == "date"_L1)
        what = Words::tr("dates");
    else if (group.section.isEmpty())
        what = Words::tr("other data");
    m_details.append(what);
}

void Facts::addLook(const QList<LookChange> &look, const QString &templateBefore, const QString &templateAfter)
{
    const auto changed = [&look](QLatin1StringView key) {
        return std::any_of(look.begin(), look.end(), [key](const LookChange &change) { return change.what == key; });
    };
    if (changed("templateId"_L1)) {
        const bool named = !templateBefore.isEmpty() && !templateAfter.isEmpty();
        m_first.append(named ? Words::tr("Template changed, %1 to %2").arg(templateBefore, templateAfter)
                             : Words::tr("Template changed"));
        return;
    }
    for (const LookChange &change : look) {
        if (change.what == "paper"_L1 && !change.before.isEmpty() && !change.after.isEmpty())
            m_first.append(Words::tr("Paper changed, %1 to %2").arg(change.before, change.after));
        else if (change.what == "sectionOrder"_L1)
            m_first.append(Words::tr("Sections reordered"));
    }
    if (changed("headings"_L1))
        m_details.append(Words::tr("headings"));
    if (changed("photo"_L1))
        m_details.append(Words::tr("photo"));
    static const QSet<QString> told{u"sectionOrder"_s, u"headings"_s, u"photo"_s};
    for (const LookChange &change : look) {
        const bool paperTold = change.what == "paper"_L1 && !change.before.isEmpty() && !change.after.isEmpty();
        if (!told.contains(change.what) && !paperTold)
            m_details.append(Words::tr("design"));
    }
}

QString Facts::details() const
{
    QStringList parts = m_details;
    parts.removeDuplicates();
    if (parts.size() > 3)
        parts = parts.mid(0, 2) << Words::tr("other details");
    return allOf(parts);
}

/// "2 bullets to Merewick Energy": the place only where it is one.
QString counted(const Tally &tally, const char *one, const char *many, const char *oneAt, const char *manyAt)
{
    const bool at = tally.places.size() == 1;
    QString text = Words::tr(tally.count == 1 ? (at ? oneAt : one) : (at ? manyAt : many));
    if (tally.count != 1)
        text = text.arg(tally.count);
    return at ? text.arg(tally.places.first()) : text;
}

QStringList Facts::clauses() const
{
    QStringList added = m_added;
    QStringList removed = m_removed;
    QStringList moved = m_moved;
    if (m_bulletsAdded.count > 0)
        added.prepend(counted(m_bulletsAdded, QT_TR_NOOP("a bullet"), QT_TR_NOOP("%1 bullets"),
            QT_TR_NOOP("a bullet to %1"), QT_TR_NOOP("%1 bullets to %2")));
    if (m_bulletsRemoved.count > 0)
        removed.append(counted(m_bulletsRemoved, QT_TR_NOOP("a bullet"), QT_TR_NOOP("%1 bullets"),
            QT_TR_NOOP("a bullet from %1"), QT_TR_NOOP("%1 bullets from %2")));
    if (m_bulletsMoved.count > 0)
        moved.append(counted(m_bulletsMoved, QT_TR_NOOP("a bullet"), QT_TR_NOOP("%1 bullets"),
            QT_TR_NOOP("a bullet in %1"), QT_TR_NOOP("%1 bullets in %2")));
    QStringList clauses = m_first;
    if (m_bulletsEdited.count > 0)
        clauses.append(Words::tr("Rewrote %1")
                           .arg(counted(m_bulletsEdited, QT_TR_NOOP("a bullet"), QT_TR_NOOP("%1 bullets"),
                               QT_TR_NOOP("a bullet in %1"), QT_TR_NOOP("%1 bullets in %2"))));
    const auto say = [&clauses](const QStringList &parts, const QString &sentence) {
        if (parts.size() > 3)
            clauses.append(sentence.arg(allOf(parts.mid(0, 2) << Words::tr("%1 more").arg(parts.size() - 2))));
        else if (!parts.isEmpty())
            clauses.append(sentence.arg(allOf(parts)));
    };
    say(added, Words::tr("Added %1"));
    say(removed, Words::tr("Removed %1"));
    say(moved, Words::tr("Moved %1"));
    clauses += m_texts;
    if (const QString rest = details(); !rest.isEmpty())
        clauses.append(rest.at(0).toUpper() + rest.mid(1));
    return clauses;
}

} // namespace

QString changeSummary(const ContentDiff &diff, const QString &templateBefore, const QString &templateAfter)
{
    Facts facts;
    facts.addLook(diff.look, templateBefore, templateAfter);
    for (const ChangeGroup &group : diff.groups)
        facts.add(group);
    const QStringList clauses = facts.clauses();
    const QString more = Words::tr(", and more");
    QString summary;
    for (qsizetype i = 0; i < clauses.size(); ++i) {
        QString clause = clauses.at(i);
        if (i > 0 && clause.size() > 1 && clause.at(1).isLower())
            clause = u", "_s + clause.at(0).toLower() + clause.mid(1);
        else if (i > 0)
            clause.prepend(u", "_s);
        const qsizetype room = maxLength - (i + 1 < clauses.size() ? more.size() : 0);
        if (summary.size() + clause.size() > room)
            return summary.isEmpty() ? clause.left(maxLength - 1) + u'…' : summary + more;
        summary += clause;
    }
    return summary;
}

QString changeSummary(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter,
    const QString &templateBefore, const QString &templateAfter)
{
    return changeSummary(diffContent(before, lookBefore, after, lookAfter), templateBefore, templateAfter);
}

QString firstVersionSummary(ChangeOrigin origin, const QString &detail)
{
    const QString name = detail.simplified().left(maxLength - 20);
    if (origin == ChangeOrigin::Import)
        return name.isEmpty() ? Words::tr("Imported") : Words::tr("Imported from %1").arg(name);
    return name.isEmpty() ? Words::tr("Created") : Words::tr("Created from %1").arg(name);
}

QString restoredSummary(int versionNumber)
{
    return Words::tr("Restored v%1").arg(versionNumber);
}

} // namespace shortlist
