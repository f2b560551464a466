// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace shortlist {

/// The first T below `root` that shows this text, or null.
template <typename T>
T *widgetWithText(const QWidget &root, const QString &text)
{
    for (T *one : root.findChildren<T *>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

/// The first T below `root` that a screen reader calls this, or null.
template <typename T>
T *widgetNamed(const QWidget &root, const QString &accessibleName)
{
    for (T *one : root.findChildren<T *>()) {
        if (one->accessibleName() == accessibleName)
            return one;
    }
    return nullptr;
}

} // namespace shortlist
