// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appearance.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

Appearance Appearance::load(QSettings &settings)
{
    // A settings file is outside our control: every value is brought back into its range.
    Appearance a;
    const QString mode = settings.value(u"appearance/theme"_s).toString();
    a.mode = mode == u"light"_s ? Mode::Light : mode == u"dark"_s ? Mode::Dark : Mode::System;
    a.scalePercent = std::clamp(settings.value(u"appearance/scale"_s, 100).toInt(), 85, 150);
    a.dimPages = settings.value(u"appearance/dimPages"_s, true).toBool();
    a.compactRows = settings.value(u"appearance/compactRows"_s, false).toBool();
    const QString motion = settings.value(u"appearance/motion"_s).toString();
    a.motion = motion == u"reduced"_s ? Motion::Reduced : motion == u"full"_s ? Motion::Full : Motion::System;
    return a;
}

void Appearance::save(QSettings &settings) const
{
    settings.setValue(u"appearance/theme"_s,
        mode == Mode::Light      ? u"light"_s
            : mode == Mode::Dark ? u"dark"_s
                                 : u"system"_s);
    settings.setValue(u"appearance/scale"_s, scalePercent);
    settings.setValue(u"appearance/dimPages"_s, dimPages);
    settings.setValue(u"appearance/compactRows"_s, compactRows);
    settings.setValue(u"appearance/motion"_s,
        motion == Motion::Reduced    ? u"reduced"_s
            : motion == Motion::Full ? u"full"_s
                                     : u"system"_s);
}

} // namespace shortlist::ui
