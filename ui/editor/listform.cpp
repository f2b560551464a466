// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/listform.h"

#include "ui/editor/bulletedit.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QVBoxLayout>

namespace shortlist::ui {

ListForm::ListForm(FormContext &context, const QString &section, QWidget *parent)
    : SectionForm(context, section, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(px(8), px(8), px(14), px(8));
    m_list = new BulletList(card);
    m_list->setItemWord(tr("Item"));
    inside->addWidget(m_list);
    column->addWidget(card);
    connect(m_list, &BulletList::textEdited, this, [this](ItemId item, const QString &text) {
        change(
            tr("Edit item"), item,
            [&](QList<TextItem> &items) {
                for (TextItem &one : items) {
                    if (one.id == item)
                        one.text = text;
                }
            },
            item.toString());
    });
    connect(m_list, &BulletList::insertWanted, this, &ListForm::insert);
    connect(m_list, &BulletList::splitWanted, this, [this](int row, const QString &head, const QString &tail) {
        const TextItem added = newTextItem(tail);
        m_context.session().document().closeStep();
        change(tr("Add item"), added.id, [&](QList<TextItem> &items) {
            if (items.at(row).text != head)
                items[row].text = head;
            items.insert(row + 1, added);
        });
        m_list->edit(row + 1, 0);
    });
    connect(m_list, &BulletList::removeWanted, this, [this](int row) {
        change(tr("Remove item"), {}, [row](QList<TextItem> &items) { items.removeAt(row); });
        m_list->edit(std::max(0, row - 1));
    });
    connect(m_list, &BulletList::joinWanted, this, [this](int row) {
        const QString head = m_list->items().at(row - 1).text;
        change(tr("Join items"), m_list->items().at(row - 1).id, [row](QList<TextItem> &items) {
            items[row - 1].text += items.at(row).text;
            items.removeAt(row);
        });
        m_list->edit(row - 1, static_cast<int>(head.size()));
    });
    connect(m_list, &BulletList::moveWanted, this, [this](int row, int by) {
        const ItemId item = m_list->items().at(row).id;
        const int cursor = m_list->current() == row ? m_list->editor()->cursorPosition() : -1;
        change(tr("Move item"), item, [&](QList<TextItem> &items) { moveById(items, item, by); });
        if (m_list->current() >= 0)
            m_list->edit(m_list->current(), cursor);
    });
    connect(m_list, &BulletList::focusLeft, this, [this] { m_context.leaveField(); });
    connect(m_list, &BulletList::currentChanged, this, [this](int row) {
        const QList<TextItem> &items = m_list->items();
        m_context.setPlace({m_section, row < items.size() ? items.at(row).id : ItemId(), {}});
    });
    connect(m_list, &BulletList::rowShown, this, [this](const QRect &rect) { emit areaShown(m_list, rect); });
    refresh();
}

void ListForm::change(
    const QString &name, ItemId where, const std::function<void(QList<TextItem> &)> &edit, const QString &mergeKey)
{
    m_context.editContent(
        name, {m_section, where, {}}, [&](Content &content) { edit(content.ensureSection(m_section).items); },
        mergeKey);
}

void ListForm::insert(int at, const QStringList &texts)
{
    QList<TextItem> added;
    for (const QString &text : texts)
        added.append(newTextItem(text));
    const QString mergeKey = added.size() == 1 ? added.first().id.toString() : QString();
    change(
        tr("Add item"), added.last().id,
        [&](QList<TextItem> &items) {
            for (qsizetype i = 0; i < added.size(); ++i)
                items.insert(at + i, added.at(i));
        },
        mergeKey);
    m_list->edit(at + static_cast<int>(added.size()) - 1);
}

void ListForm::refresh()
{
    if (const Section *holder = m_context.content().section(m_section)) {
        m_list->setOwnerName(holder->heading);
        m_list->setItems(holder->items);
    }
}

bool ListForm::goTo(const Location &place, int from, int length)
{
    const Section *holder = m_context.content().section(m_section);
    const auto item = holder ? findItem(*holder, place.item) : std::optional<ItemPlace>();
    const int row = item ? item->index : 0;
    if (from >= 0)
        m_list->selectText(row, from, length);
    else
        m_list->edit(row);
    return true;
}

void ListForm::addEntry()
{
    if (m_list->items().isEmpty())
        m_list->edit(0);
    else
        insert(static_cast<int>(m_list->items().size()), {QString()});
}

QString ListForm::addText() const
{
    const Section *holder = m_context.content().section(m_section);
    return holder ? addEntryText(*holder) : QString();
}

} // namespace shortlist::ui
