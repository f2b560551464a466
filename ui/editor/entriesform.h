// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/sectionform.h"

#include <QHash>

class QVBoxLayout;

namespace shortlist::ui {

class EntryCard;
class Label;

/// The entries of a section as cards: jobs, degrees, projects, one-line entries, skill groups, and the profiles of the
/// contact details.
class EntriesForm final : public SectionForm
{
    Q_OBJECT

public:
    EntriesForm(FormContext &context, const QString &section, QWidget *parent);

    void refresh() override;
    bool goTo(const Location &place, int from, int length) override;
    void addEntry() override;
    [[nodiscard]] QString addText() const override;

    [[nodiscard]] EntryCard *card(ItemId entry) const { return m_cards.value(entry); }
    [[nodiscard]] QList<EntryCard *> cards() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    EntryCard *makeCard(ItemId entry);
    void moveEntry(ItemId entry, int by);
    void removeThis(ItemId entry);
    void duplicateThis(ItemId entry);
    void goToNext(ItemId entry);
    void dragOver(const QPoint &globalPosition);
    void dropEntry(ItemId entry);
    [[nodiscard]] Location placeOf(ItemId entry) const { return {m_section, entry, {}}; }

    QVBoxLayout *m_column = nullptr;
    Label *m_empty = nullptr;
    QList<ItemId> m_order;
    QHash<ItemId, EntryCard *> m_cards;
    int m_dropAt = -1;
};

} // namespace shortlist::ui
