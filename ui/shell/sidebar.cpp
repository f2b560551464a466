// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/components/panes.h"
#include "ui/components/sectiondelegate.h"
#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QDir>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int wide = 216;
constexpr int rail = 52;
constexpr int recentShown = 6;

QListView *makeList(QStandardItemModel *model, const QString &name, QWidget *parent)
{
    auto *list = new QListView(parent);
    list->setModel(model);
    list->setItemDelegate(new SectionDelegate(30, list));
    list->setAccessibleName(name);
    list->setProperty("panel", u"sidebar"_s);
    list->setMouseTracking(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    return list;
}

void fitHeight(QListView *list)
{
    const int rows = list->model()->rowCount();
    list->setFixedHeight(rows == 0 ? 0 : rows * list->sizeHintForRow(0));
}

} // namespace

/// The mark and the name.
class Sidebar::Brand final : public QWidget
{
public:
    explicit Brand(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(px(48));
    }
    void setRail(bool railShown)
    {
        m_rail = railShown;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRect mark(m_rail ? (width() - px(20)) / 2 : px(12), (height() - px(20)) / 2, px(20), px(20));
        paintBrandMark(painter, QStyle::visualRect(layoutDirection(), rect(), mark));
        if (m_rail)
            return;
        painter.setPen(t.text);
        painter.setFont(typeFont(Type::RowTitle13));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(px(40), 0, 0, 0)),
            Qt::AlignVCenter | Qt::AlignLeft, u"Shortlist"_s);
    }

private:
    bool m_rail = false;
};

/// Looks like a field, opens the palette.
class Sidebar::GoTo final : public QAbstractButton
{
public:
    explicit GoTo(QWidget *parent)
        : QAbstractButton(parent)
    {
        setText(Sidebar::tr("Go to anything"));
        setAccessibleName(text());
        setToolTip(u"%1  %2"_s.arg(text(), Sidebar::tr("Ctrl K")));
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(px(28));
    }
    void setRail(bool railShown)
    {
        m_rail = railShown;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(t.line2, 1));
        painter.setBrush(underMouse() ? t.hover : t.dark ? t.sunken : t.surface);
        const double inset = hasFocus() ? 1.0 : 0.5;
        painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), px(6), px(6));
        const int side = px(16);
        const auto mirrored = [this](const QRect &area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
        paintIcon(painter, mirrored(QRect(m_rail ? (width() - side) / 2 : px(9), 0, side, height())), u"search"_s, side,
            t.text2);
        if (m_rail)
            return;
        painter.setPen(t.text3);
        painter.setFont(typeFont(Type::Body13));
        painter.drawText(mirrored(rect().adjusted(px(30), 0, -px(8), 0)), Qt::AlignVCenter | Qt::AlignLeft, text());
        painter.setFont(typeFont(Type::Caption11));
        painter.drawText(
            mirrored(rect().adjusted(0, 0, -px(9), 0)), Qt::AlignVCenter | Qt::AlignRight, Sidebar::tr("Ctrl K"));
    }

private:
    bool m_rail = false;
};

