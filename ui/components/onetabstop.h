// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace shortlist::ui {

/// Makes `button` a stop of Tab while it is the chosen one of its exclusive group, and only then; arrow keys walk the
/// others. Qt does the same, but not before the group has had the focus once.
inline void stopTabWhileChosen(QAbstractButton *button)
{
    const auto follow = [button](bool chosen) {
        const Qt::FocusPolicy policy = button->focusPolicy();
        button->setFocusPolicy(static_cast<Qt::FocusPolicy>(chosen ? policy | Qt::TabFocus : policy & ~Qt::TabFocus));
    };
    QObject::connect(button, &QAbstractButton::toggled, button, follow);
    follow(button->isChecked());
}

} // namespace shortlist::ui
