// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QAction;

namespace shortlist::ui {

/// What the stylesheet cannot say: check boxes, radio buttons, sliders, combo boxes and menus painted from the tokens,
/// with a visible keyboard focus. Everything else is Fusion's.
class ShortlistStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ShortlistStyle();

    void drawPrimitive(
        PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(
        ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
        const QWidget *widget) const override;
    QSize sizeFromContents(
        ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(
        StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
};

/// Marks a menu's action as one that takes something away: painted in `bad`.
void setDangerous(QAction *action);

} // namespace shortlist::ui
