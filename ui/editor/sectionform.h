// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QWidget>

namespace shortlist::ui {

class FormContext;

/// The form of one section. It shows what the document says and asks the document for every change.
class SectionForm : public QWidget
{
    Q_OBJECT

public:
    SectionForm(FormContext &context, const QString &section, QWidget *parent);

    /// The right form for the kind of section; null where the content has no such section.
    static SectionForm *create(FormContext &context, const QString &section, QWidget *parent);

    [[nodiscard]] const QString &section() const { return m_section; }
    /// Takes over what the document says now.
    virtual void refresh() = 0;
    /// Focuses a place of this section; selects `length` characters from `from`, unless -1. False: there is none.
    virtual bool goTo(const Location &place, int from = -1, int length = 0) = 0;
    /// A new entry, profile, group or item at the end, with the cursor in it. Nothing where there are none.
    virtual void addEntry() { }
    /// "Add entry" and so on; empty where nothing can be added.
    [[nodiscard]] virtual QString addText() const { return {}; }

signals:
    void areaShown(QWidget *widget, const QRect &rect); ///< took focus: to be scrolled into view

protected:
    FormContext &m_context;
    const QString m_section;
};

} // namespace shortlist::ui
