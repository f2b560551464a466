// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/requirementspane.h"

#include "models/domain/jobrequirements.h"
#include "ui/components/chiplist.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/jobs/jobtext.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

const QString required = u"requiredSkills"_s;
const QString preferred = u"preferredSkills"_s;

/// The list that an item changes its weight into; empty where it has no weight.
QString otherWeight(const QString &key)
{
    return key == required ? preferred : key == preferred ? required : QString();
}

} // namespace

RequirementsPane::RequirementsPane(QWidget *parent)
    : QWidget(parent)
    , m_lastUsed(required)
{
    setProperty("panel", u"sunken"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *header = new QWidget(this);
    header->setMinimumHeight(px(43));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(16), 0, px(16), 0);
    row->addWidget(new Label(tr("What it asks for"), Type::PaneTitle15, Ink::Text, header));
    row->addStretch(1);
    auto *lists = new QWidget(this);
    lists->setProperty("panel", u"sunken"_s);
    auto *rows = new QVBoxLayout(lists);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    for (const QString &key : requirementKeys())
        rows->addWidget(makePart(key));
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(lists);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(scroll, 1);
    setEnabled(false);
}

QWidget *RequirementsPane::makePart(const QString &key)
{
    auto *box = new QWidget(this);
    Part part;
    part.key = key;
    part.count = new Label({}, Type::Secondary12, Ink::Tertiary, box);
    part.chips = new ChipList(requirementName(key), tr("Add"), box);
    part.chips->setContextMenuPolicy(Qt::CustomContextMenu);
    part.chips->installEventFilter(this);
    auto *head = new QHBoxLayout;
    head->setSpacing(px(6));
    head->addWidget(new Label(requirementName(key), Type::Secondary12, Ink::Secondary, box));
    head->addWidget(part.count);
    head->addStretch(1);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(px(16), px(12), px(16), px(12));
    column->setSpacing(px(8));
    column->addLayout(head);
    column->addWidget(part.chips);
    auto *outer = new QWidget(this);
    auto *lines = new QVBoxLayout(outer);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(box);
    lines->addWidget(new Hairline(Qt::Horizontal, outer));
    m_parts.append(part);
    connectPart(part);
    return outer;
}

void RequirementsPane::connectPart(const Part &part)
{
    const QString key = part.key;
    ChipList *chips = part.chips;
    connect(chips, &ChipList::added, this, [this, key](const QString &text) {
        m_lastUsed = key;
        edit(tr("Add “%1”").arg(text), [&](QJsonObject &extracted) { (void)addRequirement(extracted, key, text); });
    });
    connect(chips, &ChipList::edited, this, [this, key](int index, const QString &text) {
        edit(tr("Edit “%1”").arg(text), [&](QJsonObject &extracted) {
            QStringList texts = requirements(extracted, key);
            if (index < texts.size())
                texts[index] = text;
            setRequirements(extracted, key, texts);
        });
    });
    connect(chips, &ChipList::removed, this, [this, key](int index) {
        edit(tr("Remove chip"), [&](QJsonObject &extracted) {
            QStringList texts = requirements(extracted, key);
            if (index < texts.size())
                texts.removeAt(index);
            setRequirements(extracted, key, texts);
        });
    });
    connect(chips, &ChipList::moved, this, [this, key](int from, int to) {
        edit(tr("Move chip"), [&](QJsonObject &extracted) {
            QStringList texts = requirements(extracted, key);
            if (from < texts.size() && to < texts.size())
                texts.move(from, to);
            setRequirements(extracted, key, texts);
        });
    });
    connect(chips, &ChipList::currentChanged, this, [this, chips](int index) {
        const QStringList texts = chips->texts();
        emit wordsChosen(index < texts.size() ? texts.at(index) : QString());
    });
    connect(chips, &QWidget::customContextMenuRequested, this,
        [this, key](const QPoint &at) { openMenu(this->part(key), at); });
}

