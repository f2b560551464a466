// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/answerlimit.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <sys/socket.h>

namespace shortlist::central {

class AnswerLimit::Watch
{
public:
    static Watch &instance()
    {
        static Watch watch;
        return watch;
    }

    Watch(const Watch &) = delete;
    Watch &operator=(const Watch &) = delete;

    Deadlines::iterator add(int socket, std::chrono::milliseconds limit)
    {
        const std::lock_guard lock(m_mutex);
        const auto place = m_deadlines.emplace(std::chrono::steady_clock::now() + limit, socket);
        if (place == m_deadlines.begin() && place->first < m_sleepsUntil)
            m_changed.notify_one();
        return place;
    }

    // The socket is still open here: it is closed after its limit is gone, never before.
    void remove(Deadlines::iterator place)
    {
        const std::lock_guard lock(m_mutex);
        m_deadlines.erase(place);
    }

private:
    using Clock = std::chrono::steady_clock;

    Watch()
        : m_thread([this] { run(); })
    {
    }

    ~Watch()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_ended = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }

    void run()
    {
        std::unique_lock lock(m_mutex);
        while (!m_ended) {
            const auto now = Clock::now();
            // A socket that is past its limit stays in the list until its owner takes it out; once is enough for it.
            auto next = m_deadlines.begin();
            while (next != m_deadlines.end() && next->first <= now) {
                if (next->second >= 0)
                    ::shutdown(next->second, SHUT_RDWR);
                next->second = -1;
                ++next;
            }
            // Sleeping on past a limit that was taken out costs less than being woken for each of them.
            m_sleepsUntil = next == m_deadlines.end() ? now + std::chrono::hours(1) : next->first;
            m_changed.wait_until(lock, m_sleepsUntil);
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Deadlines m_deadlines;
    Clock::time_point m_sleepsUntil = Clock::time_point::max();
    bool m_ended = false;
    std::thread m_thread;
};

AnswerLimit::AnswerLimit(int socket, std::chrono::milliseconds limit)
{
    if (limit.count() <= 0 || socket < 0)
        return;
    m_watch = &Watch::instance();
    m_place = m_watch->add(socket, limit);
}

AnswerLimit::~AnswerLimit()
{
    if (m_watch)
        m_watch->remove(m_place);
}

} // namespace shortlist::central
