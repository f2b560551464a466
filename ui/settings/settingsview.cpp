// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsview.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/panes.h"
#include "ui/components/passfocus.h"
#include "ui/components/sectiondelegate.h"
#include "ui/components/textfield.h"
#include "ui/settings/aboutsettings.h"
#include "ui/settings/appearancesettings.h"
#include "ui/settings/backupsettings.h"
#include "ui/settings/languagesettings.h"
#include "ui/settings/settingscard.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

SettingsView::SettingsView(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(this))
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeNavigator());
    row->addWidget(new Hairline(Qt::Vertical, this));
    row->addWidget(m_scroll, 1);
    m_page->setProperty("panel", u"surface"_s);
    auto *inner = new QVBoxLayout;
    inner->setSpacing(0);
    auto *outer = new QHBoxLayout(m_page);
    // As much at the left as the scroll bar takes at the right: the column stands in the middle of the pane.
    outer->setContentsMargins(px(24 + 12), px(24), px(24), px(24));
    outer->addStretch(1);
    outer->addLayout(inner, 20);
    outer->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(m_page);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setPane(m_scroll, Pane::Centre);

    auto *appearance = new SettingsCard(tr("Appearance"), m_page);
    addAppearanceRows(*appearance);
    addCard(appearance, u"sun-moon"_s);
    auto *language = new SettingsCard(tr("Language"), m_page);
    addLanguageRows(*language);
    addCard(language, u"globe"_s);
    auto *backups = new SettingsCard(tr("Backups"), m_page);
    addBackupRows(*backups, services);
    addCard(backups, u"archive"_s);
    auto *about = new SettingsCard(tr("About"), m_page);
    addAboutRows(*about, services.library);
    addCard(about, u"info"_s);
    for (SettingsCard *card : m_cards) {
        card->setMaximumWidth(px(680));
        card->setMinimumWidth(px(480));
        inner->addWidget(card);
    }
    inner->addStretch(1);
    m_list->setCurrentIndex(m_model->index(0, 0));
    new PassFocus(this, m_list);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsView::follow);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { jump(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) { jump(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (m_list->hasFocus())
            jump(index.row());
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsView::filter);
}

QWidget *SettingsView::makeNavigator()
{
    auto *left = new QWidget(this);
    left->setProperty("panel", u"sidebar"_s);
    left->setAttribute(Qt::WA_StyledBackground);
    left->setFixedWidth(px(215));
    setPane(left, Pane::Left);
    auto *back = new Button(Button::Kind::Quiet, tr("Back"), u"chevron-left"_s, left);
    back->setObjectName(u"settingsBack"_s);
    m_search = new SearchField(tr("Search settings"), {}, left);
    m_list = new QListView(left);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SectionDelegate(30, m_list));
    m_list->setAccessibleName(tr("Settings"));
    m_list->setProperty("panel", u"sidebar"_s);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *version = new Label(
        tr("Shortlist %1").arg(QString::fromLatin1(SHORTLIST_VERSION)), Type::Secondary12, Ink::Tertiary, left);
    version->setContentsMargins(px(16), 0, 0, px(12));
    auto *field = new QHBoxLayout;
    field->setContentsMargins(px(8), 0, px(8), 0);
    field->addWidget(m_search);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, px(10), 0, 0);
    column->setSpacing(px(10));
    column->addWidget(back, 0, Qt::AlignLeft);
    column->addLayout(field);
    column->addWidget(m_list, 1);
    column->addWidget(version);
    connect(back, &QPushButton::clicked, this, &SettingsView::backRequested);
    return left;
}

void SettingsView::addCard(SettingsCard *card, const QString &iconName)
{
    m_cards.append(card);
    auto *item = new QStandardItem(card->heading());
    item->setData(iconName, SectionDelegate::IconNameRole);
    m_model->appendRow(item);
}

void SettingsView::jump(int row)
{
    if (row < 0 || row >= m_cards.size())
        return;
    m_jumping = true;
    m_scroll->verticalScrollBar()->setValue(m_cards.at(row)->y() - px(24));
    m_jumping = false;
}

void SettingsView::follow()
{
    if (m_jumping)
        return;
    const int top = m_scroll->verticalScrollBar()->value() + px(60);
    int row = 0;
    for (int at = 0; at < m_cards.size(); ++at) {
        if (m_cards.at(at)->isVisible() && m_cards.at(at)->y() <= top)
            row = at;
    }
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(m_model->index(row, 0));
    m_list->viewport()->update();
}

void SettingsView::filter(const QString &words)
{
    int shown = 0;
    for (SettingsCard *card : m_cards)
        shown += card->filter(words.trimmed());
    m_search->setCountText(shown == 1 ? tr("1 result") : tr("%1 results").arg(shown));
}

void SettingsView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace shortlist::ui
