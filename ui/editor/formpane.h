// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QWidget>

class QScrollArea;

namespace shortlist::ui {

class Button;
class FindBar;
class FormContext;
class Label;
class SectionActions;
class SectionForm;

/// The middle of the editor: the heading of the section with its count and Add button, and its form.
class FormPane final : public QWidget
{
    Q_OBJECT

public:
    FormPane(FormContext &context, SectionActions &actions, QWidget *parent = nullptr);

    /// Shows the form of a section; the same section stays as it is.
    void setSection(const QString &section);
    [[nodiscard]] QString section() const;
    [[nodiscard]] SectionForm *form() const { return m_form; }
    void refresh();
    bool goTo(const Location &place, int from = -1, int length = 0);
    /// With a menu of sections in the header, in place of the section list. `trailing` stands at its end.
    void setSectionMenuShown(bool shown);
    void setTrailing(QWidget *widget);
    /// Asks for another heading of the section in place.
    void startRename();
    void setFindBar(QWidget *bar);

signals:
    void sectionChosen(const QString &section);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addHead();
    void fillSectionMenu();
    void showArea(QWidget *widget, const QRect &rect);

    FormContext &m_context;
    SectionActions &m_actions;
    QWidget *m_head = nullptr;
    QWidget *m_titles = nullptr;
    Label *m_heading = nullptr;
    Label *m_count = nullptr;
    Button *m_menu = nullptr;
    Button *m_more = nullptr;
    Button *m_add = nullptr;
    QScrollArea *m_scroll = nullptr;
    SectionForm *m_form = nullptr;
};

} // namespace shortlist::ui
