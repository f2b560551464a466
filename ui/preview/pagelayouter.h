// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/layoutengine.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>

#include <memory>
#include <optional>

namespace shortlist::ui {

/// Keeps the pages of one resume up to date. A layout that is as cheap as a keystroke's runs at once, so that the page
/// is painted in the same turn of the event loop; the first one, and any that has become dear, runs on another thread
/// while the last pages stay. Of several inputs that wait only the newest is laid out.
class PageLayouter final : public QObject
{
    Q_OBJECT

public:
    /// A layout dearer than this goes to another thread the next time. Half of the keystroke's worst case of 16 ms.
    static constexpr qint64 inlineLimitUs = 8000;

    explicit PageLayouter(QObject *parent = nullptr);
    ~PageLayouter() override;

    void request(const page::LayoutInput &input);
    [[nodiscard]] const page::PageListPtr &pages() const { return m_pages; }
    [[nodiscard]] bool isBusy() const { return m_watcher.isRunning(); }

signals:
    void laidOut(const shortlist::page::PageListPtr &pages);
    void failed(const shortlist::Error &error); ///< the design does not hold; the last pages stay

private:
    struct Done
    {
        Result<page::PageListPtr> pages;
        qint64 us = 0;
    };
    static Done run(page::LayoutEngine &engine, const page::LayoutInput &input);
    void start(const page::LayoutInput &input);
    void take(const Done &done);

    std::shared_ptr<page::LayoutEngine> m_engine;
    QFutureWatcher<Done> m_watcher;
    std::optional<page::LayoutInput> m_waiting;
    page::PageListPtr m_pages;
    qint64 m_lastUs = inlineLimitUs + 1; ///< the first one loads faces
};

} // namespace shortlist::ui
