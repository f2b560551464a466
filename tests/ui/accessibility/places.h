// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/samplelibrary.h"
#include "ui/editor/resumesession.h"
#include "ui/shell/mainwindow.h"

#include <QStringList>

#include <memory>

namespace shortlist {

/// A place of the program on a sample library, alone in a window or inside the main one.
class Place final
{
public:
    /// Names of all places that can be shown.
    static QStringList names();

    explicit Place(const QString &name, const QSize &size = {1280, 800});
    ~Place();

    [[nodiscard]] QWidget &widget() const { return *m_widget; }

private:
    class NoImporter;

    FakeLibrary m_library;
    std::unique_ptr<NoImporter> m_importer;
    std::unique_ptr<ui::ResumeSession> m_session;
    std::unique_ptr<QWidget> m_widget;
};

} // namespace shortlist
