// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/resumedocument.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QGridLayout;

namespace shortlist::ui {

class FormContext;
class LabelledField;

/// The fields of one entry (or of the contact details), two to a row, from the section's spec.
class FieldGrid final : public QWidget
{
    Q_OBJECT

public:
    /// A null `entry` means the contact details of the section.
    FieldGrid(FormContext &context, const QString &section, ItemId entry, QWidget *parent = nullptr);

    void refresh();
    /// Shows a field that is empty and not among the usual ones, and puts the cursor there.
    void addField(const QString &key);
    /// Fields of the spec that do not show now.
    [[nodiscard]] QStringList hiddenFields() const;
    /// Focuses a field (the first one when `key` is empty); selects `length` characters from `from` unless negative.
    bool focusField(const QString &key, int from = -1, int length = 0);
    [[nodiscard]] QWidget *fieldWidget(const QString &key) const;

signals:
    void shown(QWidget *field); ///< took focus

private:
    void rebuild(const QStringList &keys);
    [[nodiscard]] QStringList wantedFields() const;
    LabelledField *makeField(const FieldSpec &spec);
    void place(const QStringList &keys);
    void addOpenEnd(int row);
    void fieldEdited(const FieldSpec &spec, const QString &text);
    void setOpenEnd(bool open);
    void refreshField(const FieldSpec &spec, LabelledField *field, const Entry &entry);
    void showErrors(const Entry &entry);
    [[nodiscard]] QString displayed(const FieldSpec &spec, const QString &stored) const;
    [[nodiscard]] const Entry *entry() const;
    [[nodiscard]] const Section *section() const;
    [[nodiscard]] Location placeOf(const QString &key) const;
    [[nodiscard]] QString language() const;

    FormContext &m_context;
    QString m_section;
    ItemId m_entry;
    QStringList m_built;
    QStringList m_asked; ///< by "Add field"
    QMap<QString, LabelledField *> m_fields;
    QCheckBox *m_openEnd = nullptr;
    QGridLayout *m_layout = nullptr;
};

/// The contact details where `entry` is null, else the entry of that id; null where there is none.
const Entry *entryIn(const Content &content, const QString &section, ItemId entry);
Entry *entryIn(Content &content, const QString &section, ItemId entry);

} // namespace shortlist::ui
