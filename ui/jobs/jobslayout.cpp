// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of JobsView and where they stand.
#include "ui/jobs/jobsview.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/components/passfocus.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/jobs/jobfoot.h"
#include "ui/jobs/jobform.h"
#include "ui/jobs/requirementspane.h"

#include <QActionGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int headerHeight = 47;
constexpr int listWidth = 252;
constexpr int requirementsWidth = 308;
constexpr int formLeast = 340;
constexpr int twoColumnsFrom = 440; ///< width of the form

void setPanel(QWidget *widget, const QString &panel)
{
    widget->setProperty("panel", panel);
    widget->setAttribute(Qt::WA_StyledBackground);
}

} // namespace

JobsView::JobsView(Library &library, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_library(library)
    , m_clock(clock)
    , m_filtered(m_jobs)
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    setAcceptDrops(true);
    auto *right = new QWidget(this);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(new Hairline(Qt::Horizontal, right));
    column->addWidget(makeBody(), 1);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeListPane());
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({px(listWidth), px(812)});
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(makeEmptyState());
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_pages);
    new PassFocus(this, m_list);
    connectParts();
    bindKeys();
    refreshHeader();
    reload();
    reloadResumes();
}

QWidget *JobsView::makeListPane()
{
    auto *pane = new QWidget(this);
    setPanel(pane, u"sunken"_s);
    pane->setMinimumWidth(px(200));
    m_search = new SearchField(tr("Search jobs"), {}, pane);
    m_list = new QListView(pane);
    m_list->setModel(&m_filtered);
    m_list->setItemDelegate(new JobDelegate(m_filtered, m_list));
    m_list->setAccessibleName(tr("Jobs"));
    m_list->setProperty("panel", u"sunken"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_noMatch = new Label({}, Type::Body13, Ink::Tertiary, pane);
    m_noMatch->setWordWrap(true);
    m_noMatch->setContentsMargins(px(16), px(12), px(16), px(12));
    m_noMatch->hide();
    auto *search = new QHBoxLayout;
    search->setContentsMargins(px(10), px(8), px(10), px(8));
    search->addWidget(m_search);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeListHeader());
    column->addWidget(new Hairline(Qt::Horizontal, pane));
    column->addLayout(search);
    column->addWidget(new Hairline(Qt::Horizontal, pane));
    column->addWidget(m_noMatch);
    column->addWidget(m_list, 1);
    setPane(pane, Pane::Left);
    return pane;
}

QWidget *JobsView::makeListHeader()
{
    auto *header = new QWidget(this);
    header->setMinimumHeight(px(headerHeight));
    m_count = new Label({}, Type::Body13, Ink::Tertiary, header);
    m_order = Button::iconButton(u"list-filter"_s, tr("Order of the jobs"), header);
    m_new = new SplitButton(Button::Kind::Secondary, tr("New"), u"plus"_s, tr("More ways to add a job"), header);
    m_new->action()->setHint(tr("New job"), u"Ctrl Shift N"_s);
    auto *menu = new QMenu(m_new);
    connect(menu->addAction(icon(u"clipboard-paste"_s), tr("From the clipboard")), &QAction::triggered, this,
        &JobsView::pasteNewJob);
    connect(menu->addAction(icon(u"file-input"_s), tr("From a file…")), &QAction::triggered, this, [this] {
        auto *dialog = new QFileDialog(this, tr("Add a job"), {}, tr("Text and web pages (*.txt *.html *.htm *.md)"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, &JobsView::newJobFromFile);
        dialog->open();
    });
    m_new->setMenu(menu);
    connect(m_order, &QPushButton::clicked, this, &JobsView::openOrderMenu);
    connect(m_new, &SplitButton::clicked, this, &JobsView::newJob);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(16), 0, px(10), 0);
    row->setSpacing(px(6));
    row->addWidget(new Label(tr("Jobs"), Type::ViewTitle16, Ink::Text, header));
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_order);
    row->addWidget(m_new);
    return header;
}

QWidget *JobsView::makeHeader()
{
    auto *header = new QWidget(this);
    setPanel(header, u"window"_s);
    header->setMinimumHeight(px(headerHeight));
    m_saveIcon = new IconLabel(u"check"_s, 16, IconTone::Secondary, header);
    m_saveText = new Label({}, Type::Secondary12, Ink::Secondary, header);
    m_saveText->setElided(true);
    m_side = new SegmentedControl(SegmentedControl::Look::Track, tr("Posting or what it asks for"), header);
    m_side->addSegment(tr("Posting"));
    m_side->addSegment(tr("What it asks for"));
    m_side->setCurrent(0);
    m_undo = Button::iconButton(u"undo-2"_s, tr("Undo"), header);
    m_redo = Button::iconButton(u"redo-2"_s, tr("Redo"), header);
    m_trash = Button::iconButton(u"trash-2"_s, tr("Move to Trash"), header);
    m_variant = new Button(Button::Kind::Primary, tr("Create tailored variant"), u"copy-plus"_s, header);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(px(20), 0, px(12), 0);
    row->setSpacing(px(8));
    row->addWidget(m_saveIcon);
    row->addWidget(m_saveText, 1);
    row->addWidget(m_side);
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(m_trash);
    row->addWidget(m_variant);
    setPane(header, Pane::Header);
    return header;
}

