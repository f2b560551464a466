// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace shortlist::ui {

class Button;
class Label;
class Timeline;
class TimelineModel;

/// The timeline with its head: how many versions there are, and which of them are listed. It stands at the side of
/// History, or hangs from a button where there is little room.
class TimelinePane final : public QWidget
{
    Q_OBJECT

public:
    TimelinePane(TimelineModel &model, QWidget *parent = nullptr);

    void setCountText(const QString &text);
    [[nodiscard]] Timeline *timeline() const { return m_timeline; }

private:
    void openFilterMenu();

    TimelineModel &m_model;
    Label *m_count = nullptr;
    Button *m_filter = nullptr;
    Timeline *m_timeline = nullptr;
};

} // namespace shortlist::ui
