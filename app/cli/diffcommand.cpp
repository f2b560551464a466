// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/lookup.h"
#include "app/cli/session.h"
#include "models/domain/contentdiff.h"
#include "models/domain/headings.h"
#include "models/store/librarystore.h"

using namespace Qt::StringLiterals;

namespace shortlist::cli {

namespace {

QString kindWord(Change::Kind kind)
{
    switch (kind) {
    case Change::Kind::Edited:
        return u"edited"_s;
    case Change::Kind::Added:
        return u"added"_s;
    case Change::Kind::Removed:
        return u"removed"_s;
    case Change::Kind::Moved:
        return u"moved"_s;
    case Change::Kind::Shifted:
        return u"shifted"_s;
    }
    return {};
}

QString wholeWord(ChangeGroup::Whole whole)
{
    switch (whole) {
    case ChangeGroup::Whole::None:
        return {};
    case ChangeGroup::Whole::Added:
        return u"added"_s;
    case ChangeGroup::Whole::Removed:
        return u"removed"_s;
    case ChangeGroup::Whole::Moved:
        return u"moved"_s;
    }
    return {};
}

/// "Experience, Analyst at Merewick Energy"
QString titleOf(const ChangeGroup &group)
{
    QString title = group.heading.isEmpty() ? defaultHeading(group.section) : group.heading;
    if (!group.title.isEmpty())
        title += u", "_s + group.title;
    if (!group.organisation.isEmpty())
        title += u" at "_s + group.organisation;
    return title;
}

/// The words that went in [-…-], those that came in {+…+}, as word differences are commonly written.
QString marked(const Change &change)
{
    switch (change.kind) {
    case Change::Kind::Added:
        return u"{+%1+}"_s.arg(change.textAfter());
    case Change::Kind::Removed:
        return u"[-%1-]"_s.arg(change.textBefore());
    case Change::Kind::Moved:
        return u"%1 (was %2, is %3)"_s.arg(
            change.textAfter(), QString::number(change.indexBefore + 1), QString::number(change.indexAfter + 1));
    case Change::Kind::Shifted:
        return {};
    case Change::Kind::Edited:
        break;
    }
    // Both sides keep the same runs in the same order; what went stands before what came in its place.
    QStringList words;
    auto old = change.before.cbegin();
    for (const TextSpan &span : change.after) {
        for (; old != change.before.cend() && old->kind == TextSpan::Kind::Removed; ++old)
            words += u"[-%1-]"_s.arg(old->text.trimmed());
        if (span.kind == TextSpan::Kind::Kept && old != change.before.cend())
            ++old;
        words += span.kind == TextSpan::Kind::Added ? u"{+%1+}"_s.arg(span.text.trimmed()) : span.text.trimmed();
    }
    for (; old != change.before.cend(); ++old) {
        if (old->kind == TextSpan::Kind::Removed)
            words += u"[-%1-]"_s.arg(old->text.trimmed());
    }
    words.removeAll(QString());
    return words.join(u' ');
}

QJsonObject jsonOf(const Change &change)
{
    QJsonObject json{{u"kind"_s, kindWord(change.kind)}, {u"field"_s, change.where.field},
        {u"before"_s, change.textBefore()}, {u"after"_s, change.textAfter()}};
    if (change.indexBefore >= 0)
        json.insert(u"indexBefore"_s, change.indexBefore);
    if (change.indexAfter >= 0)
        json.insert(u"indexAfter"_s, change.indexAfter);
    return json;
}

void addGroup(const ChangeGroup &group, QJsonArray &json, QStringList &lines)
{
    QJsonArray changes;
    const QString whole = wholeWord(group.whole);
    lines += whole.isEmpty() ? titleOf(group) : u"%1 (%2)"_s.arg(titleOf(group), whole);
    for (const Change &change : group.changes) {
        changes.append(jsonOf(change));
        const QString text = marked(change).simplified();
        if (!text.isEmpty())
            lines += u"  "_s + text;
    }
    json.append(QJsonObject{
        {u"section"_s, group.section}, {u"title"_s, titleOf(group)}, {u"whole"_s, whole}, {u"changes"_s, changes}});
}

} // namespace

Result<Reply> showDifference(Session &session, const Arguments &arguments)
{
    SHORTLIST_TRY(const int from, versionNumber(arguments.words().at(1)));
    SHORTLIST_TRY(const int to, versionNumber(arguments.words().at(2)));
    SHORTLIST_TRY(const ResumeSummary resume, session.resume(arguments.words().constFirst()));
    SHORTLIST_TRY(store::LibraryStore * library, session.library());
    SHORTLIST_TRY(const VersionRecord before, library->version(resume.id, from));
    SHORTLIST_TRY(const VersionRecord after, library->version(resume.id, to));
    const ContentDiff diff = diffContent(before.content, before.look, after.content, after.look);

    QJsonArray groups;
    QStringList lines;
    for (const ChangeGroup &group : diff.groups)
        addGroup(group, groups, lines);
    QJsonArray look;
    for (const LookChange &change : diff.look) {
        look.append(QJsonObject{{u"what"_s, change.what}, {u"before"_s, change.before}, {u"after"_s, change.after}});
        lines += u"Look, %1: [-%2-] {+%3+}"_s.arg(change.what, change.before, change.after).simplified();
    }
    return Reply{lines.join(u'\n'), QJsonObject{{u"groups"_s, groups}, {u"look"_s, look}}, Done, {}};
}

} // namespace shortlist::cli
