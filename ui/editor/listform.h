// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/sectionform.h"

#include <functional>

namespace shortlist::ui {

class BulletList;

/// A custom section that is a plain list.
class ListForm final : public SectionForm
{
    Q_OBJECT

public:
    ListForm(FormContext &context, const QString &section, QWidget *parent);

    void refresh() override;
    bool goTo(const Location &place, int from, int length) override;
    void addEntry() override;
    [[nodiscard]] QString addText() const override;
    [[nodiscard]] BulletList *list() const { return m_list; }

private:
    void change(const QString &name, ItemId where, const std::function<void(QList<TextItem> &)> &edit,
        const QString &mergeKey = {});
    void insert(int at, const QStringList &texts);

    BulletList *m_list = nullptr;
};

} // namespace shortlist::ui
