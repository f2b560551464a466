// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"

#include "ui/theme/icons.h"

#include <QMenu>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr auto groupProperty = "shortlistGroup";
constexpr auto iconProperty = "shortlistIcon";
constexpr auto wordsProperty = "shortlistWords";

} // namespace

Commands::Commands(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QAction *Commands::add(const Spec &spec, std::function<void()> what)
{
    auto *action = new QAction(icon(spec.iconName), spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcut(spec.keys);
    action->setProperty(groupProperty, static_cast<int>(spec.group));
    action->setProperty(iconProperty, spec.iconName);
    action->setProperty(wordsProperty, spec.alsoCalled);
    connect(action, &QAction::triggered, this, [what = std::move(what)] { what(); });
    m_window->addAction(action);
    m_all.append(action);
    return action;
}

QAction *Commands::action(const QString &id) const
{
    const auto at
        = std::find_if(m_all.begin(), m_all.end(), [&](const QAction *one) { return one->objectName() == id; });
    Q_ASSERT_X(at != m_all.end(), "Commands::action", qPrintable(id));
    return at == m_all.end() ? nullptr : *at;
}

void Commands::setEnabled(const QString &id, bool enabled)
{
    if (QAction *one = action(id))
        one->setEnabled(enabled);
}

QList<QAction *> Commands::ofGroup(Group group) const
{
    QList<QAction *> list;
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(list),
        [&](const QAction *one) { return one->property(groupProperty).toInt() == static_cast<int>(group); });
    return list;
}

QString Commands::groupName(Group group)
{
    switch (group) {
    case Group::File:
        return tr("File");
    case Group::Edit:
        return tr("Edit");
    case Group::View:
        return tr("View");
    case Group::Go:
        return tr("Go");
    case Group::Help:
        return tr("Help");
    }
    return {};
}

QMenu *Commands::menu()
{
    if (m_menu)
        return m_menu;
    m_menu = new QMenu(m_window);
    for (const auto group : {Group::File, Group::Edit, Group::View, Group::Go, Group::Help})
        m_menu->addMenu(groupName(group))->addActions(ofGroup(group));
    return m_menu;
}

QList<PaletteItem> Commands::paletteItems() const
{
    QList<PaletteItem> items;
    for (QAction *action : m_all) {
        if (!action->isEnabled() || action->objectName() == u"palette"_s)
            continue;
        PaletteItem item;
        item.kind = action->property(groupProperty).toInt() == static_cast<int>(Group::Go) ? PaletteItem::Kind::Place
                                                                                           : PaletteItem::Kind::Command;
        item.text = action->text().remove(u'…');
        item.note = action->property(wordsProperty).toString();
        item.iconName = action->property(iconProperty).toString();
        item.keys = keyCaps(action->shortcut());
        item.go = [action] { action->trigger(); };
        items.append(item);
    }
    return items;
}

QStringList keyCaps(const QKeySequence &keys)
{
    const QString text = keys.toString(QKeySequence::NativeText);
    if (text.isEmpty())
        return {};
    // A plus as the key itself stands at the end: "Ctrl++".
    if (text.endsWith(u"++"_s))
        return text.chopped(2).split(u'+', Qt::SkipEmptyParts) << u"+"_s;
    return text.split(u'+', Qt::SkipEmptyParts);
}

} // namespace shortlist::ui
