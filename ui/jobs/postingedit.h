// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace shortlist::ui {

/// The text of a posting. Undo belongs to the job, so the field has none of its own; what is pasted as a web page
/// comes in as text. Lines that stand alone over others are shown as headings.
class PostingEdit final : public QTextEdit
{
    Q_OBJECT

public:
    explicit PostingEdit(QWidget *parent = nullptr);

    void setTextQuietly(const QString &text);
    void markWords(const QString &words);

signals:
    void edited(const QString &text);
    void addRequested(); ///< Ctrl Enter

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void applyLook();
    void applyLineHeight();
    void showMarks();

    QString m_marked;
    bool m_quiet = false;
};

/// Lets the window's undo and redo through fields that would keep them for themselves.
void leaveUndoToTheWindow(QWidget *field);

} // namespace shortlist::ui
