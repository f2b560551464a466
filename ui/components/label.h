// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace shortlist::ui {

/// Which ink of the theme a text takes.
enum class Ink { Text, Secondary, Tertiary, Accent, Ok, Warn, Bad, Plum, Disabled };

QColor inkColour(Ink ink);

/// Text in a size and colour of the theme; follows a theme switch. Plain text, not rich text. Where it wraps, lines
/// stand as far apart as the type scale says.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString &text = {}, Type type = Type::Body13, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setType(Type type);
    void setInk(Ink ink);
    /// One line that ends in "…" where there is too little room; the whole text is then the tool tip.
    void setElided(bool elided);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    /// Lays the words out in `width` px and, where there is a painter, draws them in the box; gives their height.
    int layOut(int width, QPainter *painter) const;

    Type m_type;
    Ink m_ink;
    bool m_elided = false;
};

} // namespace shortlist::ui
