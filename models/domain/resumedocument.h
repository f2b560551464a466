// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"

#include <QObject>

#include <functional>
#include <vector>

namespace shortlist {

/// Where in a resume something is: a field or a list item of an entry, or as much of that as is known.
struct Location
{
    QString section; ///< section key; empty: the resume as a whole
    ItemId item; ///< entry, bullet or list item; null: the section itself
    QString field; ///< field key of the entry, or the list's key for a list item

    friend bool operator==(const Location &, const Location &) = default;
};

/// The resume being edited: content and look with undo and redo. A value model on the GUI thread: it knows nothing of
/// widgets, disk or time. Every change goes through edit(), which names it ("Edit bullet", "Move entry").
class ResumeDocument final : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        Content content;
        Look look;

        friend bool operator==(const State &, const State &) = default;
    };

    explicit ResumeDocument(QObject *parent = nullptr);

    /// Starts afresh with a loaded resume; the undo history is empty.
    void load(State state);

    [[nodiscard]] const Content &content() const;
    [[nodiscard]] const Look &look() const;
    [[nodiscard]] const State &state() const;

    /// One undoable step. Steps in a row with the same non-empty `mergeKey` become one (typing in one field).
    /// A step that changes nothing leaves no trace. At most 500 steps are kept; the oldest go first. `where` is where
    /// undo and redo take the person back to.
    void edit(const QString &name, const Location &where, const std::function<void(State &)> &change,
        const QString &mergeKey = {});
    /// Ends merging: the next edit is a step of its own (a pause, a change of focus).
    void closeStep();

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] QString undoName() const; ///< of the step that undo would take back
    [[nodiscard]] QString redoName() const;
    void undo();
    void redo();

signals:
    void changed(const shortlist::Location &where); ///< after every edit, undo, redo and load
    void undoStateChanged();

private:
    struct Step
    {
        QString name;
        QString mergeKey;
        Location where;
        State before;
        State after;
    };

    State m_state;
    std::vector<Step> m_steps;
    size_t m_done = 0; ///< steps that are applied; those behind can be redone
    bool m_open = false; ///< the last step may still take in edits of its mergeKey
};

} // namespace shortlist
