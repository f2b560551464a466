// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace shortlist::ui {

/// Title with a chevron, and a subtitle below it; a click opens the menu. Both elide; the whole is in the tool tip.
class TitleBlock final : public QPushButton
{
    Q_OBJECT

public:
    explicit TitleBlock(QWidget *parent = nullptr);
    void setTexts(const QString &title, const QString &subtitle);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_subtitle;
};

} // namespace shortlist::ui
