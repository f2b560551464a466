// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of HistoryView and where they stand.
#include "ui/history/historyview.h"

#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/components/passfocus.h"
#include "ui/components/popover.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/editor/resumesession.h"
#include "ui/history/comparison.h"
#include "ui/history/comparisonhead.h"
#include "ui/history/difflist.h"
#include "ui/history/timeline.h"
#include "ui/history/timelinepane.h"
#include "ui/history/versionpicker.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int sideWidth = 316;
constexpr int sideLeast = 240;
constexpr int narrowBelow = 1040; ///< DESIGN.md §4: the list becomes a menu
constexpr int barHeight = 43;

void setPanel(QWidget *widget, const QString &panel)
{
    widget->setProperty("panel", panel);
    widget->setAttribute(Qt::WA_StyledBackground);
}

} // namespace

HistoryView::HistoryView(Library &library, ResumeSession &session, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_session(session)
    , m_timelineModel(m_versions, session.clock())
    , m_comparison(new Comparison(session, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_side = new TimelinePane(m_timelineModel, m_splitter);
    m_side->setMinimumWidth(px(sideLeast));
    setPane(m_side, Pane::Left);
    m_splitter->addWidget(m_side);
    m_splitter->addWidget(makeCentre());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({px(sideWidth), px(960)});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter);
    m_passFocus = new PassFocus(this, m_side->timeline());
    connectParts();
    bindKeys();
}

QWidget *HistoryView::makeToolbar()
{
    auto *bar = new QWidget(this);
    setPanel(bar, u"surface"_s);
    bar->setMinimumHeight(px(barHeight));
    m_sideButton = new Button(Button::Kind::Secondary, {}, u"history"_s, bar);
    m_sideButton->setChevron(true);
    m_sideButton->hide();
    connect(m_sideButton, &QPushButton::clicked, this, &HistoryView::openSidePopover);
    m_pickBefore = new VersionPicker(tr("Version before"), m_versions, m_session.clock(), bar);
    m_pickAfter = new VersionPicker(tr("Version after"), m_versions, m_session.clock(), bar);
    m_layout = new SegmentedControl(SegmentedControl::Look::Track, tr("Layout of the comparison"), bar);
    m_layout->addSegment(tr("Side by side"));
    m_layout->addSegment(tr("Inline"));
    m_layout->setCurrent(0);
    m_onlyChanges = new QCheckBox(tr("Only changes"), bar);
    m_onlyChanges->setChecked(true);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(px(16), 0, px(20), 0);
    row->setSpacing(px(8));
    row->addWidget(m_sideButton);
    row->addWidget(new Label(tr("Compare"), Type::Body13, Ink::Secondary, bar));
    row->addWidget(m_pickBefore);
    row->addWidget(new IconLabel(u"arrow-right"_s, 16, IconTone::Tertiary, bar));
    row->addWidget(m_pickAfter);
    row->addStretch(1);
    row->addWidget(m_layout);
    row->addSpacing(px(8));
    row->addWidget(m_onlyChanges);
    return bar;
}

QWidget *HistoryView::makeCentre()
{
    auto *centre = new QWidget(this);
    setPanel(centre, u"surface"_s);
    QWidget *bar = makeToolbar();
    m_head = new ComparisonHead(centre);
    m_pages = new QStackedWidget(centre);
    m_diff = new DiffList(m_pages);
    m_head->follow(m_diff);
    auto *empty = new QWidget(m_pages);
    m_message = new Label({}, Type::Body13, Ink::Secondary, empty);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    auto *words = new QVBoxLayout(empty);
    words->setContentsMargins(px(48), px(32), px(48), px(64));
    words->addWidget(m_message);
    m_pages->addWidget(m_diff);
    m_pages->addWidget(empty);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(new Hairline(Qt::Horizontal, centre));
    column->addWidget(m_head);
    column->addWidget(m_pages, 1);
    setPane(centre, Pane::Centre);
    return centre;
}

void HistoryView::bindKeys()
{
    const auto bind = [this](const QKeySequence &keys, bool forward) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, forward] { goToChange(forward); });
    };
    bind(Qt::Key_F8, true);
    bind(Qt::SHIFT | Qt::Key_F8, false);
}

void HistoryView::openSidePopover()
{
    auto *popover = new Popover(tr("Versions"), this);
    popover->setAttribute(Qt::WA_DeleteOnClose);
    popover->content()->setContentsMargins(px(4), px(4), px(4), px(4));
    auto *pane = new TimelinePane(m_timelineModel, popover);
    pane->setCountText(m_sideButton->text());
    pane->setFixedSize(px(sideWidth), std::min(px(480), std::max(px(200), height() - px(80))));
    popover->content()->addWidget(pane);
    connectTimeline(pane->timeline());
    // One choice and the menu is done; Ctrl keeps it open to choose the other side as well.
    connect(pane->timeline(), &Timeline::settled, popover, &QWidget::close);
    connect(pane->timeline(), &Timeline::menuRequested, popover, &QWidget::close);
    popover->openAt(m_sideButton);
    pane->timeline()->setCurrentIndex(m_timelineModel.index(std::max(0, m_timelineModel.rowOf(m_before)), 0));
    pane->timeline()->setFocus(Qt::PopupFocusReason);
}

void HistoryView::updatePanes()
{
    m_narrow = width() < px(narrowBelow);
    m_sideButton->setVisible(m_narrow);
    m_side->setVisible(!m_narrow);
    m_passFocus->setTarget(m_narrow ? static_cast<QWidget *>(m_diff) : m_side->timeline());
}

void HistoryView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updatePanes();
}

} // namespace shortlist::ui
