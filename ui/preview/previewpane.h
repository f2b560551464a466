// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QWidget>

namespace shortlist::ui {

class Label;
class PageLayouter;
class PageView;
class PreviewToolbar;
class ResumeSession;

/// The right side of the editor: toolbar, pages, and the line that says which page is seen and how full the last is.
class PreviewPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewPane(ResumeSession &session, QWidget *parent = nullptr);

    [[nodiscard]] PageView *view() const { return m_view; }
    [[nodiscard]] PreviewToolbar *toolbar() const { return m_toolbar; }
    [[nodiscard]] PageLayouter *layouter() const { return m_layouter; }
    [[nodiscard]] int pageCount() const;
    /// Stands at the end of the toolbar (the Form, Page, Both switch when there is no form to hold it).
    void setTrailing(QWidget *widget);

signals:
    void laidOut();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void refreshToolbar();
    void refreshFooter();
    void loadTemplates();
    void connectToolbar();
    void addFooter();

    ResumeSession &m_session;
    PreviewToolbar *m_toolbar = nullptr;
    PageView *m_view = nullptr;
    PageLayouter *m_layouter = nullptr;
    Label *m_page = nullptr;
    Label *m_fill = nullptr;
    Look m_shownLook;
};

} // namespace shortlist::ui
