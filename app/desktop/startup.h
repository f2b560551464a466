// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <thread>

namespace shortlist::app {

/// Gives the QApplication its name, icon, typefaces, translations and the person's appearance. Call it once, before the
/// first window.
void setUpApplication();

/// Reads the list of the system's typefaces (fontconfig) on a thread of its own from the first line of main() on, while
/// the QApplication is made; Qt then finds it read. Waits for the thread when it goes. Does nothing where Qt asks
/// another system.
class TypefaceReader
{
public:
    TypefaceReader();
    ~TypefaceReader();
    TypefaceReader(const TypefaceReader &) = delete;
    TypefaceReader &operator=(const TypefaceReader &) = delete;

private:
    std::thread m_thread;
};

} // namespace shortlist::app
