// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/pagelayouter.h"

#include <QtConcurrentRun>

#include <utility>

namespace shortlist::ui {

PageLayouter::PageLayouter(QObject *parent)
    : QObject(parent)
    , m_engine(std::make_shared<page::LayoutEngine>())
{
    connect(&m_watcher, &QFutureWatcher<Done>::finished, this, [this] {
        if (!m_watcher.isCanceled())
            take(m_watcher.result());
    });
}

PageLayouter::~PageLayouter() = default; // a layout under way keeps the engine alive by itself

PageLayouter::Done PageLayouter::run(page::LayoutEngine &engine, const page::LayoutInput &input)
{
    QElapsedTimer timer;
    timer.start();
    Result<page::PageListPtr> pages = engine.layout(input);
    return {std::move(pages), timer.nsecsElapsed() / 1000};
}

void PageLayouter::request(const page::LayoutInput &input)
{
    if (m_watcher.isRunning() || m_waiting) {
        m_waiting = input;
        return;
    }
    if (m_lastUs <= inlineLimitUs)
        take(run(*m_engine, input));
    else
        start(input);
}

void PageLayouter::start(const page::LayoutInput &input)
{
    m_watcher.setFuture(QtConcurrent::run([engine = m_engine, input] { return run(*engine, input); }));
}

void PageLayouter::take(const Done &done)
{
    m_lastUs = done.us;
    if (done.pages) {
        m_pages = done.pages.value();
        emit laidOut(m_pages);
    } else {
        emit failed(done.pages.error());
    }
    if (m_waiting && !m_watcher.isRunning()) {
        const page::LayoutInput next = *std::exchange(m_waiting, {});
        start(next);
    }
}

} // namespace shortlist::ui
