// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QMenu;

namespace shortlist::ui {

class FormContext;

/// What can be done to a section as a whole, for the list, its menu form, and the header of the form.
class SectionActions final : public QObject
{
    Q_OBJECT

public:
    explicit SectionActions(FormContext &context, QObject *parent = nullptr);

    void move(const QString &section, int by);
    void moveTo(const QString &section, int to);
    void rename(const QString &section, const QString &heading);
    void setHidden(const QString &section, bool hidden);
    void remove(const QString &section);

    /// All known sections that are not there yet, and custom ones by kind.
    void fillAddMenu(QMenu &menu);
    /// Rename, move, hide, remove.
    void fillSectionMenu(QMenu &menu, const QString &section);

signals:
    void added(const QString &section, bool custom);
    void removed(const QString &next);
    void renameWanted(const QString &section); ///< a field for the new heading is to be opened

private:
    void addKnown(const QString &section);
    void addCustom(int kind, const QString &heading);

    FormContext &m_context;
};

} // namespace shortlist::ui
