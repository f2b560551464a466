// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/sectionform.h"

namespace shortlist::ui {

class AutoHeightEdit;

/// A section of paragraphs: the summary, or a custom text.
class TextForm final : public SectionForm
{
    Q_OBJECT

public:
    TextForm(FormContext &context, const QString &section, QWidget *parent);

    void refresh() override;
    bool goTo(const Location &place, int from, int length) override;
    [[nodiscard]] AutoHeightEdit *editor() const { return m_edit; }

private:
    AutoHeightEdit *m_edit = nullptr;
};

} // namespace shortlist::ui
