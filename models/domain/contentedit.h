// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"
#include "models/domain/wordcount.h"

#include <optional>

/// The edits that forms make, as functions on values; a widget only says which.
namespace shortlist {

/// A list of text items somewhere in a resume: bullets of an entry, keywords of a skill group, items of a list section.
struct ListPlace
{
    QString section;
    ItemId entry; ///< null: the section's own items
    QString list; ///< key of Entry::lists; empty for the section's own items

    friend bool operator==(const ListPlace &, const ListPlace &) = default;
};

/// The list, or null where the section or entry is not there. An entry's list that does not exist yet is made by the
/// writable form.
QList<TextItem> *itemList(Content &content, const ListPlace &place);
const QList<TextItem> *itemList(const Content &content, const ListPlace &place);

Entry *entryById(Content &content, const QString &section, ItemId entry);
const Entry *entryById(const Content &content, const QString &section, ItemId entry);

/// In which list of the section the item stands, and where in it; empty when it is in none.
struct ItemPlace
{
    ListPlace list;
    int index = 0;
};
std::optional<ItemPlace> findItem(const Section &section, ItemId item);

/// Moves the item by `by` places; false where it would leave the list.
template <typename Item>
bool moveById(QList<Item> &items, ItemId id, int by)
{
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (items.at(i).id != id)
            continue;
        const qsizetype to = i + by;
        if (by == 0 || to < 0 || to >= items.size())
            return false;
        items.move(i, to);
        return true;
    }
    return false;
}

/// Puts a copy of the entry behind it, with new ids, and gives the copy's id; null where there is no such entry.
ItemId duplicateEntry(Content &content, const QString &section, ItemId entry);
/// Removes the entry; gives the id of the one that follows, or of the one before, or null. Its page break goes too.
ItemId removeEntry(Content &content, Look &look, const QString &section, ItemId entry);

/// The lines of a pasted text that become bullets: trimmed, without their own bullet signs or numbers, none empty.
/// One line gives one text, as it is.
QStringList pastedLines(const QString &text);
/// A new item with an id.
TextItem newTextItem(const QString &text);

/// Keys of all sections of the content in the order in which they are shown and printed: contact first, then as the
/// look says (or its design), then the others in the content's own order.
QStringList sectionOrder(const Content &content, const Look &look);
/// Moves a section to place `to` of that order. Contact stays first; false where nothing moves.
bool moveSection(const Content &content, Look &look, const QString &section, int to);
/// Takes a section and what the look says about it away.
void removeSection(Content &content, Look &look, const QString &section);
void setSectionHidden(Look &look, const QString &section, bool hidden);
/// The heading that a person typed; empty goes back to the default one. For a custom section it is its title.
void setSectionHeading(Content &content, Look &look, const QString &section, const QString &heading);

/// Keys of the sections that Shortlist knows and the content has not, in the order of sectionSpecs().
QStringList missingSections(const Content &content);

} // namespace shortlist
