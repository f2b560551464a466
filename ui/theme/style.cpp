// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr auto dangerousProperty = "shortlistDangerous";

QRectF crisp(const QRect &rect, double inset = 0.5)
{
    return QRectF(rect).adjusted(inset, inset, -inset, -inset);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

bool keyboardFocus(const QStyleOption *option)
{
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

QColor edge(const QStyleOption *option)
{
    const Tokens &t = tokens();
    if (!has(option, QStyle::State_Enabled))
        return t.line2;
    return has(option, QStyle::State_MouseOver) ? t.text2 : t.ctl;
}

void drawCheckBox(const QStyleOption *option, QPainter &painter)
{
    const Tokens &t = tokens();
    const bool on = has(option, QStyle::State_On) || has(option, QStyle::State_NoChange);
    const QColor fill = !on ? t.surface : has(option, QStyle::State_Enabled) ? t.accentFill : t.disabled;
    painter.setPen(QPen(on ? fill : edge(option), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(crisp(option->rect), px(4), px(4));
    if (has(option, QStyle::State_On))
        paintIcon(painter, option->rect, u"check"_s, option->rect.width() - px(3), t.onAccent);
    else if (has(option, QStyle::State_NoChange))
        paintIcon(painter, option->rect, u"minus"_s, option->rect.width() - px(3), t.onAccent);
}

void drawRadio(const QStyleOption *option, QPainter &painter)
{
    const Tokens &t = tokens();
    const bool on = has(option, QStyle::State_On);
    const QColor fill = has(option, QStyle::State_Enabled) ? t.accentFill : t.disabled;
    painter.setPen(QPen(on ? fill : edge(option), 1));
    painter.setBrush(on ? fill : t.surface);
    painter.drawEllipse(crisp(option->rect));
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.onAccent);
        const double inset = option->rect.width() * 5.0 / 16.0;
        painter.drawEllipse(QRectF(option->rect).adjusted(inset, inset, -inset, -inset));
    }
}

void drawSlider(const QStyleOptionSlider *option, QPainter &painter, const QRect &handle)
{
    const Tokens &t = tokens();
    const bool horizontal = option->orientation == Qt::Horizontal;
    const QRect r = option->rect;
    const QColor done = has(option, QStyle::State_Enabled) ? t.accent : t.disabled;
    painter.setPen(Qt::NoPen);
    if (horizontal) {
        const int y = r.center().y();
        painter.fillRect(QRect(r.left(), y, r.width(), px(2)), t.line2);
        const int at = handle.center().x();
        painter.fillRect(option->direction == Qt::RightToLeft ? QRect(at, y, r.right() + 1 - at, px(2))
                                                              : QRect(r.left(), y, at - r.left(), px(2)),
            done);
    } else {
        painter.fillRect(QRect(r.center().x(), r.top(), px(2), r.height()), t.line2);
    }
    const bool focus = keyboardFocus(option);
    painter.setPen(QPen(focus ? t.accent : edge(option), focus ? 2 : 1));
    painter.setBrush(t.surface);
    QRectF knob(0, 0, px(14), px(14));
    knob.moveCenter(QRectF(handle).center());
    painter.drawEllipse(knob.adjusted(0.5, 0.5, -0.5, -0.5));
}

void drawCombo(const QStyleOptionComboBox *option, QPainter &painter)
{
    const Tokens &t = tokens();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focus = keyboardFocus(option);
    const bool pressed = has(option, QStyle::State_On) || has(option, QStyle::State_Sunken);
    painter.setPen(QPen(focus ? t.accent : t.line2, focus ? 2 : 1));
    painter.setBrush(!enabled                      ? t.surface
            : pressed                              ? t.press
            : has(option, QStyle::State_MouseOver) ? t.hover
                                                   : t.surface);
    painter.drawRoundedRect(crisp(option->rect, focus ? 1.0 : 0.5), px(6), px(6));
    const int side = px(14);
    const QRect arrow(
        option->direction == Qt::RightToLeft ? option->rect.left() + px(8) : option->rect.right() - px(8) - side,
        option->rect.top(), side, option->rect.height());
    paintIcon(painter, arrow, u"chevron-down"_s, side, enabled ? t.text2 : t.disabled);
}

void drawMenuItem(const QStyleOptionMenuItem *option, QPainter &painter, const QWidget *widget)
{
    const Tokens &t = tokens();
    if (option->menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(
            option->rect.left() + px(5), option->rect.center().y(), option->rect.width() - px(10), 1, t.line);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    const auto *menu = qobject_cast<const QMenu *>(widget);
    const QAction *action = menu ? menu->actionAt(option->rect.center()) : nullptr;
    const bool dangerous = action && action->property(dangerousProperty).toBool();
    if (has(option, QStyle::State_Selected) && enabled) {
        painter.setPen(t.highContrast ? QPen(t.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(t.accentSoft);
        painter.drawRoundedRect(option->rect.adjusted(px(5), 0, -px(5), 0), px(5), px(5));
    }
    const QColor ink = !enabled ? t.disabled : dangerous ? t.bad : t.text;
    const int side = px(16);
    const bool rtl = option->direction == Qt::RightToLeft;
    const QRect content = option->rect.adjusted(px(13), 0, -px(13), 0);
    QRect mark(content.left(), content.top(), side, content.height());
    QRect words = content.adjusted(px(24), 0, 0, 0);
    if (rtl) {
        mark.moveRight(content.right());
        words = content.adjusted(0, 0, -px(24), 0);
    }
    if (option->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (option->checked)
            paintIcon(painter, mark, u"check"_s, side, ink);
    } else if (!option->icon.isNull()) {
        option->icon.paint(&painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QString label = option->text.section(u'\t', 0, 0);
    QString keys = option->text.section(u'\t', 1);
    keys.replace(u'+', u' '); // "Ctrl E", as everywhere else
    keys.replace(u"Return"_s, u"↵"_s);
    painter.setPen(ink);
    painter.setFont(option->font);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextHideMnemonic | (rtl ? Qt::AlignRight : Qt::AlignLeft), label);
    painter.setPen(enabled ? t.text3 : t.disabled);
    painter.setFont(typeFont(Type::Secondary12));
    painter.drawText(words, Qt::AlignVCenter | (rtl ? Qt::AlignLeft : Qt::AlignRight), keys);
    if (option->menuItemType == QStyleOptionMenuItem::SubMenu)
        paintIcon(painter, QRect(rtl ? words.left() : words.right() - side, words.top(), side, words.height()),
            rtl ? u"chevron-left"_s : u"chevron-right"_s, side, t.text3);
}

} // namespace

void setDangerous(QAction *action)
{
    action->setProperty(dangerousProperty, true);
}

ShortlistStyle::ShortlistStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void ShortlistStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    // Focus rings are for the keyboard: a click does not move focus onto a choice, Tab does.
    if (qobject_cast<QComboBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

void ShortlistStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens &t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheckBox(option, *painter);
        break;
    case PE_IndicatorRadioButton:
        drawRadio(option, *painter);
        break;
    case PE_FrameFocusRect:
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(crisp(option->rect, 1.0), px(5), px(5));
        break;
    case PE_PanelMenu:
    case PE_FrameMenu:
        painter->setPen(QPen(t.line2, 1));
        painter->setBrush(element == PE_PanelMenu ? QBrush(t.surface) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(crisp(option->rect), px(8), px(8));
        break;
    case PE_IndicatorArrowDown:
        paintIcon(*painter, option->rect, u"chevron-down"_s, px(14), t.text2);
        break;
    case PE_IndicatorArrowUp:
        paintIcon(*painter, option->rect, u"chevron-up"_s, px(14), t.text2);
        break;
    default:
        painter->restore();
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->restore();
}

void ShortlistStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option); item && element == CE_MenuItem) {
        drawMenuItem(item, *painter, widget);
    } else if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
               combo && element == CE_ComboBoxLabel) {
        const QRect words = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget);
        painter->setPen(has(option, State_Enabled) ? tokens().text : tokens().disabled);
        painter->setFont(typeFont(Type::Control13));
        const QString text = painter->fontMetrics().elidedText(combo->currentText, Qt::ElideRight, words.width());
        painter->drawText(visualRect(option->direction, option->rect, words), Qt::AlignVCenter | Qt::AlignLeft, text);
    } else {
        painter->restore();
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    painter->restore();
}

void ShortlistStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option); slider && control == CC_Slider) {
        drawSlider(slider, *painter, subControlRect(CC_Slider, slider, SC_SliderHandle, widget));
    } else if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
               combo && control == CC_ComboBox && !combo->editable) {
        drawCombo(combo, *painter);
    } else {
        painter->restore();
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        return;
    }
    painter->restore();
}

