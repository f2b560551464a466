// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sectionform.h"

#include "ui/editor/contactform.h"
#include "ui/editor/entriesform.h"
#include "ui/editor/formcontext.h"
#include "ui/editor/listform.h"
#include "ui/editor/textform.h"

namespace shortlist::ui {

SectionForm::SectionForm(FormContext &context, const QString &section, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_section(section)
{
}

SectionForm *SectionForm::create(FormContext &context, const QString &section, QWidget *parent)
{
    const Section *holder = context.content().section(section);
    if (!holder)
        return nullptr;
    switch (holder->kind) {
    case SectionKind::Contact:
        return new ContactForm(context, section, parent);
    case SectionKind::Text:
        return new TextForm(context, section, parent);
    case SectionKind::List:
        return new ListForm(context, section, parent);
    default:
        return new EntriesForm(context, section, parent);
    }
}

} // namespace shortlist::ui
