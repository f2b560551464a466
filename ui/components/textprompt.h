// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/overlay.h"

namespace shortlist::ui {

class Button;
class TextField;

/// Asks for one line of text: a name for a version, a new title. Enter accepts, Esc leaves.
class TextPrompt final : public Overlay
{
    Q_OBJECT

public:
    TextPrompt(QWidget *anyWidget, const QString &title, const QString &label, const QString &text, const QString &verb,
        int maxLength = 255);

    /// Shows with the text selected.
    void ask();

signals:
    void accepted(const QString &text); ///< trimmed, not empty

private:
    TextField *m_field = nullptr;
    Button *m_yes = nullptr;
};

} // namespace shortlist::ui
