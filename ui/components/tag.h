// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/painting.h"

#include <QWidget>

namespace shortlist::ui {

/// A word in a tint, 18 px high: "1 hint", "required". It only shows.
class Tag final : public QWidget
{
    Q_OBJECT

public:
    explicit Tag(const QString &text, Tone tone = Tone::Neutral, QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
};

/// Status dot and word.
class StatusLabel final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLabel(ResumeStatus status, QWidget *parent = nullptr);
    void setStatus(ResumeStatus status);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ResumeStatus m_status;
};

} // namespace shortlist::ui