QWidget *JobsView::makeBody()
{
    m_body = new QSplitter(Qt::Horizontal, this);
    m_body->setHandleWidth(1);
    m_body->setChildrenCollapsible(false);
    m_posting = new QWidget(m_body);
    m_form = new JobForm(m_posting);
    m_foot = new JobFoot(m_posting);
    auto *column = new QVBoxLayout(m_posting);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form, 1);
    column->addWidget(m_foot);
    m_requirements = new RequirementsPane(m_body);
    m_requirements->setMinimumWidth(px(220));
    m_body->addWidget(m_posting);
    m_body->addWidget(m_requirements);
    m_body->setStretchFactor(0, 1);
    m_body->setStretchFactor(1, 0);
    m_body->setSizes({px(505), px(requirementsWidth)});
    setPane(m_form, Pane::Centre);
    setPane(m_requirements, Pane::Right);
    setPane(m_foot, Pane::Footer);
    return m_body;
}

QWidget *JobsView::makeEmptyState()
{
    auto *page = new QWidget(this);
    setPanel(page, u"surface"_s);
    auto *heading = new Label(tr("No jobs yet"), Type::ViewTitle16, Ink::Text, page);
    auto *words = new Label(tr("Paste a posting to see what it asks for."), Type::Body13, Ink::Secondary, page);
    auto *paste = new Button(Button::Kind::Primary, tr("Paste a posting"), u"clipboard-paste"_s, page);
    auto *empty = new Button(Button::Kind::Secondary, tr("New job"), u"plus"_s, page);
    paste->setHint(tr("Paste a posting"), u"Ctrl V"_s);
    empty->setHint(tr("New job"), u"Ctrl Shift N"_s);
    connect(paste, &QPushButton::clicked, this, &JobsView::pasteNewJob);
    connect(empty, &QPushButton::clicked, this, &JobsView::newJob);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    buttons->addStretch(1);
    buttons->addWidget(paste);
    buttons->addWidget(empty);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(px(32), px(32), px(32), px(32));
    column->setSpacing(px(4));
    column->addStretch(2);
    for (Label *label : {heading, words}) {
        label->setAlignment(Qt::AlignHCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(px(12));
    column->addLayout(buttons);
    column->addStretch(3);
    setPane(page, Pane::Centre);
    return page;
}

void JobsView::bindKeys()
{
    const auto bind = [this](QWidget *where, const QKeySequence &keys, Qt::ShortcutContext context, auto act) {
        auto *shortcut = new QShortcut(keys, where);
        shortcut->setContext(context);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    // Undo and redo are the window's keys, as everywhere: it calls undo() and redo().
    bind(m_list, Qt::Key_Delete, Qt::WidgetShortcut, &JobsView::trashCurrent);
    bind(m_list, QKeySequence::Paste, Qt::WidgetShortcut, &JobsView::pasteNewJob);
    bind(m_list, Qt::Key_F2, Qt::WidgetShortcut, [this] { m_form->focusTitle(); });
    bind(m_pages->widget(1), QKeySequence::Paste, Qt::WidgetWithChildrenShortcut, &JobsView::pasteNewJob);
}

void JobsView::openOrderMenu()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, JobFilterModel::Order order) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filtered.order() == order);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, order] { m_filtered.setOrder(order); });
    };
    add(tr("Last edited"), JobFilterModel::Order::LastEdited);
    add(tr("Title"), JobFilterModel::Order::Title);
    add(tr("Company"), JobFilterModel::Order::Company);
    menu->popup(m_order->mapToGlobal(QPoint(0, m_order->height() + px(4))));
}

void JobsView::updatePanes()
{
    // Measured, not guessed: the pane of requirements gives way where the form would have no room beside it.
    const int room = width() - (m_splitter->sizes().isEmpty() ? 0 : m_splitter->sizes().constFirst());
    const bool both = room >= px(formLeast + 220);
    m_side->setVisible(!both);
    m_posting->setVisible(both || m_side->current() == 0);
    m_requirements->setVisible(both || m_side->current() == 1);
    m_variant->setCompact(room < px(620));
    const int form = both ? room - (m_body->sizes().size() > 1 ? m_body->sizes().constLast() : 0) : room;
    m_form->setOneColumn(form < px(twoColumnsFrom));
}

} // namespace shortlist::ui
