// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

namespace shortlist::ui {

/// An icon that only shows: `size` px at 100 %, coloured by the theme, unseen by screen readers.
class IconLabel final : public QWidget
{
    Q_OBJECT

public:
    IconLabel(const QString &iconName, int size, IconTone tone, QWidget *parent = nullptr);

    void setIconName(const QString &iconName);
    void setTone(IconTone tone);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_iconName;
    int m_size;
    IconTone m_tone;
};

} // namespace shortlist::ui
