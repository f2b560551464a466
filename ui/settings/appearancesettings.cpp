// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/appearancesettings.h"

#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/switch.h"
#include "ui/settings/settingscard.h"
#include "ui/settings/themepicker.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSettings>
#include <QSlider>

#include <functional>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::AppearanceSettings", text);
}

void change(const std::function<void(Appearance &)> &what)
{
    Appearance appearance = Theme::instance().appearance();
    what(appearance);
    QSettings settings;
    appearance.save(settings);
    Theme::instance().apply(appearance);
}

QWidget *sizeControl(SettingsCard &card)
{
    auto *control = new QWidget(&card);
    auto *slider = new QSlider(Qt::Horizontal, control);
    slider->setObjectName(u"interfaceSize"_s);
    slider->setAccessibleName(tr("Interface size"));
    slider->setRange(85, 150);
    slider->setSingleStep(5);
    slider->setPageStep(10);
    slider->setFixedWidth(px(144));
    slider->setValue(Theme::instance().appearance().scalePercent);
    auto *figure = new Label(tr("%1 %").arg(slider->value()), Type::Secondary12, Ink::Secondary, control);
    figure->setMinimumWidth(px(40));
    figure->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    row->addWidget(new Label(u"A"_s, Type::Caption11, Ink::Secondary, control));
    row->addWidget(slider);
    row->addWidget(new Label(u"A"_s, Type::ViewTitle16, Ink::Secondary, control));
    row->addWidget(figure);
    QObject::connect(slider, &QSlider::valueChanged, figure, [slider, figure](int value) {
        figure->setText(tr("%1 %").arg(value));
        // While the handle is held the layout must not move under it.
        if (!slider->isSliderDown())
            change([value](Appearance &a) { a.scalePercent = value; });
    });
    QObject::connect(slider, &QSlider::sliderReleased, slider,
        [slider] { change([slider](Appearance &a) { a.scalePercent = slider->value(); }); });
    return control;
}

} // namespace

void chooseThemeMode(Appearance::Mode mode)
{
    change([mode](Appearance &a) { a.mode = mode; });
}

void addAppearanceRows(SettingsCard &card)
{
    const Appearance now = Theme::instance().appearance();
    auto *theme = new ThemePicker(&card);
    theme->setMode(now.mode);
    QObject::connect(theme, &ThemePicker::modeChosen, theme, [](Appearance::Mode mode) { chooseThemeMode(mode); });
    card.addRow(tr("Theme"), {}, theme, 122);

    card.addRow(tr("Interface size"), tr("Resume pages are not affected."), sizeControl(card));

    auto *dim = new Switch(tr("Dim pages in dark theme"), &card);
    dim->setObjectName(u"dimPages"_s);
    dim->setChecked(now.dimPages);
    QObject::connect(
        dim, &QAbstractButton::toggled, dim, [](bool on) { change([on](Appearance &a) { a.dimPages = on; }); });
    card.addRow(tr("Dim pages in dark theme"), tr("Screen only. Exports stay white."), dim);

    auto *rows = new SegmentedControl(SegmentedControl::Look::Track, tr("Row height"), &card);
    rows->addSegment(tr("Compact"));
    rows->addSegment(tr("Comfortable"));
    rows->setCurrent(now.compactRows ? 0 : 1);
    QObject::connect(rows, &SegmentedControl::currentChanged, rows,
        [](int index) { change([index](Appearance &a) { a.compactRows = index == 0; }); });
    card.addRow(tr("Row height"), {}, rows);

    auto *motion = new QComboBox(&card);
    motion->addItems({tr("Match system"), tr("Always"), tr("Never")});
    motion->setCurrentIndex(static_cast<int>(now.motion));
    QObject::connect(motion, &QComboBox::activated, motion,
        [](int index) { change([index](Appearance &a) { a.motion = static_cast<Appearance::Motion>(index); }); });
    card.addRow(tr("Reduce motion"), {}, motion);
}

} // namespace shortlist::ui
