// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/autoheightedit.h"

namespace shortlist::ui {

class BulletList;

/// The one editor of a BulletList.
class BulletEdit final : public AutoHeightEdit
{
    Q_OBJECT

public:
    explicit BulletEdit(BulletList *list);

protected:
    bool focusNextPrevChild(bool next) override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    BulletList *m_list;
};

} // namespace shortlist::ui
