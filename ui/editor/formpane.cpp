// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/formpane.h"

#include "models/domain/headings.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/popover.h"
#include "ui/components/textfield.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/editor/sectionactions.h"
#include "ui/editor/sectionform.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int headHeight = 40;

} // namespace

FormPane::FormPane(FormContext &context, SectionActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_actions(actions)
    , m_scroll(new QScrollArea(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addHead();
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    column->addWidget(m_scroll, 1);
}

void FormPane::addHead()
{
    m_head = new QWidget(this);
    m_head->setFixedHeight(px(headHeight));
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(px(20), 0, px(16), 0);
    row->setSpacing(px(8));
    m_titles = new QWidget(m_head);
    auto *titles = new QHBoxLayout(m_titles);
    titles->setContentsMargins(0, 0, 0, 0);
    titles->setSpacing(px(8));
    m_heading = new Label({}, Type::PaneTitle15, Ink::Text, m_titles);
    m_heading->setElided(true);
    m_heading->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred); // as wide as it is, unless squeezed
    m_count = new Label({}, Type::Body13, Ink::Tertiary, m_titles);
    titles->addWidget(m_heading);
    titles->addWidget(m_count);
    row->addWidget(m_titles);
    m_menu = new Button(Button::Kind::Secondary, {}, u"list-tree"_s, m_head);
    m_menu->setObjectName(u"sectionMenu"_s);
    m_menu->setChevron(true);
    m_menu->hide();
    connect(m_menu, &QAbstractButton::clicked, this, &FormPane::fillSectionMenu);
    row->addWidget(m_menu);
    m_more = Button::iconButton(u"ellipsis"_s, tr("Section menu"), m_head);
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        QMenu menu;
        m_actions.fillSectionMenu(menu, section());
        menu.exec(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    row->addWidget(m_more);
    row->addStretch(1);
    m_add = new Button(Button::Kind::Link, {}, u"plus"_s, m_head);
    m_add->setObjectName(u"addEntry"_s);
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        if (m_form)
            m_form->addEntry();
    });
    row->addWidget(m_add);
    static_cast<QVBoxLayout *>(layout())->addWidget(m_head);
}

void FormPane::setTrailing(QWidget *widget)
{
    static_cast<QHBoxLayout *>(m_head->layout())->addWidget(widget);
}

void FormPane::startRename()
{
    const Section *holder = m_context.content().section(section());
    if (!holder)
        return;
    auto *popover = new Popover(tr("Rename section"), this);
    popover->setAttribute(Qt::WA_DeleteOnClose);
    auto *field = new TextField(tr("Heading"), popover);
    field->setText(sectionHeading(*holder, m_context.look()));
    field->selectAll();
    field->setMinimumWidth(px(220));
    popover->content()->addWidget(field);
    connect(field, &QLineEdit::returnPressed, popover, [this, popover, field, key = section()] {
        m_actions.rename(key, field->text());
        popover->close();
    });
    popover->openAt(m_menu);
}

void FormPane::setFindBar(QWidget *bar)
{
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, bar);
}

void FormPane::setSectionMenuShown(bool shown)
{
    m_menu->setVisible(shown);
    m_more->setVisible(shown);
    m_titles->setVisible(!shown);
    m_head->layout()->setContentsMargins(px(shown ? 10 : 20), 0, px(shown ? 12 : 16), 0);
}

QString FormPane::section() const
{
    return m_form ? m_form->section() : QString();
}

void FormPane::setSection(const QString &section)
{
    if (m_form && m_form->section() == section && m_context.content().section(section)) {
        refresh();
        return;
    }
    auto *page = new QWidget;
    page->setProperty("panel", u"surface"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(px(16), px(16), px(16), px(16));
    m_form = SectionForm::create(m_context, section, page);
    if (m_form) {
        column->addWidget(m_form);
        connect(m_form, &SectionForm::areaShown, this, &FormPane::showArea);
    }
    column->addStretch(1);
    m_scroll->setWidget(page); // deletes the one before
    m_scroll->verticalScrollBar()->setValue(0);
    refresh();
}

void FormPane::refresh()
{
    const Section *holder = m_context.content().section(section());
    if (!holder) {
        m_heading->setText({});
        m_count->setText({});
        m_add->hide();
        return;
    }
    const QString heading = sectionHeading(*holder, m_context.look());
    m_heading->setText(heading);
    m_count->setText(countText(*holder));
    m_menu->setText(heading);
    m_menu->setDetail(m_count->text());
    m_menu->setAccessibleName(
        tr("Section: %1").arg(m_count->text().isEmpty() ? heading : tr("%1, %2").arg(heading, m_count->text())));
    const QString add = m_form->addText();
    m_add->setText(add);
    m_add->setVisible(!add.isEmpty());
    m_form->refresh();
}

bool FormPane::goTo(const Location &place, int from, int length)
{
    if (!m_context.content().section(place.section))
        return false;
    setSection(place.section);
    return m_form && m_form->goTo(place, from, length);
}

void FormPane::fillSectionMenu()
{
    QMenu menu;
    const QStringList order = sectionOrder(m_context.content(), m_context.look());
    for (const QString &key : order) {
        const Section &one = *m_context.content().section(key);
        QAction *action = menu.addAction(sectionHeading(one, m_context.look()));
        action->setCheckable(true);
        action->setChecked(key == section());
        connect(action, &QAction::triggered, this, [this, key] { emit sectionChosen(key); });
    }
    menu.addSeparator();
    QMenu *add = menu.addMenu(tr("Add section"));
    m_actions.fillAddMenu(*add);
    menu.exec(m_menu->mapToGlobal(QPoint(0, m_menu->height())));
}

void FormPane::showArea(QWidget *widget, const QRect &rect)
{
    QWidget *page = m_scroll->widget();
    if (!page || !page->isAncestorOf(widget))
        return;
    // Heights of what just opened are known after the layout has run.
    QTimer::singleShot(0, widget, [this, widget, rect] {
        QWidget *shown = m_scroll->widget();
        if (!shown || !shown->isAncestorOf(widget))
            return;
        const QRect area(widget->mapTo(shown, rect.topLeft()), rect.size());
        QScrollBar *bar = m_scroll->verticalScrollBar();
        const int margin = px(24);
        if (area.top() - margin < bar->value())
            bar->setValue(area.top() - margin);
        else if (area.bottom() + margin > bar->value() + m_scroll->viewport()->height())
            bar->setValue(std::min(area.top() - margin, area.bottom() + margin - m_scroll->viewport()->height()));
    });
}

void FormPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().surface);
    // Over a narrow form the head is a toolbar of the form itself, on the same surface.
    if (m_menu->isHidden())
        painter.fillRect(QRect(0, 0, width(), m_head->height()), tokens().window);
    painter.fillRect(QRect(0, m_head->height() - 1, width(), 1), tokens().line);
}

} // namespace shortlist::ui
