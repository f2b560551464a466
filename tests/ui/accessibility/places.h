// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/noimporter.h"
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
    /// What the keyboard is in: the dialog or popover that is open, or the whole place.
    [[nodiscard]] QWidget &root() const;

private:
    void openView(const QString &name);
    void openWindow(const QString &name);
    void openOver(ui::MainWindow &window, const QString &name);

    FakeLibrary m_library;
    NoImporter m_importer;
    std::unique_ptr<ui::ResumeSession> m_session;
    std::unique_ptr<QWidget> m_widget;
};

} // namespace shortlist
