// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/painting.h"

#include <QWidget>

class QHBoxLayout;

namespace shortlist::ui {

class Button;
class IconLabel;
class Label;

/// A sentence that stays until it is dealt with: amber for a decision, red for a loss, grey for a note.
class Banner final : public QWidget
{
    Q_OBJECT

public:
    Banner(Tone tone, const QString &iconName, const QString &text, QWidget *parent = nullptr);

    void setMessage(Tone tone, const QString &iconName, const QString &text);
    [[nodiscard]] QString text() const;
    /// Adds a small secondary button at the end; it belongs to the banner.
    Button *addAction(const QString &text);
    void clearActions();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
    IconLabel *m_icon = nullptr;
    Label *m_text = nullptr;
    QHBoxLayout *m_row = nullptr;
    QList<Button *> m_actions;
};

} // namespace shortlist::ui
