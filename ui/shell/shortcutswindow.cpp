// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcutswindow.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/components/panes.h"
#include "ui/shell/commands.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

class Caps final : public QWidget
{
public:
    Caps(QStringList keys, QWidget *parent)
        : QWidget(parent)
        , m_keys(std::move(keys))
    {
        setAccessibleName(m_keys.join(u' '));
        setFixedHeight(px(24));
        setMinimumWidth(px(116));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const int right = layoutDirection() == Qt::RightToLeft ? keyCapsWidth(m_keys) : width() - 1;
        paintKeyCaps(painter, right, height() / 2, m_keys);
    }

private:
    QStringList m_keys;
};

struct Fixed
{
    QStringList keys;
    QString text;
};

QList<Fixed> inLists()
{
    const auto tr = [](const char *text) { return ShortcutsWindow::tr(text); };
    return {{{u"↵"_s}, tr("Open")}, {{u"Space"_s}, tr("Large preview")}, {{u"F2"_s}, tr("Rename")},
        {{u"Ctrl"_s, u"D"_s}, tr("Duplicate as variant")}, {{u"Del"_s}, tr("Move to Trash")},
        {{u"→"_s, u"←"_s}, tr("Show or hide variants")}};
}

QList<Fixed> inEditor()
{
    const auto tr = [](const char *text) { return ShortcutsWindow::tr(text); };
    return {{{u"↵"_s}, tr("Next bullet")}, {{u"Ctrl"_s, u"↵"_s}, tr("Next entry")},
        {{u"Alt"_s, u"↑"_s, u"↓"_s}, tr("Move bullet, entry, section or chip")},
        {{u"Backspace"_s}, tr("Remove an empty bullet")}, {{u"Ctrl"_s, u"+"_s, u"−"_s}, tr("Page zoom")},
        {{u"Ctrl"_s, u"0"_s}, tr("Fit the page to the width")}};
}

QList<Fixed> inHistory()
{
    const auto tr = [](const char *text) { return ShortcutsWindow::tr(text); };
    return {{{u"F8"_s}, tr("Next change")}, {{u"Shift"_s, u"F8"_s}, tr("Previous change")},
        {{u"Ctrl"_s, u"↵"_s}, tr("Choose the other version")}};
}

QList<Fixed> inJobs()
{
    const auto tr = [](const char *text) { return ShortcutsWindow::tr(text); };
    return {{{u"Ctrl"_s, u"↵"_s}, tr("Add the chosen words")}, {{u"F2"_s}, tr("Rename")},
        {{u"Del"_s}, tr("Move to Trash")}};
}

void addBlock(QVBoxLayout &column, const QString &title, const QList<Fixed> &rows, QWidget *parent)
{
    column.addWidget(new Label(title, Type::CaptionStrong11, Ink::Tertiary, parent));
    for (const Fixed &row : rows) {
        auto *line = new QHBoxLayout;
        line->addWidget(new Label(row.text, Type::Body13, Ink::Text, parent), 1);
        line->addWidget(new Caps(row.keys, parent));
        column.addLayout(line);
    }
    column.addSpacing(px(12));
}

} // namespace

ShortcutsWindow::ShortcutsWindow(QWidget *anyWidget, const Commands &commands)
    : Overlay(anyWidget)
{
    auto *panel = new OverlayPanel(tr("Shortcuts"));
    panel->setMinimumSize(px(760), std::min(px(560), anyWidget->window()->height() - px(48)));
    auto *close = Button::iconButton(u"x"_s, tr("Close"), panel);
    connect(close, &QPushButton::clicked, this, &Overlay::closeOverlay);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(px(20), px(10), px(12), px(10));
    head->addWidget(new Label(tr("Shortcuts"), Type::ViewTitle16, Ink::Text, panel), 1);
    head->addWidget(close);

    auto *content = new QWidget;
    content->setProperty("panel", u"surface"_s);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    left->setSpacing(px(2));
    right->setSpacing(px(2));
    for (const auto group : {Commands::Group::File, Commands::Group::Edit, Commands::Group::View, Commands::Group::Go,
             Commands::Group::Help}) {
        QList<Fixed> rows;
        for (const QAction *action : commands.ofGroup(group)) {
            if (!action->shortcut().isEmpty())
                rows.append({keyCaps(action->shortcut()), action->text()});
        }
        addBlock(group == Commands::Group::File || group == Commands::Group::Go || group == Commands::Group::Edit
                ? *left
                : *right,
            Commands::groupName(group), rows, content);
    }
    addBlock(*right, tr("In the list of resumes"), inLists(), content);
    addBlock(*right, tr("In History"), inHistory(), content);
    addBlock(*right, tr("In jobs"), inJobs(), content);
    addBlock(*left, tr("In the editor"), inEditor(), content);
    left->addStretch(1);
    right->addStretch(1);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(px(20), px(16), px(20), px(12));
    columns->setSpacing(px(40));
    columns->addLayout(left, 1);
    columns->addLayout(right, 1);
    auto *scroll = new QScrollArea(panel);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->setAccessibleName(tr("Shortcuts"));
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 8);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, panel));
    column->addWidget(scroll, 1);
    setPanel(panel);
}

} // namespace shortlist::ui
