// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <QPalette>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

double linear(float channel)
{
    const double value = static_cast<double>(channel);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Tokens Tokens::light()
{
    Tokens tokens;
#define SHORTLIST_TOKEN_LIGHT(name, lightValue, darkValue) tokens.name = QColor(QLatin1StringView(lightValue));
    SHORTLIST_TOKENS(SHORTLIST_TOKEN_LIGHT)
#undef SHORTLIST_TOKEN_LIGHT
    return tokens;
}

Tokens Tokens::darkTheme()
{
    Tokens tokens;
#define SHORTLIST_TOKEN_DARK(name, lightValue, darkValue) tokens.name = QColor(QLatin1StringView(darkValue));
    SHORTLIST_TOKENS(SHORTLIST_TOKEN_DARK)
#undef SHORTLIST_TOKEN_DARK
    tokens.dark = true;
    return tokens;
}

Tokens Tokens::fromSystem(const QPalette &system)
{
    const QColor base = system.color(QPalette::Base);
    const QColor text = system.color(QPalette::Text);
    const QColor highlight = system.color(QPalette::Highlight);
    const QColor highlighted = system.color(QPalette::HighlightedText);
    Tokens t = luminance(base) < 0.5 ? darkTheme() : light();
    for (QColor *surface : {&t.window, &t.sidebar, &t.surface, &t.sunken, &t.canvas, &t.hover, &t.press, &t.select,
             &t.accentSoft, &t.okSoft, &t.warnSoft, &t.badSoft, &t.plumSoft})
        *surface = base;
    for (QColor *ink :
        {&t.line, &t.line2, &t.ctl, &t.text, &t.text2, &t.text3, &t.accentText, &t.ok, &t.okMark, &t.okLine, &t.warn,
            &t.warnMark, &t.warnLine, &t.bad, &t.badMark, &t.badLine, &t.plum, &t.plumMark, &t.plumLine})
        *ink = text;
    for (QColor *fill : {&t.accent, &t.accentFill, &t.accentFillHover, &t.accentFillPress, &t.accentLine})
        *fill = highlight;
    t.onAccent = highlighted;
    t.disabled = system.color(QPalette::Disabled, QPalette::Text);
    t.paper = QColor(Qt::white);
    t.highContrast = true;
    return t;
}

QPalette Tokens::palette() const
{
    QPalette palette(text, window, line2, ctl, line, text, text, surface, window);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, sunken);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::PlaceholderText, text3);
    palette.setColor(QPalette::Highlight, dark ? accentFill : accentLine);
    palette.setColor(QPalette::HighlightedText, text);
    if (highContrast) {
        palette.setColor(QPalette::Highlight, accentFill);
        palette.setColor(QPalette::HighlightedText, onAccent);
    }
    palette.setColor(QPalette::Link, accentText);
    palette.setColor(QPalette::LinkVisited, accentText);
    palette.setColor(QPalette::ToolTipBase, text);
    palette.setColor(QPalette::ToolTipText, surface);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, disabled);
    return palette;
}

QString Tokens::filled(QString stylesheet) const
{
    // Longest names first, so that @accent does not eat the start of @accentSoft.
    QList<std::pair<QString, QString>> names;
#define SHORTLIST_TOKEN_NAME(token, lightValue, darkValue) names.append({u"@" #token ""_s, token.name()});
    SHORTLIST_TOKENS(SHORTLIST_TOKEN_NAME)
#undef SHORTLIST_TOKEN_NAME
    names.append({u"@field"_s, (dark ? sunken : surface).name()}); // fields are sunken in the dark theme
    std::sort(names.begin(), names.end(), [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, value] : names)
        stylesheet.replace(name, value);
    return stylesheet;
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double two = luminance(b) + 0.05;
    return std::max(one, two) / std::min(one, two);
}

bool looksHighContrast(const QPalette &system)
{
    return contrastRatio(system.color(QPalette::Window), system.color(QPalette::WindowText)) > 20.5
        && system.color(QPalette::Window) == system.color(QPalette::Base)
        && system.color(QPalette::Window) == system.color(QPalette::Button);
}

} // namespace shortlist::ui
