// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/sectionform.h"

namespace shortlist::ui {

class EntriesForm;
class FieldGrid;

/// Name, headline, ways to reach the person, and profiles.
class ContactForm final : public SectionForm
{
    Q_OBJECT

public:
    ContactForm(FormContext &context, const QString &section, QWidget *parent);

    void refresh() override;
    bool goTo(const Location &place, int from, int length) override;
    void addEntry() override;
    [[nodiscard]] QString addText() const override;
    [[nodiscard]] FieldGrid *fields() const { return m_fields; }

private:
    void showAddMenu(const QPoint &globalPosition);

    FieldGrid *m_fields = nullptr;
    EntriesForm *m_profiles = nullptr;
};

} // namespace shortlist::ui
