// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/bulletedit.h"

#include "models/domain/contentedit.h"
#include "ui/editor/bulletlist.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace shortlist::ui {

BulletEdit::BulletEdit(BulletList *list)
    : AutoHeightEdit({}, list)
    , m_list(list)
{
    setSingleParagraph(true);
}

bool BulletEdit::focusNextPrevChild(bool next)
{
    // Tab goes from bullet to bullet, and from the last one on.
    const int row = m_list->current() + (next ? 1 : -1);
    if (row >= 0 && row < m_list->items().size()) {
        m_list->edit(row);
        return true;
    }
    return AutoHeightEdit::focusNextPrevChild(next);
}

void BulletEdit::insertFromMimeData(const QMimeData *source)
{
    const QStringList lines = source->hasText() ? pastedLines(source->text()) : QStringList();
    if (lines.size() <= 1)
        AutoHeightEdit::insertFromMimeData(source);
    else
        m_list->editorPasted(lines);
}

void BulletEdit::keyPressEvent(QKeyEvent *event)
{
    if (!m_list->editorKey(event))
        AutoHeightEdit::keyPressEvent(event);
}

void BulletEdit::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        m_list->showMenu(m_list->current(), mapToGlobal(cursorRect().bottomLeft()));
    else
        AutoHeightEdit::contextMenuEvent(event);
}

} // namespace shortlist::ui
