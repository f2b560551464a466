// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;

namespace shortlist::ui {

class Button;
class IconLabel;
class Label;
class ResumeSession;
class SegmentedControl;
class SplitButton;
class TitleBlock;

/// The line over an open resume: menu, back, title block, mode switch, save state, undo, redo, Export. When space runs
/// out the save text becomes an icon, Export loses its label, the subtitle and then the title elide; the mode switch
/// never shrinks.
class DocumentHeader final : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Edit, History };

    explicit DocumentHeader(QWidget *parent = nullptr);

    void setSession(ResumeSession *session); ///< nullptr: nothing is open
    void setParentTitle(const QString &title); ///< of the resume this one is a variant of
    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const;
    void setWindowMenu(QMenu *menu);
    void setTitleMenu(QMenu *menu); ///< rename, status, target job
    void setExportMenu(QMenu *menu);
    void openMenu();
    /// Reads the session again: title, status, version, save state, undo names.
    void refresh();

signals:
    void backRequested();
    void modeRequested(shortlist::ui::DocumentHeader::Mode mode);
    void undoRequested();
    void redoRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    ResumeSession *m_session = nullptr;
    QString m_parentTitle;
    Button *m_menu = nullptr;
    QWidget *m_line = nullptr;
    Button *m_back = nullptr;
    TitleBlock *m_title = nullptr;
    SegmentedControl *m_modes = nullptr;
    QWidget *m_save = nullptr;
    IconLabel *m_saveIcon = nullptr;
    Label *m_saveText = nullptr;
    Button *m_undo = nullptr;
    Button *m_redo = nullptr;
    SplitButton *m_export = nullptr;
};

} // namespace shortlist::ui