const RequirementsPane::Part &RequirementsPane::part(const QString &key) const
{
    const auto found
        = std::find_if(m_parts.cbegin(), m_parts.cend(), [&key](const Part &one) { return one.key == key; });
    return found == m_parts.cend() ? m_parts.constFirst() : *found;
}

void RequirementsPane::setSession(JobSession *session)
{
    if (m_session)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    m_lastUsed = required;
    setEnabled(session);
    if (session) {
        connect(session, &JobSession::changed, this, &RequirementsPane::showJob);
        connect(session, &QObject::destroyed, this, [this] { m_session = nullptr; });
    }
    showJob();
}

void RequirementsPane::showJob()
{
    const QJsonObject extracted = m_session ? m_session->job().extracted : QJsonObject();
    for (const Part &part : m_parts) {
        const QStringList texts = requirements(extracted, part.key);
        part.chips->setTexts(texts);
        part.count->setText(texts.isEmpty() ? QString() : QString::number(texts.size()));
    }
}

void RequirementsPane::edit(const QString &name, const std::function<void(QJsonObject &)> &change)
{
    if (m_session)
        m_session->edit(name, [&change](JobRecord &job) { change(job.extracted); });
}

void RequirementsPane::add(const QString &words)
{
    if (words.isEmpty())
        return;
    edit(
        tr("Add “%1”").arg(words), [&](QJsonObject &extracted) { (void)addRequirement(extracted, m_lastUsed, words); });
}

void RequirementsPane::moveToList(const QString &from, int index, const QString &to)
{
    const QStringList texts = part(from).chips->texts();
    if (index < 0 || index >= texts.size())
        return;
    const QString text = texts.at(index);
    edit(to == required ? tr("Make “%1” required").arg(text) : tr("Make “%1” preferred").arg(text),
        [&](QJsonObject &extracted) { moveRequirement(extracted, from, index, to); });
    // The chip keeps the focus where it went.
    ChipList *chips = part(to).chips;
    chips->setCurrent(static_cast<int>(chips->texts().indexOf(text)));
    chips->setFocus(Qt::OtherFocusReason);
}

bool RequirementsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const auto found
        = std::find_if(m_parts.cbegin(), m_parts.cend(), [watched](const Part &one) { return one.chips == watched; });
    if (found == m_parts.cend() || key->modifiers() != Qt::AltModifier)
        return QWidget::eventFilter(watched, event);
    const int at = found->chips->current();
    const int last = static_cast<int>(found->chips->texts().size()) - 1;
    const bool down = found->key == required && key->key() == Qt::Key_Down && at == last;
    const bool up = found->key == preferred && key->key() == Qt::Key_Up && at == 0 && last >= 0;
    if (!down && !up)
        return QWidget::eventFilter(watched, event);
    moveToList(found->key, at, otherWeight(found->key));
    return true;
}

void RequirementsPane::openMenu(const Part &part, const QPoint &at)
{
    ChipList *chips = part.chips;
    const int index = chips->current();
    if (index >= chips->texts().size())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *change = menu->addAction(icon(u"pencil"_s), tr("Edit"));
    change->setShortcut(Qt::Key_F2);
    connect(change, &QAction::triggered, chips, [chips, index] { chips->startEditing(index); });
    if (const QString to = otherWeight(part.key); !to.isEmpty()) {
        const QString key = part.key;
        QAction *weight = menu->addAction(icon(u"swap"_s), to == required ? tr("Make required") : tr("Make preferred"));
        connect(weight, &QAction::triggered, this, [this, key, index, to] { moveToList(key, index, to); });
    }
    menu->addSeparator();
    QAction *remove = menu->addAction(icon(u"trash-2"_s, IconTone::Bad), tr("Remove"));
    remove->setShortcut(Qt::Key_Delete);
    setDangerous(remove);
    connect(remove, &QAction::triggered, chips, [chips, index] { emit chips->removed(index); });
    menu->popup(chips->mapToGlobal(at));
}

} // namespace shortlist::ui
