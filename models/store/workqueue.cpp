// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/workqueue.h"

namespace shortlist::store {

namespace {

constexpr std::chrono::milliseconds breath(2); ///< between portions of idle work, so that other processes get the lock

} // namespace

WorkQueue::~WorkQueue()
{
    stop(std::chrono::steady_clock::now());
}

void WorkQueue::start(std::function<bool()> idle, std::chrono::milliseconds pause)
{
    m_idle = std::move(idle);
    m_pause = pause;
    m_thread = std::thread([this] { run(); });
}

void WorkQueue::post(Task task)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping)
        return;
    m_tasks.push_back(std::move(task));
    m_changed.notify_all();
}

bool WorkQueue::stop(std::chrono::steady_clock::time_point deadline, const std::function<void()> &interrupt)
{
    if (!m_thread.joinable())
        return true;
    bool complete = true;
    std::deque<Task> dropped; // destroyed without the lock: a task owns a promise, whose end may run other code
    {
        std::unique_lock lock(m_mutex);
        m_stopping = true;
        m_changed.notify_all();
        if (!m_changed.wait_until(lock, deadline, [this] { return m_finished; })) {
            complete = m_tasks.empty();
            dropped.swap(m_tasks);
            if (interrupt)
                interrupt();
        }
    }
    dropped.clear();
    m_thread.join();
    return complete;
}

WorkQueue::Task WorkQueue::next()
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_stopping || !m_tasks.empty(); };
    // Idle work comes in small portions, each after a look for tasks.
    if (m_idle && m_idleLeft) {
        if (!m_changed.wait_for(lock, m_idled ? breath : m_pause, ready)) {
            return [this] {
                m_idleLeft = m_idle();
                m_idled = true;
            };
        }
    } else {
        m_changed.wait(lock, ready);
    }
    if (m_tasks.empty())
        return {};
    Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    return [this, task = std::move(task)] {
        task();
        m_idleLeft = true;
        m_idled = false;
    };
}

void WorkQueue::run()
{
    while (const Task task = next())
        task();
    const std::lock_guard lock(m_mutex);
    m_finished = true;
    m_changed.notify_all();
}

} // namespace shortlist::store
