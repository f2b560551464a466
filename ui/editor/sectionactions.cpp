// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sectionactions.h"

#include "models/domain/headings.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

SectionActions::SectionActions(FormContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void SectionActions::moveTo(const QString &section, int to)
{
    m_context.edit(tr("Move section"), {section, {}, {}},
        [&](ResumeDocument::State &state) { moveSection(state.content, state.look, section, to); });
}

void SectionActions::move(const QString &section, int by)
{
    const QStringList order = sectionOrder(m_context.content(), m_context.look());
    moveTo(section, static_cast<int>(order.indexOf(section)) + by);
}

void SectionActions::rename(const QString &section, const QString &heading)
{
    m_context.edit(tr("Rename section"), {section, {}, {}}, [&](ResumeDocument::State &state) {
        const Section *holder = state.content.section(section);
        // Typing the default heading again is no heading of one's own.
        const bool same
            = holder && !holder->custom && heading.simplified() == defaultHeading(section, state.look.language);
        setSectionHeading(state.content, state.look, section, same ? QString() : heading);
    });
    m_context.leaveField();
}

void SectionActions::setHidden(const QString &section, bool hidden)
{
    m_context.edit(hidden ? tr("Hide section") : tr("Show section"), {section, {}, {}},
        [&](ResumeDocument::State &state) { setSectionHidden(state.look, section, hidden); });
}

void SectionActions::remove(const QString &section)
{
    const QStringList order = sectionOrder(m_context.content(), m_context.look());
    const qsizetype at = order.indexOf(section);
    const QString next = order.value(at + 1 < order.size() ? at + 1 : at - 1);
    m_context.edit(tr("Remove section"), {next, {}, {}},
        [&](ResumeDocument::State &state) { removeSection(state.content, state.look, section); });
    emit removed(next);
}

void SectionActions::addKnown(const QString &section)
{
    m_context.editContent(
        tr("Add section"), {section, {}, {}}, [&](Content &content) { content.ensureSection(section); });
    emit added(section, false);
}

void SectionActions::addCustom(int kind, const QString &heading)
{
    QString key;
    m_context.editContent(tr("Add section"), {}, [&](Content &content) {
        const Section section = newCustomSection(content, static_cast<SectionKind>(kind), heading);
        key = section.key;
        content.sections.append(section);
    });
    emit added(key, true);
}

void SectionActions::fillAddMenu(QMenu &menu)
{
    const QStringList missing = missingSections(m_context.content());
    for (const QString &key : missing) {
        connect(menu.addAction(defaultHeading(key, m_context.look().language)), &QAction::triggered, this,
            [this, key] { addKnown(key); });
    }
    if (!missing.isEmpty())
        menu.addSeparator();
    const auto custom = [&](const QString &text, const QString &iconName, SectionKind kind) {
        connect(menu.addAction(icon(iconName), text), &QAction::triggered, this,
            [this, kind] { addCustom(static_cast<int>(kind), tr("New section")); });
    };
    custom(tr("Own section with text"), u"paragraph"_s, SectionKind::Text);
    custom(tr("Own section with a list"), u"list"_s, SectionKind::List);
    custom(tr("Own section with entries"), u"rows-2"_s, SectionKind::Entries);
    custom(tr("Own section with one-line entries"), u"align-left"_s, SectionKind::Lines);
}

void SectionActions::fillSectionMenu(QMenu &menu, const QString &section)
{
    const Section *holder = m_context.content().section(section);
    if (!holder)
        return;
    const bool contact = holder->kind == SectionKind::Contact;
    const auto add = [&menu](const QString &text, const QString &iconName, const QKeySequence &keys = {}) {
        QAction *action = menu.addAction(icon(iconName), text);
        action->setShortcut(keys);
        return action;
    };
    connect(add(tr("Rename"), u"pencil"_s, QKeySequence(Qt::Key_F2)), &QAction::triggered, this,
        [this, section] { emit renameWanted(section); });
    if (contact)
        return;
    connect(add(tr("Move up"), u"arrow-up"_s, QKeySequence(Qt::ALT | Qt::Key_Up)), &QAction::triggered, this,
        [this, section] { move(section, -1); });
    connect(add(tr("Move down"), u"arrow-down"_s, QKeySequence(Qt::ALT | Qt::Key_Down)), &QAction::triggered, this,
        [this, section] { move(section, 1); });
    const bool hidden = m_context.look().hiddenSections.contains(section);
    connect(add(hidden ? tr("Show on the page") : tr("Hide from the page"), hidden ? u"eye"_s : u"eye-off"_s),
        &QAction::triggered, this, [this, section, hidden] { setHidden(section, !hidden); });
    menu.addSeparator();
    QAction *gone = add(tr("Remove section"), u"trash-2"_s);
    setDangerous(gone);
    connect(gone, &QAction::triggered, this, [this, section] { remove(section); });
}

} // namespace shortlist::ui
