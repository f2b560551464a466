// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QWidget>

namespace shortlist::ui {

/// The accent colours on offer as dots. One stop for Tab; arrow keys choose.
class AccentDots final : public QWidget
{
    Q_OBJECT

public:
    explicit AccentDots(QWidget *parent = nullptr);

    /// The first one is the design's own.
    void setColours(const QList<QColor> &colours, int current);
    [[nodiscard]] int current() const { return m_current; }
    [[nodiscard]] const QList<QColor> &colours() const { return m_colours; }
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void chosen(int index); ///< by a person

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect dotRect(int index) const;
    void choose(int index);

    QList<QColor> m_colours;
    int m_current = 0;
};

} // namespace shortlist::ui
