// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace shortlist::store {

/// One thread that carries out tasks in the order in which they were posted, and idle work between them.
class WorkQueue
{
public:
    using Task = std::function<void()>;

    WorkQueue() = default;
    WorkQueue(const WorkQueue &) = delete;
    WorkQueue &operator=(const WorkQueue &) = delete;
    ~WorkQueue();

    /// `idle` is called after `pause` without tasks, again and again while it returns true.
    void start(std::function<bool()> idle = {}, std::chrono::milliseconds pause = std::chrono::milliseconds(250));
    void post(Task task); ///< from any thread; after stop() the task is dropped

    /// Lets the tasks that were posted finish until `deadline`, then drops those that have not begun and calls
    /// `interrupt`. Returns when the thread has ended. Says whether everything was carried out.
    bool stop(std::chrono::steady_clock::time_point deadline, const std::function<void()> &interrupt = {});

private:
    void run();
    [[nodiscard]] Task next();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    std::function<bool()> m_idle;
    std::chrono::milliseconds m_pause{250};
    bool m_stopping = false;
    bool m_finished = false;
    bool m_idleLeft = false; ///< of the thread itself, like the next
    bool m_idled = false; ///< the last thing done was idle work
    std::thread m_thread;
};

} // namespace shortlist::store
