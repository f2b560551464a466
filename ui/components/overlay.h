// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace shortlist::ui {

/// A dialog inside the window: a flat scrim over everything and a panel on it. The palette, the export dialog and
/// questions are overlays. Tab stays inside, Esc closes, focus returns to where it was. It deletes itself when closed.
class Overlay : public QWidget
{
    Q_OBJECT

public:
    enum class Place { Centre, Top };

    /// Covers the window of `anyWidget`. Give it its panel, then call open().
    explicit Overlay(QWidget *anyWidget, Place place = Place::Centre);

    /// Takes ownership. The panel keeps its size hint, limited by the window less 32 px.
    void setPanel(QWidget *panel);
    [[nodiscard]] QWidget *panel() const { return m_panel; }
    void open(QWidget *firstFocus = nullptr);
    void closeOverlay();

signals:
    void closed();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    Place m_place;
    QPointer<QWidget> m_opener;
    QWidget *m_panel = nullptr;
    bool m_closing = false;
};

/// A dialog-like surface with border and radius 10, for overlays.
class OverlayPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OverlayPanel(const QString &accessibleName, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

/// Asks one question with a verb to say yes by ("Delete for good") and Cancel. `danger` paints the verb in `bad`.
class Question final : public Overlay
{
    Q_OBJECT

public:
    Question(QWidget *anyWidget, const QString &title, const QString &text, const QString &verb, bool danger);

signals:
    void accepted();
};

} // namespace shortlist::ui
