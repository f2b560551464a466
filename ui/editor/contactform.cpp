// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/contactform.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/fieldgrid.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

ContactForm::ContactForm(FormContext &context, const QString &section, QWidget *parent)
    : SectionForm(context, section, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(8));
    auto *card = new QFrame(this);
    card->setProperty("card", true);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(px(14), px(14), px(14), px(10));
    inside->setSpacing(px(8));
    m_fields = new FieldGrid(context, section, {}, card);
    connect(m_fields, &FieldGrid::shown, this, [this](QWidget *field) { emit areaShown(field, field->rect()); });
    inside->addWidget(m_fields);
    auto *more = new Button(Button::Kind::Quiet, tr("Add field"), u"plus"_s, card);
    more->setButtonSize(Button::Size::Small);
    connect(more, &QAbstractButton::clicked, this,
        [this, more] { showAddMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    inside->addWidget(more, 0, Qt::AlignLeading);
    column->addWidget(card);
    column->addSpacing(px(8));
    column->addWidget(new Label(tr("Profiles"), Type::RowTitle13, Ink::Text, this));
    m_profiles = new EntriesForm(context, section, this);
    connect(m_profiles, &SectionForm::areaShown, this, &SectionForm::areaShown);
    column->addWidget(m_profiles);
}

void ContactForm::refresh()
{
    m_fields->refresh();
    m_profiles->refresh();
}

bool ContactForm::goTo(const Location &place, int from, int length)
{
    if (!place.item.isNull() && m_profiles->goTo(place, from, length))
        return true;
    return m_fields->focusField(place.field, from, length) || m_fields->focusField({});
}

void ContactForm::addEntry()
{
    m_profiles->addEntry();
}

QString ContactForm::addText() const
{
    return m_profiles->addText();
}

void ContactForm::showAddMenu(const QPoint &globalPosition)
{
    QMenu menu;
    const Section *section = m_context.content().section(m_section);
    const QStringList hidden = m_fields->hiddenFields();
    for (const QString &key : hidden) {
        connect(menu.addAction(section ? fieldLabel(*section, key) : key), &QAction::triggered, this,
            [this, key] { m_fields->addField(key); });
    }
    if (!menu.isEmpty())
        menu.exec(globalPosition);
}

} // namespace shortlist::ui
