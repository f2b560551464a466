// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>

namespace shortlist::ui {

/// Plain text of several lines in a field that is as high as its text. Line height is that of body text (20 px). It has
/// no undo of its own: the document's undo takes its place. Tab leaves it.
class AutoHeightEdit : public QTextEdit
{
    Q_OBJECT

public:
    explicit AutoHeightEdit(const QString &accessibleName = {}, QWidget *parent = nullptr);

    /// Sets the text only where it differs, keeps the cursor, and does not send textEdited().
    void setTextQuietly(const QString &text);
    [[nodiscard]] QString text() const;
    /// At least this many lines high; 1 at first.
    void setMinimumLines(int lines);
    /// Line breaks that are pasted or typed become spaces.
    void setSingleParagraph(bool single);
    [[nodiscard]] int cursorPosition() const;
    void setCursorPosition(int position);
    void select(int from, int length);
    /// Whether the cursor stands in the first or the last line as wrapped.
    [[nodiscard]] bool cursorInFirstLine() const;
    [[nodiscard]] bool cursorInLastLine() const;

signals:
    void textEdited(const QString &text); ///< by a person
    void focused();
    void left(); ///< focus went elsewhere in the window

protected:
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLineHeight();
    void fit();

    bool m_quiet = false;
    bool m_single = false;
    int m_minimumLines = 1;
};

} // namespace shortlist::ui
