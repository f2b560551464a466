// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "models/domain/resumedocument.h"
#include "ui/history/diffsheet.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace shortlist::ui {

class ResumeSession;

/// Fetches the two states that are compared and compares them on another thread. Only the last comparison asked for is
/// answered. The contents of a few versions are kept, so that walking through the timeline does not read twice.
class Comparison final : public QObject
{
    Q_OBJECT

public:
    Comparison(ResumeSession &session, QObject *parent = nullptr);

    /// Numbers of versions, or presentState. Answers with ready() or failed().
    void compare(int before, int after, bool everything);
    /// Says whether the document differs from version `newest`.
    void findEdits(int newest);
    void setTemplateNames(const QHash<QString, QString> &names) { m_templates = names; }
    /// Numbers may name other versions now.
    void forget();

signals:
    void ready(const shortlist::ui::DiffSheet &sheet);
    void failed(const shortlist::Error &error);
    void editsFound(bool differs);

private:
    using State = ResumeDocument::State;
    void fetch(int number, const std::function<void(const Result<State> &)> &use);
    void run(const State &before, const State &after, bool everything, int ticket);

    ResumeSession &m_session;
    QHash<QString, QString> m_templates;
    QHash<int, State> m_states;
    QList<int> m_order; ///< oldest use first
    int m_ticket = 0;
    int m_editsTicket = 0;
    int m_generation = 0;
};

} // namespace shortlist::ui
