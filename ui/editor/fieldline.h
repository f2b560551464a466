// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/textfield.h"

namespace shortlist::ui {

/// A one-line field of a form. Undo is the document's, not its own.
class FieldLine final : public TextField
{
    Q_OBJECT

public:
    explicit FieldLine(const QString &accessibleName, QWidget *parent = nullptr);

signals:
    void focused();
    void left();

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace shortlist::ui
