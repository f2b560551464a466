// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>

namespace shortlist::central {

/// While it lives, a socket has this long to get its answer; then its connection is shut down, and whoever waits for
/// the answer learns that the connection is lost. For a server that takes what is sent and never says anything: the
/// statement's time limit is the server's own affair, and TCP's limits count only where nobody acknowledges.
///
/// One thread of the process watches all of them. A limit of 0 is none.
class AnswerLimit
{
public:
    AnswerLimit(int socket, std::chrono::milliseconds limit);
    AnswerLimit(const AnswerLimit &) = delete;
    AnswerLimit &operator=(const AnswerLimit &) = delete;
    ~AnswerLimit();

private:
    class Watch;
    using Deadlines = std::multimap<std::chrono::steady_clock::time_point, int>;

    Deadlines::iterator m_place;
    Watch *m_watch = nullptr;
};

} // namespace shortlist::central
