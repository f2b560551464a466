// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/design.h"
#include "models/page/layoutengine.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace shortlist::ui {

/// Keeps the pages of one resume up to date. A layout that is as cheap as a keystroke's runs at once, so that the page
/// is painted in the same turn of the event loop; the first one, and any that has become dear, runs on another thread
/// while the last pages stay. Of several inputs that wait only the newest is laid out.
///
/// An export squeezes the resume towards its design's number of pages. How much is found out here in pauses, on another
/// thread, and kept while a person types: what is shown at rest is what is exported.
class PageLayouter final : public QObject
{
    Q_OBJECT

public:
    /// A layout dearer than this goes to another thread the next time: half of a keystroke's worst case of 16 ms.
    static constexpr qint64 inlineLimitUs = 8000;
    static constexpr int fitAfterMs = 500; ///< without a change

    explicit PageLayouter(QObject *parent = nullptr);
    ~PageLayouter() override;

    void request(const page::LayoutInput &input);
    [[nodiscard]] const page::PageListPtr &pages() const { return m_pages; }
    /// Nothing is under way and the squeeze has been looked at since the last change.
    [[nodiscard]] bool isSettled() const;

signals:
    void laidOut(const shortlist::page::PageListPtr &pages);
    void failed(const shortlist::Error &error); ///< the design does not hold; the last pages stay

private:
    struct Done
    {
        Result<page::PageListPtr> pages;
        page::FitFactors fit;
        qint64 us = 0;
    };
    static Done run(page::LayoutEngine &engine, const page::LayoutInput &input, const page::FitFactors &fit);
    void start(const page::LayoutInput &input);
    void take(const Done &done);
    void startFitting();
    void takeFit(const Done &done);

    std::shared_ptr<page::LayoutEngine> m_engine;
    std::shared_ptr<page::LayoutEngine> m_fitter; ///< its own, so that trying does not cost the typing one its blocks
    QFutureWatcher<Done> m_watcher;
    QFutureWatcher<Done> m_fitting;
    QTimer m_fitTimer;
    page::LayoutInput m_input;
    page::FitFactors m_fit;
    std::optional<page::LayoutInput> m_waiting;
    page::PageListPtr m_pages;
    qint64 m_lastUs = inlineLimitUs + 1; ///< the first one loads faces
};

} // namespace shortlist::ui
