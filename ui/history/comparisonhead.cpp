// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/comparisonhead.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/history/diffdelegate.h"
#include "ui/history/historytext.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ComparisonHead::ComparisonHead(QWidget *parent)
    : QWidget(parent)
    , m_count(new Label({}, Type::Secondary12, Ink::Tertiary, this))
    , m_restore(new Button(Button::Kind::Secondary, tr("Restore"), u"history"_s, this))
    , m_name(new Button(Button::Kind::Secondary, tr("Name this version"), u"bookmark"_s, this))
    , m_before(makeSide(m_restore))
    , m_after(makeSide(m_name))
{
    m_restore->setButtonSize(Button::Size::Small);
    m_name->setButtonSize(Button::Size::Small);
    m_name->setHint(tr("Name this version"), u"Ctrl S"_s);
    setFixedHeight(std::max(px(34), m_restore->sizeHint().height() + px(8)));
    connect(m_restore, &QPushButton::clicked, this, &ComparisonHead::restoreRequested);
    connect(m_name, &QPushButton::clicked, this, &ComparisonHead::nameRequested);
}

ComparisonHead::Side ComparisonHead::makeSide(Button *button)
{
    Side side;
    side.box = new QWidget(this);
    side.number = new Label({}, Type::RowTitle13, Ink::Text, side.box);
    side.words = new Label({}, Type::Secondary12, Ink::Tertiary, side.box);
    side.words->setElided(true);
    auto *row = new QHBoxLayout(side.box);
    row->setContentsMargins(px(14), 0, px(10), 0);
    row->setSpacing(px(8));
    row->addWidget(side.number);
    row->addWidget(side.words, 1);
    row->addWidget(button);
    return side;
}

void ComparisonHead::setChanges(int count)
{
    m_count->setText(count == 0 ? tr("No changes") : changesText(count));
    place();
}

void ComparisonHead::setVersions(
    const VersionSummary &before, const VersionSummary &after, bool afterIsPresent, bool restorable)
{
    const auto words
        = [](const VersionSummary &version) { return version.name.isEmpty() ? version.summary : version.name; };
    m_before.number->setText(versionLabel(before.number));
    m_before.words->setText(words(before));
    m_before.words->setToolTip(words(before));
    m_after.number->setText(versionLabel(after.number));
    m_after.words->setText(!after.name.isEmpty() ? after.name : afterIsPresent ? tr("Current") : words(after));
    m_after.words->setToolTip(words(after));
    m_restore->setText(tr("Restore %1").arg(versionLabel(before.number)));
    m_restore->setVisible(restorable);
    m_name->setAccessibleName(tr("Name version %1").arg(versionLabel(after.number)));
    place();
}

void ComparisonHead::setInlined(bool inlined)
{
    m_inlined = inlined;
    place();
    update();
}

void ComparisonHead::follow(QAbstractScrollArea *list)
{
    m_rows = list->viewport();
    m_rows->installEventFilter(this);
    place();
}

bool ComparisonHead::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_rows && event->type() == QEvent::Resize) {
        place();
        update();
    }
    return QWidget::eventFilter(watched, event);
}

DiffColumns ComparisonHead::columns() const
{
    // A scroll bar beside the rows moves their columns, and ours with them.
    DiffColumns c = DiffColumns::forWidth(m_rows ? m_rows->width() : width(), false);
    c.end = width();
    return c;
}

void ComparisonHead::place()
{
    // In one column both versions still share the width: they are the legend of what is struck and underlined.
    const DiffColumns c = columns();
    const auto set = [this](QWidget *widget, int from, int to) {
        widget->setGeometry(
            QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, std::max(0, to - from), height() - 1)));
    };
    set(m_count, px(16), c.before - px(4));
    set(m_before.box, c.before, c.after);
    set(m_after.box, c.after, c.end);
}

void ComparisonHead::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void ComparisonHead::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    const DiffColumns c = columns();
    for (const int x : {c.before, c.after}) {
        if (x == c.after && m_inlined)
            continue;
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, 1, height())), t.line);
    }
}

} // namespace shortlist::ui
