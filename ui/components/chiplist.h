// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/components/painting.h"

#include <QStringList>
#include <QWidget>

namespace shortlist::ui {

class Chip;
class FlowLayout;

/// Short texts as chips in rows: skills, keywords, requirements. One stop for Tab; inside, arrows move, Enter edits,
/// Delete removes, Alt with an arrow moves the chip, and the dashed Add at the end opens a field with completion.
/// It shows and asks: the owner changes its list and calls setTexts(), which keeps the current chip.
class ChipList final : public QWidget
{
    Q_OBJECT

public:
    /// `addText` is the word on the dashed chip ("Add skill").
    ChipList(const QString &accessibleName, const QString &addText, QWidget *parent = nullptr);

    void setTexts(const QStringList &texts);
    [[nodiscard]] QStringList texts() const;
    void setTone(Tone tone); ///< of all chips
    void setCompletions(const QStringList &words);
    /// Nothing can be added, edited or removed; chips can still be visited and activated.
    void setReadOnly(bool readOnly);
    [[nodiscard]] int current() const { return m_current; } ///< texts().size(): the Add chip
    void setCurrent(int index);
    void startEditing(int index); ///< texts().size(): a new one

signals:
    void added(const QString &text);
    void edited(int index, const QString &text); ///< an empty text is removed() instead
    void removed(int index);
    void moved(int from, int to);
    void currentChanged(int index);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finishEditing(bool take);
    void refresh();
    void move(int by);

    FlowLayout *m_flow = nullptr;
    QList<Chip *> m_chips;
    Chip *m_add = nullptr;
    class TextField *m_editor = nullptr;
    QStringList m_completions;
    Tone m_tone = Tone::Neutral;
    int m_current = 0;
    int m_editing = -1;
    bool m_readOnly = false;
};

} // namespace shortlist::ui
