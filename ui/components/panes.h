// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QWidget>

namespace shortlist::ui {

/// The order in which F6 visits the panes of a window.
enum class Pane { Header = 1, Left, Centre, Right, Footer };

/// Makes `widget` a pane for F6 while it is visible.
void setPane(QWidget *widget, Pane place);

/// F6 and Shift F6: from pane to pane, each where it was left.
class PaneCycler final : public QObject
{
    Q_OBJECT

public:
    explicit PaneCycler(QWidget *window);

    void next();
    void previous();
    /// Visible panes in their order.
    [[nodiscard]] QList<QWidget *> panes() const;

private:
    void go(int by);
    void remember(QWidget *focus);

    QWidget *m_window;
    QHash<QWidget *, QPointer<QWidget>> m_last;
};

/// A header or toolbar of a fixed height (px at 100 %), `surface` with a hairline at its foot.
/// Give it its row as layout: controls stand in its middle.
class Bar final : public QWidget
{
    Q_OBJECT

public:
    explicit Bar(int height, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_height;
};

/// A line of one px in `line`.
class Hairline final : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace shortlist::ui