Sidebar::Sidebar(QWidget *parent)
    : QWidget(parent)
    , m_brand(new Brand(this))
    , m_menu(Button::iconButton(u"menu"_s, tr("Menu"), this))
    , m_goTo(new GoTo(this))
    , m_placeModel(new QStandardItemModel(this))
    , m_recentTitle(new Label(tr("Recent"), Type::Caption11, Ink::Tertiary, this))
    , m_recentModel(new QStandardItemModel(this))
    , m_where(new Label(tr("On this computer"), Type::Control13, Ink::Secondary, this))
{
    setAccessibleName(tr("Places"));
    const std::pair<QString, QString> places[]
        = {{tr("Resumes"), u"file-text"_s}, {tr("Jobs"), u"briefcase-business"_s}, {tr("Trash"), u"trash-2"_s}};
    for (const auto &[text, iconName] : places) {
        auto *item = new QStandardItem(text);
        item->setData(iconName, SectionDelegate::IconNameRole);
        item->setToolTip(text);
        m_placeModel->appendRow(item);
    }
    m_places = makeList(m_placeModel, tr("Places"), this);
    m_places->setObjectName(u"places"_s);
    m_recent = makeList(m_recentModel, tr("Recent"), this);
    m_recent->setObjectName(u"recent"_s);
    m_recent->setSelectionMode(QAbstractItemView::NoSelection);
    m_menu->setHint(tr("Menu"), tr("Alt"));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(0, 0, px(9), 0);
    top->setSpacing(0);
    top->addWidget(m_brand, 1);
    top->addWidget(m_menu);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(px(16), px(12), px(16), px(14));
    foot->setSpacing(px(9));
    foot->addWidget(new IconLabel(u"hard-drive"_s, 16, IconTone::Secondary, this));
    foot->addWidget(m_where, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addLayout(top);
    auto *goToRow = new QHBoxLayout;
    goToRow->setContentsMargins(px(8), px(2), px(8), px(12));
    goToRow->addWidget(m_goTo);
    column->addLayout(goToRow);
    column->addWidget(m_places);
    column->addSpacing(px(16));
    m_recentTitle->setContentsMargins(px(16), 0, 0, px(2));
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    column->addStretch(1);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(foot);
    setPane(this, Pane::Left);
    connect(m_goTo, &QAbstractButton::clicked, this, &Sidebar::paletteRequested);
    connect(m_places, &QListView::clicked, this,
        [this](const QModelIndex &index) { emit placeRequested(static_cast<Place>(index.row())); });
    connect(m_recent, &QListView::clicked, this, &Sidebar::openRecent);
    m_places->installEventFilter(this);
    m_recent->installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, &Sidebar::applyRail);
    setRecent({});
    applyRail();
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
            auto *list = static_cast<QListView *>(watched);
            if (list == m_places)
                emit placeRequested(static_cast<Place>(list->currentIndex().row()));
            else
                openRecent(list->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Sidebar::openRecent(const QModelIndex &index)
{
    if (index.isValid() && index.row() < m_recents.size()) {
        const auto open = m_recents.at(index.row()).open;
        open();
    }
}

void Sidebar::setRail(bool railWanted)
{
    if (m_rail == railWanted)
        return;
    m_rail = railWanted;
    applyRail();
}

void Sidebar::applyRail()
{
    setFixedWidth(px(m_rail ? rail : wide));
    m_brand->setRail(m_rail);
    m_goTo->setRail(m_rail);
    m_menu->setVisible(!m_rail);
    m_recentTitle->setVisible(!m_rail && !m_recents.isEmpty());
    m_recent->setVisible(!m_rail && !m_recents.isEmpty());
    m_where->setVisible(!m_rail);
    m_goTo->setFixedHeight(px(28));
    m_brand->setFixedHeight(px(48));
    fitHeight(m_places);
    fitHeight(m_recent);
}

void Sidebar::setPlace(Place place)
{
    if (place == Place::None)
        m_places->clearSelection();
    else
        m_places->setCurrentIndex(m_placeModel->index(static_cast<int>(place), 0));
}

void Sidebar::setCount(Place place, int count)
{
    if (QStandardItem *item = m_placeModel->item(static_cast<int>(place)))
        item->setData(count > 0 ? QVariant(count) : QVariant(), SectionDelegate::CountRole);
}

void Sidebar::setRecent(const QList<Recent> &recent)
{
    m_recents = recent.mid(0, recentShown);
    m_recentModel->clear();
    for (const Recent &one : m_recents) {
        auto *item = new QStandardItem(one.title);
        item->setData(one.iconName, SectionDelegate::IconNameRole);
        item->setData(true, SectionDelegate::QuietRole);
        item->setToolTip(one.title);
        m_recentModel->appendRow(item);
    }
    applyRail();
}

void Sidebar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void Sidebar::openMenu()
{
    if (m_menu->isVisible())
        m_menu->showMenu();
    else if (m_menu->menu())
        m_menu->menu()->popup(mapToGlobal(QPoint(px(8), px(44))));
}

void Sidebar::setLibraryPath(const QString &path)
{
    m_where->setToolTip(QDir::toNativeSeparators(path));
}

void Sidebar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().sidebar);
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? 0 : width() - 1, 0, 1, height()), tokens().line);
}

} // namespace shortlist::ui
