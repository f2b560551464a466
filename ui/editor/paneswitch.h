// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <functional>

class QWidget;

namespace shortlist::ui {

/// Moves the focus from the pane that has it to the next one (or the one before), to the place where it was last there;
/// a pane that was never visited gets `first(pane)`, or its first control where that is null. False at the end of the
/// panes; focus outside of them goes to the first (last) pane.
bool focusPane(const QList<QWidget *> &panes, bool next, const std::function<QWidget *(QWidget *)> &first);

} // namespace shortlist::ui
