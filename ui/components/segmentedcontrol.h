// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>

class QButtonGroup;
class QAbstractButton;

namespace shortlist::ui {

/// One choice of a few that stand side by side: the mode switch (Track) or the filters above a list (Tabs). It is one
/// stop for Tab; arrow keys choose.
class SegmentedControl final : public QFrame
{
    Q_OBJECT

public:
    enum class Look {
        Track, ///< a pressed track 28 px high with the chosen part raised
        Tabs, ///< no track; the chosen part has the `select` fill
    };

    explicit SegmentedControl(Look look, const QString &accessibleName, QWidget *parent = nullptr);

    /// Adds a part and gives its index. An icon without text needs `hint` as its name.
    int addSegment(const QString &text, const QString &iconName = {}, const QString &hint = {});
    /// The figure after the text; -1 shows none.
    void setCount(int index, int count);
    void setText(int index, const QString &text);
    void setSegmentVisible(int index, bool visible);
    [[nodiscard]] int current() const;
    /// Chooses without the signal.
    void setCurrent(int index);
    [[nodiscard]] QAbstractButton *segment(int index) const;
    [[nodiscard]] int segmentCount() const;

signals:
    void currentChanged(int index); ///< by a person

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
    QButtonGroup *m_group = nullptr;
};

} // namespace shortlist::ui