QRect ShortlistStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return option->rect.adjusted(px(10), 0, -px(28), 0);
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize ShortlistStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    if (type == CT_MenuItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {px(20), px(11)};
        int width = px(26 + 24);
        if (item) {
            const QString keys = item->text.section(u'\t', 1);
            width += item->fontMetrics.horizontalAdvance(item->text.section(u'\t', 0, 0).remove(u'&'));
            if (!keys.isEmpty())
                width += px(24) + item->fontMetrics.horizontalAdvance(keys);
            if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
                width += px(24);
        }
        return {std::max(width, px(160)), std::max(px(28), size.height())};
    }
    if (type == CT_CheckBox || type == CT_RadioButton) {
        // What is painted, and nothing beside it: rows of boxes end where their words end.
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int side = px(16);
        const int words = button && !button->text.isEmpty() ? px(8) + size.width() : 0;
        return {side + words, std::max(side, size.height()) + px(4)};
    }
    if (type == CT_ComboBox)
        return {size.width() + px(40), std::max(px(28), QFontMetrics(typeFont(Type::Control13)).height() + px(8))};
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

int ShortlistStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(8);
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return px(14);
    case PM_SliderThickness:
        return px(18);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return px(5);
    case PM_MenuHMargin:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ShortlistStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Menu_Mask:
        // Rounded corners without translucency: the corners are simply not part of the popup.
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returnData); mask && option) {
            QPainterPath path;
            path.addRoundedRect(QRectF(option->rect), px(8), px(8));
            mask->region = QRegion(path.toFillPolygon().toPolygon());
            return 1;
        }
        return 0;
    case SH_ComboBox_Popup:
        return 0;
    case SH_UnderlineShortcut:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace shortlist::ui
