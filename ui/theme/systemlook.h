// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

namespace shortlist::ui {

/// How the system looks, now: light or dark, and its palette as it is without the program's own. There is one, made
/// before the program sets a palette. What differs between versions of Qt in this is here and nowhere else.
class SystemLook final : public QObject
{
    Q_OBJECT

public:
    /// Needs a QApplication, and belongs to it.
    static SystemLook &instance();

    [[nodiscard]] bool isDark() const;
    [[nodiscard]] const QPalette &palette() const { return m_palette; }
    /// Takes over what the system says now; emits changed() where that is something else. Called by itself when the
    /// system's theme changes.
    void reread();
    /// The same with a palette that is known.
    void take(const QPalette &palette);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit SystemLook(QObject *parent);

    QPalette m_palette;
    bool m_due = false;
};

} // namespace shortlist::ui
