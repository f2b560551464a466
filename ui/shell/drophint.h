// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/mainwindow.h"

namespace shortlist::ui {

/// Says over the whole window that a file may be dropped.
class MainWindow::DropHint final : public QWidget
{
public:
    explicit DropHint(QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace shortlist::ui
