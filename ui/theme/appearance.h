// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QSettings;

namespace shortlist::ui {

/// What a person chose about how the program looks on this computer. Kept in QSettings, not in the library.
struct Appearance
{
    enum class Mode { System, Light, Dark };
    enum class Motion { System, Reduced, Full };

    Mode mode = Mode::System;
    int scalePercent = 100; ///< 85 to 150: fonts, heights and icons of the interface, not the resume page
    bool dimPages = true; ///< the paper is a little darker in the dark theme; screen only
    bool compactRows = false; ///< list rows are 8 px lower
    Motion motion = Motion::System;

    static Appearance load(QSettings &settings);
    void save(QSettings &settings) const;
    friend bool operator==(const Appearance &, const Appearance &) = default;
};

} // namespace shortlist::ui
