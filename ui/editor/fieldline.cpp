// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/fieldline.h"

#include <QKeyEvent>

namespace shortlist::ui {

FieldLine::FieldLine(const QString &accessibleName, QWidget *parent)
    : TextField(accessibleName, parent)
{
}

bool FieldLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return TextField::event(event);
}

void FieldLine::focusInEvent(QFocusEvent *event)
{
    TextField::focusInEvent(event);
    emit focused();
}

void FieldLine::focusOutEvent(QFocusEvent *event)
{
    TextField::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        emit left();
}

void FieldLine::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))
        event->ignore();
    else
        TextField::keyPressEvent(event);
}

} // namespace shortlist::ui
