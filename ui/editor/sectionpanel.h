// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListView;

namespace shortlist::ui {

class FormContext;
class Label;
class SectionActions;
class SectionModel;

/// The left pane of the editor: the sections, and at its foot what the resume comes to.
class SectionPanel final : public QWidget
{
    Q_OBJECT

public:
    SectionPanel(FormContext &context, SectionActions &actions, QWidget *parent = nullptr);

    void setCurrent(const QString &section);
    void refresh();
    void setFigures(int pages, int words);
    void startRename(const QString &section);
    [[nodiscard]] QListView *list() const { return m_list; }
    [[nodiscard]] SectionModel *model() const { return m_model; }

signals:
    void sectionChosen(const QString &section); ///< by a person
    void entered(const QString &section); ///< Enter or a click: the cursor is to go into the form

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showAddMenu(const QPoint &globalPosition);
    void showSectionMenu(int row, const QPoint &globalPosition);
    void addHead();
    void addFoot();

    SectionActions &m_actions;
    SectionModel *m_model = nullptr;
    QListView *m_list = nullptr;
    Label *m_pages = nullptr;
    Label *m_words = nullptr;
    bool m_quiet = false;
};

} // namespace shortlist::ui
