// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/overlay.h"

namespace shortlist::ui {

class Commands;

/// All shortcuts, in groups: those of the window's commands and those that work inside lists and the editor.
class ShortcutsWindow final : public Overlay
{
    Q_OBJECT

public:
    ShortcutsWindow(QWidget *anyWidget, const Commands &commands);
};

} // namespace shortlist::ui
