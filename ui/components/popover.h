// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace shortlist::ui {

/// A small surface that hangs from a control. Esc or a click elsewhere closes it and focus goes back.
class Popover : public QFrame
{
    Q_OBJECT

public:
    explicit Popover(const QString &accessibleName, QWidget *parent = nullptr);

    /// Opens below `anchor`, or above it where there is no room; its first control gets focus.
    void openAt(QWidget *anchor);
    /// Where the content goes: margins of 12 px are set.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }

protected:
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QPointer<QWidget> m_opener;
    QVBoxLayout *m_content = nullptr;
};

} // namespace shortlist::ui
