// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/timelinepane.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/history/timeline.h"
#include "ui/history/timelinemodel.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int barHeight = 43;

QString filterName(TimelineModel::Filter filter)
{
    switch (filter) {
    case TimelineModel::Filter::All:
        return TimelinePane::tr("All changes");
    case TimelineModel::Filter::Named:
        return TimelinePane::tr("Named versions");
    case TimelineModel::Filter::Edits:
        return TimelinePane::tr("Edits");
    case TimelineModel::Filter::Look:
        return TimelinePane::tr("Template changes");
    case TimelineModel::Filter::Arrivals:
        return TimelinePane::tr("Restored and imported");
    }
    return {};
}

} // namespace

TimelinePane::TimelinePane(TimelineModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_count(new Label({}, Type::PaneTitle15, Ink::Text, this))
    , m_filter(new Button(Button::Kind::Quiet, filterName(model.filter()), this))
    , m_timeline(new Timeline(model, this))
{
    setProperty("panel", u"sunken"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_filter->setChevron(true);
    m_filter->setToolTip(tr("Which versions are listed"));
    connect(m_filter, &QPushButton::clicked, this, &TimelinePane::openFilterMenu);
    auto *header = new QWidget(this);
    header->setMinimumHeight(px(barHeight));
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(16), 0, px(8), 0);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_timeline, 1);
}

void TimelinePane::setCountText(const QString &text)
{
    m_count->setText(text);
}

void TimelinePane::openFilterMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    for (const auto filter : {TimelineModel::Filter::All, TimelineModel::Filter::Named, TimelineModel::Filter::Edits,
             TimelineModel::Filter::Look, TimelineModel::Filter::Arrivals}) {
        QAction *action = menu->addAction(filterName(filter));
        action->setCheckable(true);
        action->setChecked(filter == m_model.filter());
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, filter] {
            m_model.setFilter(filter);
            m_filter->setText(filterName(filter));
        });
    }
    menu->popup(m_filter->mapToGlobal(QPoint(0, m_filter->height() + px(4))));
}

} // namespace shortlist::ui
