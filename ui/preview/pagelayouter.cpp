// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/pagelayouter.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

#include <utility>

namespace shortlist::ui {

PageLayouter::PageLayouter(QObject *parent)
    : QObject(parent)
    , m_engine(std::make_shared<page::LayoutEngine>())
    , m_fitter(std::make_shared<page::LayoutEngine>())
{
    connect(&m_watcher, &QFutureWatcher<Done>::finished, this, [this] { take(m_watcher.result()); });
    connect(&m_fitting, &QFutureWatcher<Done>::finished, this, [this] { takeFit(m_fitting.result()); });
    m_fitTimer.setSingleShot(true);
    m_fitTimer.setInterval(fitAfterMs);
    connect(&m_fitTimer, &QTimer::timeout, this, &PageLayouter::startFitting);
}

PageLayouter::~PageLayouter() = default; // a layout under way keeps its engine alive by itself

bool PageLayouter::isSettled() const
{
    return m_pages && !m_watcher.isRunning() && !m_fitting.isRunning() && !m_fitTimer.isActive() && !m_waiting;
}

PageLayouter::Done PageLayouter::run(
    page::LayoutEngine &engine, const page::LayoutInput &input, const page::FitFactors &fit)
{
    QElapsedTimer timer;
    timer.start();
    Result<page::PageListPtr> pages = engine.layout(input, fit);
    return {std::move(pages), fit, timer.nsecsElapsed() / 1000};
}

void PageLayouter::request(const page::LayoutInput &input)
{
    m_input = input;
    if (!m_pages && !m_fitting.isRunning())
        startFitting(); // so that a resume opens as it will be exported
    else
        m_fitTimer.start();
    if (m_watcher.isRunning() || m_waiting) {
        m_waiting = input;
        return;
    }
    if (m_lastUs <= inlineLimitUs)
        take(run(*m_engine, input, m_fit));
    else
        start(input);
}

void PageLayouter::start(const page::LayoutInput &input)
{
    m_watcher.setFuture(
        QtConcurrent::run([engine = m_engine, input, fit = m_fit] { return run(*engine, input, fit); }));
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

void PageLayouter::startFitting()
{
    if (m_fitting.isRunning()) {
        m_fitTimer.start();
        return;
    }
    m_fitting.setFuture(QtConcurrent::run([engine = m_fitter, input = m_input] {
        Result<page::PageListPtr> pages = engine->fitted(input);
        return Done{std::move(pages), engine->fit(), 0};
    }));
}

void PageLayouter::takeFit(const Done &done)
{
    if (!done.pages || done.fit == m_fit)
        return;
    m_fit = done.fit;
    const bool again = m_fitTimer.isActive();
    request(m_input);
    if (!again) // this request changed nothing that a squeeze depends on
        m_fitTimer.stop();
}

} // namespace shortlist::ui
