// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/resumetexts.h"

#include <QWidget>

#include <optional>

class QMenu;

namespace shortlist::ui {

class Button;
class Label;
class Thumbnails;

/// What the chosen resume is: its first page, its names, a few facts, and what can be done with it.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    Inspector(Thumbnails &thumbnails, const Clock &clock, QWidget *parent = nullptr);

    void show(const std::optional<ResumeRow> &row);
    void setMenu(QMenu *menu); ///< of the "more" button
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void openRequested();
    void exportRequested();

private:
    class PageBox;
    void addFact(const QString &name, Label *value);

    Thumbnails &m_thumbnails;
    const Clock &m_clock;
    std::optional<ResumeRow> m_row;
    PageBox *m_page = nullptr;
    QWidget *m_facts = nullptr;
    QWidget *m_nothing = nullptr;
    Label *m_title = nullptr;
    Label *m_parent = nullptr;
    Label *m_target = nullptr;
    Label *m_template = nullptr;
    Label *m_version = nullptr;
    Label *m_words = nullptr;
    Label *m_edited = nullptr;
    class StatusLabel *m_status = nullptr;
    Button *m_open = nullptr;
    Button *m_export = nullptr;
    Button *m_more = nullptr;
};

} // namespace shortlist::ui
