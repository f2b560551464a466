// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/entrycard.h"

#include "models/domain/partialdate.h"
#include "ui/components/chiplist.h"
#include "ui/components/label.h"
#include "ui/editor/bulletedit.h"
#include "ui/editor/bulletlist.h"
#include "ui/editor/entryheader.h"
#include "ui/editor/fieldgrid.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int gripOverhang = 6;

QLayout *indented(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(gripOverhang), 0, 0, 0);
    row->addWidget(widget);
    return row;
}

QString datesOf(const Entry &entry, const QString &language)
{
    DateStyle style;
    if (!language.isEmpty())
        style.language = language;
    const auto date = [&](const QString &key) { return PartialDate::parse(entry.field(key), language); };
    const QString range = formatDateRange(date(u"startDate"_s), date(u"endDate"_s), style);
    if (!range.isEmpty())
        return range;
    for (const QString &key : {u"date"_s, u"releaseDate"_s, u"year"_s}) {
        if (const QString text = formatDate(date(key), style); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

EntryCard::EntryCard(FormContext &context, const QString &section, ItemId entry, QWidget *parent)
    : QFrame(parent)
    , m_context(context)
    , m_section(section)
    , m_entry(entry)
    , m_header(new EntryHeader(this))
{
    setProperty("card", true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the frame of the style sheet keeps its own pixel
    column->setSpacing(0);
    column->addWidget(m_header);
    connect(m_header, &EntryHeader::toggled, this, [this] { setExpanded(!m_expanded); });
    connect(m_header, &EntryHeader::moveWanted, this, &EntryCard::moveWanted);
    connect(m_header, &EntryHeader::removeWanted, this, &EntryCard::removeWanted);
    connect(m_header, &EntryHeader::dragged, this, &EntryCard::dragged);
    connect(m_header, &EntryHeader::dropped, this, &EntryCard::dropped);
    connect(m_header, &EntryHeader::menuWanted, this, &EntryCard::showMenu);
    connect(m_header, &EntryHeader::focused, this, [this] {
        m_context.setPlace({m_section, m_entry, {}});
        emit areaShown(m_header, m_header->rect());
    });
    refresh();
}

void EntryCard::setExpanded(bool expanded)
{
    if (expanded == m_expanded)
        return;
    m_expanded = expanded;
    if (expanded && !m_body)
        build();
    if (m_body)
        m_body->setVisible(expanded);
    m_header->setExpanded(expanded);
    refresh();
}

QStringList EntryCard::listKeys() const
{
    const Section *section = m_context.content().section(m_section);
    if (!section || section->kind == SectionKind::Contact)
        return {};
    return sectionSpec(*section).lists;
}

QString EntryCard::bulletKey() const
{
    const Section *section = m_context.content().section(m_section);
    return section && section->kind == SectionKind::Entries ? listKeys().value(0) : QString();
}

void EntryCard::build()
{
    m_body = new QWidget(this);
    m_bodyLayout = new QVBoxLayout(m_body);
    // The grips of bullets stand 6 px outside the column of the fields.
    m_bodyLayout->setContentsMargins(px(14 - gripOverhang), 0, px(14), px(14));
    m_bodyLayout->setSpacing(px(8));
    m_fields = new FieldGrid(m_context, m_section, m_entry, m_body);
    connect(m_fields, &FieldGrid::shown, this, [this](QWidget *field) { emit areaShown(field, field->rect()); });
    m_bodyLayout->addLayout(indented(m_fields));
    if (const QString key = bulletKey(); !key.isEmpty())
        addBullets(key);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_body);
}

void EntryCard::addBullets(const QString &list)
{
    auto *block = new QVBoxLayout;
    block->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(gripOverhang), 0, 0, 0);
    const Section &section = *m_context.content().section(m_section);
    row->addWidget(new Label(fieldLabel(section, list), Type::Secondary12, Ink::Secondary, m_body));
    row->addStretch(1);
    auto *hint = new Label(tr("Enter adds a bullet · Alt ↑ ↓ moves it"), Type::Secondary12, Ink::Tertiary, m_body);
    hint->setElided(true);
    hint->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    row->addWidget(hint);
    block->addLayout(row);
    m_bullets = new BulletList(m_body);
    block->addWidget(m_bullets);
    m_bodyLayout->addLayout(block);
    connect(m_bullets, &BulletList::textEdited, this, [this](ItemId item, const QString &text) {
        editList(
            tr("Edit bullet"), {m_section, item, bulletKey()}, bulletKey(),
            [&](QList<TextItem> &items) {
                for (TextItem &one : items) {
                    if (one.id == item)
                        one.text = text;
                }
            },
            item.toString());
    });
    connect(m_bullets, &BulletList::insertWanted, this, &EntryCard::insertBullets);
    connect(m_bullets, &BulletList::splitWanted, this, &EntryCard::splitBullet);
    connect(m_bullets, &BulletList::removeWanted, this, &EntryCard::removeBullet);
    connect(m_bullets, &BulletList::joinWanted, this, &EntryCard::joinBullet);
    connect(m_bullets, &BulletList::moveWanted, this, &EntryCard::moveBullet);
    connect(m_bullets, &BulletList::nextEntryWanted, this, &EntryCard::nextEntryWanted);
    connect(m_bullets, &BulletList::focusLeft, this, [this] { m_context.leaveField(); });
    connect(m_bullets, &BulletList::currentChanged, this, [this](int bullet) {
        const ItemId item = bullet < m_bullets->items().size() ? m_bullets->items().at(bullet).id : m_entry;
        m_context.setPlace({m_section, item, bulletKey()});
    });
    connect(m_bullets, &BulletList::rowShown, this, [this](const QRect &rect) { emit areaShown(m_bullets, rect); });
}

void EntryCard::addChips(const QString &list)
{
    const Section &section = *m_context.content().section(m_section);
    const QString label = fieldLabel(section, list);
    auto *holder = new QWidget(m_body);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(px(gripOverhang), 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(new Label(label, Type::Secondary12, Ink::Secondary, holder));
    auto *chips = new ChipList(label, section.kind == SectionKind::Skills ? tr("Add skill") : tr("Add"), holder);
    column->addWidget(chips);
    m_bodyLayout->addWidget(holder);
    m_chips.insert(list, chips);
    m_chipRows.insert(list, holder);
    connectChips(chips, list);
}

void EntryCard::connectChips(ChipList *chips, const QString &list)
{
    const auto place = [this, list](int index) {
        const QList<TextItem> *items = itemList(m_context.content(), {m_section, m_entry, list});
        const bool item = items && index >= 0 && index < items->size();
        return Location{m_section, item ? items->at(index).id : m_entry, list};
    };
    connect(chips, &ChipList::added, this, [this, list](const QString &text) {
        const TextItem item = newTextItem(text);
        editList(tr("Add “%1”").arg(text), {m_section, item.id, list}, list,
            [&item](QList<TextItem> &items) { items.append(item); });
    });
    connect(chips, &ChipList::edited, this, [this, list, place](int index, const QString &text) {
        editList(
            tr("Edit “%1”").arg(text), place(index), list, [&](QList<TextItem> &items) { items[index].text = text; });
    });
    connect(chips, &ChipList::removed, this, [this, list, place](int index) {
        editList(tr("Remove “%1”").arg(m_chips.value(list)->texts().value(index)), place(index), list,
            [&](QList<TextItem> &items) { items.removeAt(index); });
    });
    connect(chips, &ChipList::moved, this, [this, list, place](int from, int to) {
        editList(tr("Move “%1”").arg(m_chips.value(list)->texts().value(from)), place(from), list,
            [&](QList<TextItem> &items) { items.move(from, to); });
    });
    connect(chips, &ChipList::currentChanged, this, [this, chips, place](int index) {
        m_context.setPlace(place(index));
        emit areaShown(chips, chips->rect());
    });
}

void EntryCard::refresh()
{
    const Section *section = m_context.content().section(m_section);
    const Entry *entry = section ? entryById(m_context.content(), m_section, m_entry) : nullptr;
    if (!entry)
        return;
    refreshHeader(*section, *entry);
    if (!m_expanded)
        return;
    m_fields->refresh();
    refreshLists(*section, *entry);
}

void EntryCard::refreshHeader(const Section &section, const Entry &entry)
{
    QString title = entryTitle(section, entry);
    if (title.isEmpty())
        title = untitledEntry(section);
    const QString organisation
        = section.kind == SectionKind::Contact ? entry.field(u"username"_s) : entryOrganisation(section, entry);
    m_header->setTexts(title, organisation, datesOf(entry, m_context.look().language));
    const bool breaks = m_context.look().pageBreaksBefore.contains(m_entry);
    if (breaks != m_pageBreak) {
        m_pageBreak = breaks;
        m_header->setToolTip(breaks ? tr("Starts on a new page") : QString());
        update();
    }
}

void EntryCard::refreshLists(const Section &section, const Entry &entry)
{
    const QString bulletList = bulletKey();
    if (m_bullets) {
        const QString organisation = entryOrganisation(section, entry);
        m_bullets->setOwnerName(organisation.isEmpty() ? entryTitle(section, entry) : organisation);
        m_bullets->setItems(entry.lists.value(bulletList));
    }
    for (const QString &key : listKeys()) {
        const QList<TextItem> items = entry.lists.value(key);
        const bool usual = section.kind == SectionKind::Skills;
        const bool wanted = key != bulletList && (usual || !items.isEmpty() || m_askedLists.contains(key));
        if (wanted && !m_chips.contains(key))
            addChips(key);
        if (ChipList *chips = m_chips.value(key)) {
            QStringList texts;
            for (const TextItem &item : items)
                texts.append(item.text);
            if (chips->texts() != texts)
                chips->setTexts(texts);
        }
    }
}

bool EntryCard::goTo(const Location &place, int from, int length)
{
    setExpanded(true);
    const Section *section = m_context.content().section(m_section);
    if (!section)
        return false;
    const auto item
        = place.item.isNull() || place.item == m_entry ? std::optional<ItemPlace>() : findItem(*section, place.item);
    if (!item) {
        if (m_fields->focusField(place.field, from, length))
            return true;
        if (m_bullets && place.field == bulletKey() && !place.field.isEmpty()) {
            m_bullets->edit(0);
            return true;
        }
        return m_fields->focusField({});
    }
    if (m_bullets && item->list.list == bulletKey()) {
        if (from >= 0)
            m_bullets->selectText(item->index, from, length);
        else
            m_bullets->edit(item->index);
        return true;
    }
    if (ChipList *chips = m_chips.value(item->list.list)) {
        chips->setFocus(Qt::OtherFocusReason);
        chips->setCurrent(item->index);
        return true;
    }
    return false;
}

void EntryCard::editList(const QString &name, const Location &where, const QString &list,
    const std::function<void(QList<TextItem> &)> &change, const QString &mergeKey)
{
    m_context.editContent(
        name, where,
        [&](Content &content) {
            if (QList<TextItem> *items = itemList(content, {m_section, m_entry, list}))
                change(*items);
        },
        mergeKey);
}

void EntryCard::insertBullets(int at, const QStringList &texts)
{
    QList<TextItem> added;
    for (const QString &text : texts)
        added.append(newTextItem(text));
    const QString key = bulletKey();
    // Typing goes on in the new bullet: its keys join this step.
    const QString mergeKey = added.size() == 1 ? added.first().id.toString() : QString();
    editList(
        added.size() == 1 ? tr("Add bullet") : tr("Add %n bullets", nullptr, static_cast<int>(added.size())),
        {m_section, added.last().id, key}, key,
        [&](QList<TextItem> &items) {
            for (qsizetype i = 0; i < added.size(); ++i)
                items.insert(at + i, added.at(i));
        },
        mergeKey);
    m_bullets->edit(at + static_cast<int>(added.size()) - 1);
}

void EntryCard::splitBullet(int row, const QString &head, const QString &tail)
{
    const TextItem added = newTextItem(tail);
    const QString key = bulletKey();
    m_context.session().document().closeStep();
    editList(tr("Add bullet"), {m_section, added.id, key}, key, [&](QList<TextItem> &items) {
        if (items.at(row).text != head)
            items[row].text = head;
        items.insert(row + 1, added);
    });
    m_bullets->edit(row + 1, 0);
}

void EntryCard::removeBullet(int row)
{
    const QString key = bulletKey();
    const QList<TextItem> before = m_bullets->items();
    const ItemId next = before.value(row > 0 ? row - 1 : row + 1).id;
    m_context.session().document().closeStep();
    editList(tr("Remove bullet"), {m_section, next.isNull() ? m_entry : next, key}, key,
        [row](QList<TextItem> &items) { items.removeAt(row); });
    m_bullets->edit(std::max(0, row - 1));
}

void EntryCard::joinBullet(int row)
{
    const QString key = bulletKey();
    const QString head = m_bullets->items().at(row - 1).text;
    m_context.session().document().closeStep();
    editList(tr("Join bullets"), {m_section, m_bullets->items().at(row - 1).id, key}, key, [&](QList<TextItem> &items) {
        items[row - 1].text += items.at(row).text;
        items.removeAt(row);
    });
    m_bullets->edit(row - 1, static_cast<int>(head.size()));
}

void EntryCard::moveBullet(int row, int by)
{
    const QString key = bulletKey();
    const ItemId item = m_bullets->items().at(row).id;
    const bool editing = m_bullets->current() == row;
    const int cursor = editing ? m_bullets->editor()->cursorPosition() : -1;
    editList(
        tr("Move bullet"), {m_section, item, key}, key, [&](QList<TextItem> &items) { moveById(items, item, by); });
    if (editing)
        m_bullets->edit(m_bullets->current(), cursor);
}

void EntryCard::showMenu(const QPoint &globalPosition)
{
    QMenu menu;
    const auto add = [&menu](const QString &text, const QString &iconName, const QKeySequence &keys = {}) {
        QAction *action = menu.addAction(icon(iconName), text);
        action->setShortcut(keys);
        return action;
    };
    connect(add(tr("Move up"), u"arrow-up"_s, QKeySequence(Qt::ALT | Qt::Key_Up)), &QAction::triggered, this,
        [this] { emit moveWanted(-1); });
    connect(add(tr("Move down"), u"arrow-down"_s, QKeySequence(Qt::ALT | Qt::Key_Down)), &QAction::triggered, this,
        [this] { emit moveWanted(1); });
    connect(add(tr("Duplicate"), u"copy"_s), &QAction::triggered, this, &EntryCard::duplicateWanted);
    const Section *section = m_context.content().section(m_section);
    if (section && section->kind != SectionKind::Contact) {
        QAction *pageBreak = add(tr("Start on a new page"), u"separator-horizontal"_s);
        pageBreak->setCheckable(true);
        pageBreak->setChecked(m_pageBreak);
        connect(pageBreak, &QAction::triggered, this, [this](bool on) {
            m_context.edit(on ? tr("Page break") : tr("Remove page break"), {m_section, m_entry, {}},
                [&](ResumeDocument::State &state) {
                    state.look.pageBreaksBefore.removeAll(m_entry);
                    if (on)
                        state.look.pageBreaksBefore.append(m_entry);
                });
        });
    }
    addFieldMenu(menu);
    menu.addSeparator();
    QAction *remove = add(tr("Delete"), u"trash-2"_s);
    setDangerous(remove);
    connect(remove, &QAction::triggered, this, &EntryCard::removeWanted);
    menu.exec(globalPosition);
}

void EntryCard::addFieldMenu(QMenu &menu)
{
    setExpanded(true);
    const Section *section = m_context.content().section(m_section);
    if (!section)
        return;
    QMenu *more = menu.addMenu(icon(u"list-plus"_s), tr("Add field"));
    const QStringList hidden = m_fields->hiddenFields();
    for (const QString &key : hidden) {
        connect(more->addAction(fieldLabel(*section, key)), &QAction::triggered, this,
            [this, key] { m_fields->addField(key); });
    }
    for (const QString &key : listKeys()) {
        // Two keys of the same name are one thing to a person: "tech" and "technologies".
        const bool twin = std::any_of(m_chips.keyBegin(), m_chips.keyEnd(),
            [&](const QString &shown) { return fieldLabel(*section, shown) == fieldLabel(*section, key); });
        const bool twice = key == u"technologies" && listKeys().contains(u"tech"_s);
        if (key == bulletKey() || m_chips.contains(key) || twin || twice)
            continue;
        connect(more->addAction(fieldLabel(*section, key)), &QAction::triggered, this, [this, key] {
            m_askedLists.append(key);
            refresh();
            m_chips.value(key)->setFocus(Qt::OtherFocusReason);
            m_chips.value(key)->startEditing(0);
        });
    }
    more->menuAction()->setVisible(!more->isEmpty());
}

void EntryCard::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_pageBreak)
        return;
    QPainter painter(this);
    painter.setPen(QPen(tokens().accent, 1, Qt::DashLine));
    painter.drawLine(px(8), 1, width() - px(8), 1);
}

} // namespace shortlist::ui
