// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"

#include <QWidget>

class QButtonGroup;

namespace shortlist::ui {

/// Match system, Light, Dark as small pictures; one stop for Tab, arrow keys choose.
class ThemePicker final : public QWidget
{
    Q_OBJECT

public:
    explicit ThemePicker(QWidget *parent = nullptr);
    void setMode(Appearance::Mode mode);

signals:
    void modeChosen(shortlist::ui::Appearance::Mode mode);

private:
    QButtonGroup *m_group = nullptr;
};

} // namespace shortlist::ui
