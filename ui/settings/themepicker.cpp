// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/themepicker.h"

#include "ui/components/onetabstop.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// A window in small, in the colours of its theme.
class ThemeCard final : public QAbstractButton
{
public:
    ThemeCard(Appearance::Mode mode, const QString &name, QWidget *parent)
        : QAbstractButton(parent)
        , m_mode(mode)
    {
        setText(name);
        setAccessibleName(name);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
    }
    [[nodiscard]] QSize sizeHint() const override { return {px(120), px(104)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF window(px(4) + 0.5, px(4) + 0.5, px(112) - 1, px(70) - 1);
        if (isChecked() || hasFocus()) {
            painter.setPen(QPen(tokens().accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(window.adjusted(-3, -3, 3, 3), px(8), px(8));
        }
        paintWindow(painter, window, m_mode == Appearance::Mode::Dark ? Tokens::darkTheme() : Tokens::light());
        if (m_mode == Appearance::Mode::System) {
            painter.save();
            painter.setClipRect(QRectF(window.center().x(), window.top() - 1, window.width(), window.height() + 2));
            paintWindow(painter, window, Tokens::darkTheme());
            painter.restore();
        }
        painter.setPen(isChecked() ? tokens().text : tokens().text2);
        painter.setFont(typeFont(isChecked() ? Type::SecondaryStrong12 : Type::Secondary12));
        painter.drawText(QRect(0, px(78), width(), px(24)), Qt::AlignCenter, text());
    }

private:
    static void paintWindow(QPainter &painter, const QRectF &window, const Tokens &t)
    {
        QPainterPath shape;
        shape.addRoundedRect(window, px(6), px(6));
        painter.save();
        painter.setClipPath(shape, Qt::IntersectClip);
        painter.fillRect(window, t.surface);
        painter.fillRect(QRectF(window.left(), window.top(), px(30), window.height()), t.sidebar);
        const auto bar = [&](double x, double y, double w, double h, const QColor &colour, double r) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(window.left() + px(x), window.top() + px(y), px(w), px(h)), r, r);
        };
        bar(6, 9, 16, 4, t.text2, 2);
        bar(6, 19, 13, 3, t.disabled, 1.5);
        bar(6, 26, 15, 3, t.disabled, 1.5);
        bar(38, 9, 26, 4, t.text2, 2);
        painter.fillRect(QRectF(window.left() + px(38), window.top() + px(20), px(64), 1), t.line);
        bar(38, 27, 44, 3, t.disabled, 1.5);
        bar(38, 35, 52, 3, t.disabled, 1.5);
        bar(38, 43, 36, 3, t.disabled, 1.5);
        bar(38, 53, 20, 8, t.accentFill, 2);
        painter.restore();
        painter.setPen(QPen(t.line2, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(shape);
    }

    Appearance::Mode m_mode;
};

} // namespace

ThemePicker::ThemePicker(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, px(6), 0, px(6));
    row->setSpacing(px(12));
    using Mode = Appearance::Mode;
    for (const auto &[mode, name] : {std::pair(Mode::System, tr("Match system")), std::pair(Mode::Light, tr("Light")),
             std::pair(Mode::Dark, tr("Dark"))}) {
        auto *card = new ThemeCard(mode, name, this);
        m_group->addButton(card, static_cast<int>(mode));
        stopTabWhileChosen(card);
        row->addWidget(card);
    }
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (on)
            emit modeChosen(static_cast<Mode>(id));
    });
}

void ThemePicker::setMode(Appearance::Mode mode)
{
    const QSignalBlocker quiet(m_group);
    m_group->button(static_cast<int>(mode))->setChecked(true);
}

} // namespace shortlist::ui
