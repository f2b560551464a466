// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace shortlist {

/// A run of text on one side of a comparison.
struct TextSpan
{
    enum class Kind { Kept, Removed, Added };
    Kind kind = Kind::Kept;
    QString text;

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// One row of a comparison: a field, a bullet, a list item, a list as a whole, or a whole entry on one line.
struct Change
{
    enum class Kind {
        Edited,
        Added, ///< not in the version before
        Removed, ///< not in the version after
        Moved, ///< same text, at another place among its siblings
        Shifted, ///< same text; its number changed only because others came or went before it ("was bullet 4")
    };

    Kind kind = Kind::Edited;
    /// Section, item and field as in ResumeDocument. For a bullet: the bullet's id, and the list's key. For a list as a
    /// whole and for a field: the entry's id. In the version after, except of Removed.
    Location where;
    ItemId entry; ///< the entry that holds it; null for what belongs to the section itself
    QString label; ///< title of the entry, where rows of several entries share a group ("Technical"); else empty
    int indexBefore = -1; ///< place among its siblings, from 0; -1 where it does not exist or has no place
    int indexAfter = -1;
    bool moved = false; ///< Edited, and at another place among its siblings too
    QList<TextSpan> before; ///< Kept and Removed. A list: one span an item
    QList<TextSpan> after; ///< Kept and Added
    bool list = false; ///< compared as a list: `added`, `removed` and `reordered` say how
    int added = 0;
    int removed = 0;
    bool reordered = false; ///< what both versions have stands in another order

    [[nodiscard]] QString textBefore() const;
    [[nodiscard]] QString textAfter() const;
};

/// What changed under one heading of the comparison: a section ("Summary"), or one entry of a section that has large
/// entries ("Experience, Senior Data Analyst at Merewick Energy").
struct ChangeGroup
{
    enum class Whole { None, Added, Removed, Moved };

    QString section; ///< key; empty: parts of the content that no section shows
    ItemId entry; ///< null: the section as a whole
    QString heading; ///< as typed; empty: the default one
    QString title; ///< of the entry
    QString organisation;
    Whole whole = Whole::None; ///< the section or entry itself came, went or moved
    int indexBefore = -1; ///< of the entry
    int indexAfter = -1;
    QList<Change> changes; ///< all its text, where it came or went as a whole
};

/// A difference of the look, told in one line.
struct LookChange
{
    QString what; ///< the key in Look's JSON: "templateId", "design", "accent", "sectionOrder" …
    QString before;
    QString after;

    friend bool operator==(const LookChange &, const LookChange &) = default;
};

struct ContentDiff
{
    QList<ChangeGroup> groups; ///< in the order of the version after; what went stands where it was
    QList<LookChange> look;
    QStringList unchangedSections; ///< keys, in order
    Content before; ///< the version before, its items named as in the version after: the `source` of restoreChange()

    [[nodiscard]] bool isEmpty() const { return groups.isEmpty() && look.isEmpty(); }
    /// Rows of all groups; a group that moved counts as one more. Changes of the look are not counted.
    [[nodiscard]] int changeCount() const;
};

/// Compares by item identity, so that a move is a move. Items that share no id (a version that came without its tree of
/// ids) are matched as matchItemIds() does. 10,000 bullets are compared in well under a second.
ContentDiff diffContent(const Content &before, const Look &lookBefore, const Content &after, const Look &lookAfter);

/// The words that came and went between two texts: sides as in Change. Bounded: texts whose differing middle is longer
/// than about a thousand words on each side are told as replaced whole.
struct TextDiff
{
    QList<TextSpan> before;
    QList<TextSpan> after;
};
TextDiff diffText(const QString &before, const QString &after);

/// Takes one change back: makes that field, item or list of `target` what it is in `source` (ContentDiff::before).
/// Other edits of `target` stay, also those made since the comparison. False where `target` has no place for it any
/// more.
bool restoreChange(Content &target, const Content &source, const Change &change);
/// The same for a whole section or entry that came, went or moved (group.whole), with all it holds.
bool restoreGroup(Content &target, const Content &source, const ChangeGroup &group);

} // namespace shortlist
