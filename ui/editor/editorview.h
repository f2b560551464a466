// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"

#include <QTimer>
#include <QWidget>

class QSplitter;

namespace shortlist::ui {

class Banner;
class FindBar;
class FormContext;
class FormPane;
class PreviewPane;
class ResumeSession;
class SectionActions;
class SectionPanel;
class SegmentedControl;

/// The editor of one open resume (DESIGN.md, 02): sections, form, page. One session serves it; the header above it is
/// the window's. Made when the session has opened.
class EditorView final : public QWidget
{
    Q_OBJECT

public:
    /// Panes by width: all three; sections as a menu above the form; form or page or both.
    enum class Arrangement { Columns, SectionMenu, Switched };
    enum class Shown { Form, Page, Both };

    explicit EditorView(ResumeSession &session, QWidget *parent = nullptr);
    ~EditorView() override;

    /// Shows and focuses a place; selects `length` characters from `from`, unless -1.
    void goTo(const Location &place, int from = -1, int length = 0);
    /// A section key ("experience") and words in it, as a search hit tells them.
    void goToText(const QString &section, const QString &words);
    void undo(); ///< and goes to what changed
    void redo();
    void openFind(); ///< Ctrl F
    /// F6: the next pane of this view, in its last place; false when there is none left in that direction.
    bool focusNextPane(bool next);

    [[nodiscard]] ResumeSession &session() const { return m_session; }
    [[nodiscard]] FormPane *form() const { return m_form; }
    [[nodiscard]] PreviewPane *preview() const { return m_preview; }
    [[nodiscard]] SectionPanel *sections() const { return m_sections; }
    [[nodiscard]] Arrangement arrangement() const { return m_arrangement; }
    void setShown(Shown shown);
    [[nodiscard]] Shown shown() const { return m_shown; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectParts();
    void addShortcuts();
    void arrange();
    void loadWidths();
    void saveWidths();
    void documentChanged(const Location &where);
    void placeChanged(const Location &place);
    void showSaveProblem();
    void saveElsewhere();
    void countWords();
    [[nodiscard]] QList<QWidget *> panes() const;

    ResumeSession &m_session;
    FormContext *m_context = nullptr;
    SectionActions *m_actions = nullptr;
    QSplitter *m_splitter = nullptr;
    SectionPanel *m_sections = nullptr;
    FormPane *m_form = nullptr;
    PreviewPane *m_preview = nullptr;
    SegmentedControl *m_switch = nullptr;
    FindBar *m_find = nullptr;
    Banner *m_banner = nullptr;
    QTimer m_wordTimer;
    Arrangement m_arrangement = Arrangement::Columns;
    Shown m_shown = Shown::Form;
    bool m_arranged = false;
    bool m_travelling = false; ///< undo or redo: the change is to be shown
    int m_words = 0;
};

} // namespace shortlist::ui
