// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakelibrary.h"

#include <QSize>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace shortlist::screens {

/// One picture: how to build what is shown. `build` gives a widget that owns everything it needs; it is shown at each
/// size, theme and scale, and events are processed until it is quiet.
struct Screen
{
    QString name; ///< file name stem: "01-library"
    std::function<std::unique_ptr<QWidget>()> build;
    std::vector<QSize> sizes = {{1280, 800}, {1680, 1050}};
};

/// Gives the job at Quillon Rail of the sample library its whole posting and what it asks for.
JobId fillSampleJob(FakeLibrary &library);

/// Each file of screens adds its own.
std::vector<Screen> galleryScreens();
std::vector<Screen> windowScreens();
std::vector<Screen> editorScreens();
std::vector<Screen> viewScreens();

} // namespace shortlist::screens
