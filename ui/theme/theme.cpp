// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "models/page/fonts.h"
#include "ui/theme/style.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/systemlook.h"

#include <QApplication>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPalette>
#include <QScreen>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

struct TypeSpec
{
    double size; ///< px at 100 %
    int line;
    QFont::Weight weight;
};

TypeSpec typeSpec(Type type)
{
    switch (type) {
    case Type::Score44:
        return {44, 48, QFont::DemiBold};
    case Type::Welcome28:
        return {28, 36, QFont::DemiBold};
    case Type::Heading20:
        return {20, 28, QFont::DemiBold};
    case Type::ViewTitle16:
        return {16, 24, QFont::DemiBold};
    case Type::ChoiceTitle14:
        return {14, 22, QFont::DemiBold};
    case Type::PaneTitle15:
        return {15, 22, QFont::DemiBold};
    case Type::Reading13:
        return {13.5, 22, QFont::Normal};
    case Type::Body13:
        return {13, 20, QFont::Normal};
    case Type::Control13:
        return {13, 20, QFont::Medium};
    case Type::RowTitle13:
        return {13, 20, QFont::DemiBold};
    case Type::Secondary12:
        return {12, 18, QFont::Normal};
    case Type::SecondaryStrong12:
        return {12, 18, QFont::Medium};
    case Type::Caption11:
        return {11, 16, QFont::Normal};
    case Type::CaptionStrong11:
        return {11, 16, QFont::DemiBold};
    case Type::Mono11:
        return {11.5, 18, QFont::Normal};
    }
    return {13, 20, QFont::Normal};
}

/// Set while the system's look has changed and what was made of it has not.
bool systemIsStale = false;

void systemChanged()
{
    if (Theme::instance().appearance().mode != Appearance::Mode::System)
        return;
    systemIsStale = true;
    Theme::instance().apply(Theme::instance().appearance());
}

Tokens tokensFor(const Appearance &appearance)
{
    const SystemLook &system = SystemLook::instance();
    const bool matched = appearance.mode == Appearance::Mode::System;
    if (matched && looksHighContrast(system.palette()))
        return Tokens::fromSystem(system.palette());
    const bool dark = appearance.mode == Appearance::Mode::Dark || (matched && system.isDark());
    Tokens tokens = dark ? Tokens::darkTheme() : Tokens::light();
    if (!appearance.dimPages)
        tokens.paper = QColor(Qt::white);
    return tokens;
}

} // namespace

Theme::Theme()
    : m_tokens(Tokens::light())
{
}

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

void Theme::apply(const Appearance &appearance)
{
    SystemLook &system = SystemLook::instance(); // made before the palette is replaced
    if (m_applied && appearance == m_appearance && !systemIsStale)
        return;
    systemIsStale = false;
    m_appearance = appearance;
    m_appearance.scalePercent = std::clamp(appearance.scalePercent, 85, 150);
    m_tokens = tokensFor(m_appearance);
    if (!m_applied) {
        QApplication::setStyle(new ShortlistStyle);
        QObject::connect(&system, &SystemLook::changed, &system, &systemChanged);
    }
    QApplication::setPalette(m_tokens.palette());
    QApplication::setFont(font(Type::Body13));
    qApp->setStyleSheet(m_tokens.filled(stylesheetTemplate(scale())));
    const bool first = !m_applied;
    m_applied = true;
    if (!first)
        emit changed();
}

QFont Theme::font(Type type) const
{
    const TypeSpec spec = typeSpec(type);
    const double size = spec.size * scale();
    const QLatin1String family(type == Type::Mono11 ? "JetBrains Mono" : spec.size >= 20 ? "Inter Display" : "Inter");
    page::registerInterfaceFamily(family);
    QFont font(family);
    font.setWeight(spec.weight);
    if (std::abs(size - std::round(size)) < 0.01) {
        font.setPixelSize(static_cast<int>(std::lround(size)));
    } else {
        const QScreen *screen = QGuiApplication::primaryScreen();
        font.setPointSizeF(size * 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0));
    }
    font.setHintingPreference(QFont::PreferNoHinting);
    if (type == Type::Welcome28)
        font.setLetterSpacing(QFont::PercentageSpacing, 98.5); // large type is set closer, as in the design's picture
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    if (type != Type::Mono11)
        font.setFeature("tnum", 1); // figures line up in columns; Qt 6.4 cannot ask a font for them
#endif
    return font;
}

int Theme::lineHeight(Type type) const
{
    return std::max(px(typeSpec(type).line), QFontMetrics(font(type)).height());
}

int Theme::motion(int milliseconds) const
{
    const bool reduced = m_appearance.motion == Appearance::Motion::Reduced
        || (m_appearance.motion == Appearance::Motion::System && !QApplication::isEffectEnabled(Qt::UI_General));
    return reduced ? 0 : milliseconds;
}

int px(double size)
{
    return static_cast<int>(std::lround(size * Theme::instance().scale()));
}

int rowHeight(int comfortable)
{
    return px(comfortable - (Theme::instance().appearance().compactRows ? 8 : 0));
}

} // namespace shortlist::ui
