// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace shortlist::ui {

/// On or off, at once: 30 by 18 px. Space or Enter turns it.
class Switch final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(const QString &accessibleName, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace shortlist::ui
