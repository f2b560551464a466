// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/resumedocument.h"

#include <utility>

namespace shortlist {

namespace {

constexpr size_t maxSteps = 500;

} // namespace

ResumeDocument::ResumeDocument(QObject *parent)
    : QObject(parent)
{
}

void ResumeDocument::load(State state)
{
    m_state = std::move(state);
    m_steps.clear();
    m_done = 0;
    m_open = false;
    emit changed({});
    emit undoStateChanged();
}

const Content &ResumeDocument::content() const
{
    return m_state.content;
}

const Look &ResumeDocument::look() const
{
    return m_state.look;
}

const ResumeDocument::State &ResumeDocument::state() const
{
    return m_state;
}

void ResumeDocument::edit(
    const QString &name, const Location &where, const std::function<void(State &)> &change, const QString &mergeKey)
{
    State after = m_state;
    change(after);
    if (after == m_state)
        return;
    m_steps.erase(m_steps.begin() + static_cast<std::ptrdiff_t>(m_done), m_steps.end());
    const bool merges = m_open && !mergeKey.isEmpty() && m_done > 0 && m_steps.back().mergeKey == mergeKey;
    if (merges) {
        Step &last = m_steps.back();
        last.after = after;
        last.where = where;
        if (last.after == last.before) {
            m_steps.pop_back();
            --m_done;
        }
    } else {
        m_steps.push_back({name, mergeKey, where, m_state, after});
        if (m_steps.size() > maxSteps)
            m_steps.erase(m_steps.begin());
        m_done = m_steps.size();
    }
    m_open = true;
    m_state = std::move(after);
    emit changed(where);
    emit undoStateChanged();
}

void ResumeDocument::closeStep()
{
    m_open = false;
}

bool ResumeDocument::canUndo() const
{
    return m_done > 0;
}

bool ResumeDocument::canRedo() const
{
    return m_done < m_steps.size();
}

QString ResumeDocument::undoName() const
{
    return canUndo() ? m_steps[m_done - 1].name : QString();
}

QString ResumeDocument::redoName() const
{
    return canRedo() ? m_steps[m_done].name : QString();
}

void ResumeDocument::undo()
{
    if (!canUndo())
        return;
    const Step &step = m_steps[--m_done];
    const Location where = step.where;
    m_state = step.before;
    m_open = false;
    emit changed(where);
    emit undoStateChanged();
}

void ResumeDocument::redo()
{
    if (!canRedo())
        return;
    const Step &step = m_steps[m_done++];
    const Location where = step.where;
    m_state = step.after;
    m_open = false;
    emit changed(where);
    emit undoStateChanged();
}

} // namespace shortlist
