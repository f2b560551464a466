// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/appearance.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QObject>

class QPalette;

namespace shortlist::ui {

/// The type scale of DESIGN.md §2; the names give px at 100 % and the use.
enum class Type {
    Score44,
    Welcome28,
    Heading20,
    ChoiceTitle14, ///< w600, the ways to begin
    ViewTitle16,
    PaneTitle15,
    Reading13,
    Body13, ///< w400
    Control13, ///< w500
    RowTitle13, ///< w600
    Secondary12,
    SecondaryStrong12, ///< w500
    Caption11,
    CaptionStrong11, ///< w600
    Mono11,
};

/// How the program looks just now: colours, type, sizes. There is one, as there is one QApplication palette; it is
/// made of the person's Appearance and the system's own settings, and can change while windows are open.
class Theme final : public QObject
{
    Q_OBJECT

public:
    static Theme &instance();

    /// Gives the application its style, palette, font and stylesheet. Costs a re-polish of what is open; nothing is
    /// done where nothing changes. Call it once before the first window.
    void apply(const Appearance &appearance);

    [[nodiscard]] const Appearance &appearance() const { return m_appearance; }
    [[nodiscard]] const Tokens &tokens() const { return m_tokens; }
    /// Interface size, 0.85 to 1.5.
    [[nodiscard]] double scale() const { return m_appearance.scalePercent / 100.0; }
    [[nodiscard]] QFont font(Type type) const;
    /// Line height of the type scale at the present scale, never less than the font needs.
    [[nodiscard]] int lineHeight(Type type) const;
    /// Milliseconds that a movement of `milliseconds` takes: 0 when motion is reduced.
    [[nodiscard]] int motion(int milliseconds) const;

signals:
    /// Sizes or colours changed: cached pixmaps and fixed sizes are stale.
    void changed();

private:
    Theme();

    Appearance m_appearance;
    Tokens m_tokens;
    bool m_applied = false;
};

/// Short forms for delegates and layouts.
inline const Tokens &tokens()
{
    return Theme::instance().tokens();
}
/// A size in px at 100 %, at the present interface size.
int px(double size);
inline QFont typeFont(Type type)
{
    return Theme::instance().font(type);
}
/// Height of a list row: `comfortable` px, 8 less when rows are compact; at the present interface size.
int rowHeight(int comfortable);

} // namespace shortlist::ui
