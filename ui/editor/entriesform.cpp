// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/entriesform.h"

#include "models/domain/contentedit.h"
#include "ui/components/label.h"
#include "ui/editor/entrycard.h"
#include "ui/editor/entryheader.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace shortlist::ui {

EntriesForm::EntriesForm(FormContext &context, const QString &section, QWidget *parent)
    : SectionForm(context, section, parent)
    , m_column(new QVBoxLayout(this))
    , m_empty(new Label(tr("Nothing here yet."), Type::Body13, Ink::Tertiary, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(px(8));
    m_column->addWidget(m_empty);
    refresh();
    // Profiles and skill groups are small: they are open. Of the others the first one is.
    const Section *holder = m_context.content().section(section);
    const bool all = holder && holder->kind == SectionKind::Skills && m_order.size() <= 24;
    for (qsizetype i = 0; i < m_order.size() && (all || i == 0); ++i) {
        if (!holder || holder->kind != SectionKind::Contact)
            m_cards.value(m_order.at(i))->setExpanded(true);
    }
}

QList<EntryCard *> EntriesForm::cards() const
{
    QList<EntryCard *> list;
    for (const ItemId &id : m_order)
        list.append(m_cards.value(id));
    return list;
}

void EntriesForm::refresh()
{
    const Section *holder = m_context.content().section(m_section);
    if (!holder)
        return;
    QList<ItemId> order;
    for (const Entry &entry : holder->entries)
        order.append(entry.id);
    if (order != m_order) {
        for (const ItemId &id : std::as_const(m_order)) {
            if (!order.contains(id)) {
                EntryCard *gone = m_cards.take(id);
                m_column->removeWidget(gone);
                gone->hide();
                gone->deleteLater();
            }
        }
        QWidget *before = nullptr;
        for (qsizetype i = 0; i < order.size(); ++i) {
            EntryCard *&known = m_cards[order.at(i)];
            if (!known)
                known = makeCard(order.at(i));
            if (m_column->indexOf(known) != i)
                m_column->insertWidget(static_cast<int>(i), known);
            if (before)
                QWidget::setTabOrder(before, known);
            before = known;
        }
        m_order = order;
    }
    m_empty->setVisible(order.isEmpty());
    for (EntryCard *one : std::as_const(m_cards))
        one->refresh();
}

EntryCard *EntriesForm::makeCard(ItemId entry)
{
    auto *card = new EntryCard(m_context, m_section, entry, this);
    connect(card, &EntryCard::moveWanted, this, [this, entry](int by) { moveEntry(entry, by); });
    connect(card, &EntryCard::removeWanted, this, [this, entry] { removeThis(entry); });
    connect(card, &EntryCard::duplicateWanted, this, [this, entry] { duplicateThis(entry); });
    connect(card, &EntryCard::nextEntryWanted, this, [this, entry] { goToNext(entry); });
    connect(card, &EntryCard::dragged, this, &EntriesForm::dragOver);
    connect(card, &EntryCard::dropped, this, [this, entry] { dropEntry(entry); });
    connect(card, &EntryCard::areaShown, this, &SectionForm::areaShown);
    card->show();
    return card;
}

void EntriesForm::moveEntry(ItemId entry, int by)
{
    m_context.editContent(tr("Move entry"), placeOf(entry), [&](Content &content) {
        if (Section *holder = content.section(m_section))
            moveById(holder->entries, entry, by);
    });
    if (EntryCard *moved = m_cards.value(entry))
        moved->header()->setFocus(Qt::OtherFocusReason);
}

void EntriesForm::removeThis(ItemId entry)
{
    const qsizetype at = m_order.indexOf(entry);
    const ItemId next = m_order.value(at + 1 < m_order.size() ? at + 1 : at - 1);
    m_context.edit(tr("Delete entry"), placeOf(next),
        [&](ResumeDocument::State &state) { removeEntry(state.content, state.look, m_section, entry); });
    if (EntryCard *card = m_cards.value(next))
        card->header()->setFocus(Qt::OtherFocusReason);
}

void EntriesForm::duplicateThis(ItemId entry)
{
    ItemId copy;
    m_context.editContent(tr("Duplicate entry"), placeOf(entry),
        [&](Content &content) { copy = duplicateEntry(content, m_section, entry); });
    goTo(placeOf(copy), -1, 0);
}

void EntriesForm::goToNext(ItemId entry)
{
    const qsizetype at = m_order.indexOf(entry);
    if (at + 1 < m_order.size())
        goTo(placeOf(m_order.at(at + 1)), -1, 0);
    else
        addEntry();
}

void EntriesForm::addEntry()
{
    ItemId added;
    m_context.editContent(tr("Add entry"), {m_section, {}, {}}, [&](Content &content) {
        Section &holder = content.ensureSection(m_section);
        const Entry entry = newEntry(holder);
        added = entry.id;
        holder.entries.append(entry);
    });
    goTo(placeOf(added), -1, 0);
}

QString EntriesForm::addText() const
{
    const Section *holder = m_context.content().section(m_section);
    return holder ? addEntryText(*holder) : QString();
}

bool EntriesForm::goTo(const Location &place, int from, int length)
{
    const ItemId entry = m_context.entryOf(place);
    if (EntryCard *wanted = m_cards.value(entry))
        return wanted->goTo(place, from, length);
    if (m_order.isEmpty())
        return false;
    m_cards.value(m_order.first())->header()->setFocus(Qt::OtherFocusReason);
    return true;
}

void EntriesForm::dragOver(const QPoint &globalPosition)
{
    const int y = mapFromGlobal(globalPosition).y();
    m_dropAt = 0;
    for (const EntryCard *one : cards()) {
        if (y > one->geometry().center().y())
            ++m_dropAt;
    }
    update();
}

void EntriesForm::dropEntry(ItemId entry)
{
    const int to = std::exchange(m_dropAt, -1);
    const int from = static_cast<int>(m_order.indexOf(entry));
    update();
    const int by = to > from ? to - from - 1 : to - from;
    if (by != 0)
        moveEntry(entry, by);
}

void EntriesForm::paintEvent(QPaintEvent *)
{
    if (m_dropAt < 0 || m_order.isEmpty())
        return;
    const QList<EntryCard *> all = cards();
    const int y = m_dropAt < all.size() ? all.at(m_dropAt)->y() - px(4) : all.last()->geometry().bottom() + px(3);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().accent, 2));
    painter.drawLine(px(8), std::max(1, y), width() - px(8), std::max(1, y));
}

} // namespace shortlist::ui
