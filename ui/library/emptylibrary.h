// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace shortlist::ui {

/// What the library shows while it holds no resume: why it is empty and the ways to begin.
class EmptyLibrary final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyLibrary(QWidget *parent = nullptr);
    /// The one that has the focus first.
    [[nodiscard]] QWidget *firstButton() const;

signals:
    void importRequested();
    void newResumeRequested();
    void sampleRequested();
};

} // namespace shortlist::ui
