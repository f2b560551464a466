// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette.h"

#include <QAction>
#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace shortlist::ui {

/// Everything the window can be told to do, each once: menu, palette, keyboard and the list of shortcuts read it here.
/// Two commands may have the same keys where at most one of them is enabled (Ctrl 1 in the library and in a resume).
class Commands final : public QObject
{
    Q_OBJECT

public:
    enum class Group { File, Edit, View, Go, Help };
    struct Spec
    {
        QString id; ///< object name of the action
        QString text;
        QString iconName;
        QKeySequence keys;
        Group group = Group::View;
        QString alsoCalled; ///< other words that find it in the palette
    };

    explicit Commands(QWidget *window);

    QAction *add(const Spec &spec, std::function<void()> what);
    [[nodiscard]] QAction *action(const QString &id) const; ///< asserts that there is one
    void setEnabled(const QString &id, bool enabled);
    [[nodiscard]] QList<QAction *> all() const { return m_all; }
    [[nodiscard]] QList<QAction *> ofGroup(Group group) const;
    [[nodiscard]] static QString groupName(Group group);
    /// The window's menu: a submenu a group.
    [[nodiscard]] QMenu *menu();
    /// The enabled ones, for the palette.
    [[nodiscard]] QList<PaletteItem> paletteItems() const;

private:
    QWidget *m_window;
    QList<QAction *> m_all;
    QMenu *m_menu = nullptr;
};

/// "Ctrl+Shift+E" as caps: Ctrl, Shift, E.
QStringList keyCaps(const QKeySequence &keys);

} // namespace shortlist::ui
