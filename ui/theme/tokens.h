// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QPalette;

namespace shortlist::ui {

// One list, so that the struct, the stylesheet's @names and the tests cannot disagree. Values: DESIGN.md §2.
// clang-format off
#define SHORTLIST_TOKENS(X) \
    X(window, "#F7F6F3", "#1C1C1B") X(sidebar, "#F0EEEA", "#171716") X(surface, "#FFFFFF", "#222221") \
    X(sunken, "#FAF9F7", "#1D1D1C") X(canvas, "#E7E5E0", "#121211") X(paper, "#FFFFFF", "#F3F1ED") \
    X(line, "#E4E1DB", "#32312F") X(line2, "#D2CEC6", "#45433F") X(ctl, "#8C877E", "#7E7A73") \
    X(hover, "#F1EFEB", "#2B2A28") X(press, "#E7E4DE", "#343330") X(select, "#E5E2DC", "#33322F") \
    X(text, "#1C1B19", "#ECEAE5") X(text2, "#524F49", "#BCB8B0") X(text3, "#66625A", "#A39E95") \
    X(disabled, "#A19C93", "#67635C") X(accent, "#2C50C8", "#8FA8FF") \
    X(accentFill, "#2C50C8", "#4063D8") X(accentFillHover, "#2342AB", "#3A5BCB") X(accentFillPress, "#1C368C", "#3353BC") \
    X(onAccent, "#FFFFFF", "#FFFFFF") \
    X(accentText, "#2342AB", "#B4C4FF") X(accentSoft, "#EAEFFC", "#262D45") X(accentLine, "#B9C7F2", "#3F4E80") \
    X(ok, "#17684A", "#7FCDA6") X(okSoft, "#E4F2EB", "#1D3128") X(okMark, "#2E8B66", "#4CA77D") X(okLine, "#B4D8C7", "#335A48") \
    X(warn, "#7D5208", "#E4BC6C") X(warnSoft, "#FAF1DD", "#362B17") X(warnMark, "#BE8118", "#C98F2B") X(warnLine, "#E6D1A0", "#5F4C24") \
    X(bad, "#A03A1F", "#F29B80") X(badSoft, "#FBEAE4", "#3B241D") X(badMark, "#CF5B3B", "#D96B4B") X(badLine, "#EDC5B8", "#6A3D2F") \
    X(plum, "#683D9A", "#C6A9F0") X(plumSoft, "#F2ECF9", "#2E2540") X(plumMark, "#8E62C2", "#9D78D2") X(plumLine, "#D5C2EA", "#514072")
// clang-format on

/// The colours of one theme. Delegates read the members, the stylesheet reads the same values by `@name`.
struct Tokens
{
#define SHORTLIST_TOKEN_MEMBER(name, light, dark) QColor name;
    SHORTLIST_TOKENS(SHORTLIST_TOKEN_MEMBER)
#undef SHORTLIST_TOKEN_MEMBER

    bool dark = false;
    bool highContrast = false; ///< system colours; tints are turned into borders

    static Tokens light();
    static Tokens darkTheme();
    /// The system's own colours in place of ours, for a system in high contrast.
    static Tokens fromSystem(const QPalette &system);

    /// The palette that widgets without a rule of their own take.
    [[nodiscard]] QPalette palette() const;
    /// Replaces every `@name` of the template by the token's colour.
    [[nodiscard]] QString filled(QString stylesheet) const;
};

/// WCAG 2 contrast of two opaque colours, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);
/// Whether these system colours are those of a high-contrast setting: black and white, with flat buttons.
bool looksHighContrast(const QPalette &system);

} // namespace shortlist::ui
