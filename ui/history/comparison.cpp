// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/comparison.h"

#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"
#include "ui/history/historytext.h"

#include <QtConcurrentRun>

namespace shortlist::ui {

namespace {

constexpr int mostKept = 12;

} // namespace

Comparison::Comparison(ResumeSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void Comparison::forget()
{
    ++m_generation;
    m_states.clear();
    m_order.clear();
}

void Comparison::fetch(int number, const std::function<void(const Result<State> &)> &use)
{
    if (number == presentState) {
        use(Result<State>(m_session.document().state()));
        return;
    }
    if (const auto known = m_states.constFind(number); known != m_states.constEnd()) {
        m_order.removeOne(number);
        m_order.append(number);
        use(Result<State>(*known));
        return;
    }
    const int generation = m_generation;
    whenDone<VersionRecord>(m_session.library().version(m_session.id(), number), this,
        [this, number, use, generation](const Result<VersionRecord> &record) {
            if (!record) {
                use(Result<State>(record.error()));
                return;
            }
            const State state{record.value().content, record.value().look};
            if (generation == m_generation) {
                m_states.insert(number, state);
                m_order.append(number);
                while (m_order.size() > mostKept)
                    m_states.remove(m_order.takeFirst());
            }
            use(Result<State>(state));
        });
}

void Comparison::compare(int before, int after, bool everything)
{
    const int ticket = ++m_ticket;
    fetch(before, [this, after, everything, ticket](const Result<State> &from) {
        if (ticket != m_ticket)
            return;
        if (!from) {
            emit failed(from.error());
            return;
        }
        const State source = from.value();
        fetch(after, [this, source, everything, ticket](const Result<State> &to) {
            if (ticket != m_ticket)
                return;
            if (to)
                run(source, to.value(), everything, ticket);
            else
                emit failed(to.error());
        });
    });
}

void Comparison::run(const State &before, const State &after, bool everything, int ticket)
{
    const auto work = [before, after, everything, templates = m_templates] {
        return makeDiffSheet(before, after, templates, everything);
    };
    whenReady(QtConcurrent::run(work), this, [this, ticket](const DiffSheet &sheet) {
        if (ticket == m_ticket)
            emit ready(sheet);
    });
}

void Comparison::findEdits(int newest)
{
    const int ticket = ++m_editsTicket;
    fetch(newest, [this, ticket](const Result<State> &state) {
        if (ticket != m_editsTicket || !state)
            return;
        const auto work = [stored = state.value(), now = m_session.document().state()] {
            // Ids of items may differ where the version came without them: what counts is what they hold.
            return !(stored.look == now.look) || stored.content.toJson() != now.content.toJson();
        };
        whenReady(QtConcurrent::run(work), this, [this, ticket](bool differs) {
            if (ticket == m_editsTicket)
                emit editsFound(differs);
        });
    });
}

} // namespace shortlist::ui
