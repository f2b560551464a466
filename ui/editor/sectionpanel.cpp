// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sectionpanel.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/sectiondelegate.h"
#include "ui/editor/formcontext.h"
#include "ui/editor/sectionactions.h"
#include "ui/editor/sectionmodel.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int sectionRowHeight = 32;
constexpr int headHeight = 40;

} // namespace

SectionPanel::SectionPanel(FormContext &context, SectionActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_model(new SectionModel(context, this))
    , m_list(new QListView(this))
{
    setAccessibleName(tr("Sections"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addHead();
    m_list->setObjectName(u"sections"_s);
    m_list->setAccessibleName(tr("Sections"));
    m_list->setProperty("panel", u"sidebar"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SectionDelegate(sectionRowHeight, m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->installEventFilter(this);
    m_list->viewport()->installEventFilter(this);
    column->addWidget(m_list, 1);
    addFoot();
    connect(m_model, &SectionModel::moveWanted, &actions, &SectionActions::moveTo);
    connect(m_model, &SectionModel::renameWanted, &actions, &SectionActions::rename);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        const QString key = m_model->keyAt(now.row());
        if (!m_quiet && !key.isEmpty())
            emit sectionChosen(key);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        const QString key = m_model->keyAt(index.row());
        if (key.isEmpty())
            showAddMenu(m_list->viewport()->mapToGlobal(m_list->visualRect(index).bottomLeft()));
        else
            emit sectionChosen(key);
    });
    connect(m_list, &QListView::doubleClicked, this,
        [this](const QModelIndex &index) { startRename(m_model->keyAt(index.row())); });
}

void SectionPanel::addHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(px(headHeight));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(16), 0, px(8), 0);
    row->addWidget(new Label(tr("Sections"), Type::RowTitle13, Ink::Text, head));
    row->addStretch(1);
    Button *add = Button::iconButton(u"plus"_s, tr("Add section"), head);
    add->setObjectName(u"addSection"_s);
    connect(
        add, &QAbstractButton::clicked, this, [this, add] { showAddMenu(add->mapToGlobal(QPoint(0, add->height()))); });
    row->addWidget(add);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addWidget(head);
    column->addSpacing(px(8));
}

void SectionPanel::addFoot()
{
    auto *foot = new QWidget(this);
    foot->setObjectName(u"figures"_s);
    auto *grid = new QGridLayout(foot);
    grid->setContentsMargins(px(16), px(12), px(16), px(12));
    grid->setVerticalSpacing(px(4));
    grid->addWidget(new Label(tr("This resume"), Type::SecondaryStrong12, Ink::Secondary, foot), 0, 0);
    const auto line = [&](int row, const QString &name) {
        grid->addWidget(new Label(name, Type::Secondary12, Ink::Tertiary, foot), row, 0);
        auto *figure = new Label({}, Type::SecondaryStrong12, Ink::Text, foot);
        figure->setAccessibleName(name);
        grid->addWidget(figure, row, 1, Qt::AlignTrailing);
        return figure;
    };
    m_pages = line(1, tr("Pages"));
    m_words = line(2, tr("Words"));
    static_cast<QVBoxLayout *>(layout())->addWidget(foot);
}

void SectionPanel::setCurrent(const QString &section)
{
    const int row = m_model->rowOf(section);
    if (row < 0 || m_list->currentIndex().row() == row)
        return;
    m_quiet = true;
    m_list->setCurrentIndex(m_model->index(row));
    m_quiet = false;
}

void SectionPanel::refresh()
{
    const QString current = m_model->keyAt(m_list->currentIndex().row());
    m_model->refresh();
    setCurrent(current);
}

void SectionPanel::setFigures(int pages, int words)
{
    const QLocale locale;
    m_pages->setText(locale.toString(pages));
    m_words->setText(locale.toString(words));
}

void SectionPanel::startRename(const QString &section)
{
    const int row = m_model->rowOf(section);
    if (row >= 0)
        m_list->edit(m_model->index(row));
}

void SectionPanel::showAddMenu(const QPoint &globalPosition)
{
    QMenu menu;
    m_actions.fillAddMenu(menu);
    menu.exec(globalPosition);
}

void SectionPanel::showSectionMenu(int row, const QPoint &globalPosition)
{
    QMenu menu;
    m_actions.fillSectionMenu(menu, m_model->keyAt(row));
    if (!menu.isEmpty())
        menu.exec(globalPosition);
}

bool SectionPanel::eventFilter(QObject *watched, QEvent *event)
{
    const int row = m_list->currentIndex().row();
    if (event->type() == QEvent::ContextMenu) {
        const auto *menu = static_cast<QContextMenuEvent *>(event);
        const bool keys = menu->reason() == QContextMenuEvent::Keyboard;
        const QModelIndex at
            = keys || watched != m_list->viewport() ? m_list->currentIndex() : m_list->indexAt(menu->pos());
        const QPoint where
            = keys ? m_list->viewport()->mapToGlobal(m_list->visualRect(at).bottomLeft()) : menu->globalPos();
        if (at.isValid())
            showSectionMenu(at.row(), where);
        return true;
    }
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_list && key) {
        const auto *press = static_cast<QKeyEvent *>(event);
        const bool arrow = press->key() == Qt::Key_Up || press->key() == Qt::Key_Down;
        const bool moves = press->modifiers() == Qt::AltModifier && arrow;
        const bool enters = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        const bool removes = press->key() == Qt::Key_Delete;
        if (!moves && !enters && !removes)
            return false;
        event->accept();
        if (event->type() == QEvent::ShortcutOverride)
            return true;
        const QString section = m_model->keyAt(row);
        if (section.isEmpty() && enters)
            showAddMenu(m_list->viewport()->mapToGlobal(m_list->visualRect(m_list->currentIndex()).bottomLeft()));
        else if (!section.isEmpty() && moves)
            m_actions.move(section, press->key() == Qt::Key_Up ? -1 : 1);
        else if (!section.isEmpty() && enters)
            emit entered(section);
        else if (!section.isEmpty() && removes && section != u"personalInfo")
            m_actions.remove(section);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SectionPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().sidebar);
    painter.fillRect(QRect(0, px(headHeight) - 1, width(), 1), tokens().line);
    const auto *foot = findChild<QWidget *>(u"figures"_s);
    painter.fillRect(QRect(0, foot->y(), width(), 1), tokens().line);
}

} // namespace shortlist::ui
