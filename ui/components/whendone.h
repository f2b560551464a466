// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"

#include <QFutureWatcher>

namespace shortlist::ui {

/// Calls `handle` on the thread of `context` with the value, once it is there; never before this returns. Nothing is
/// called once `context` is gone or where the work was cancelled. (QFuture::then() of Qt 6.4 asserts when its context
/// dies first, as views do.)
template <typename T, typename Handler>
void whenReady(const QFuture<T> &future, QObject *context, Handler handle)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handle] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            handle(watcher->future().result());
    });
    watcher->setFuture(future);
}

/// The same for an answer of the library; Cancelled where it closed before it answered.
template <typename T, typename Handler>
void whenDone(const Future<T> &future, QObject *context, Handler handle)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, handle] {
        watcher->deleteLater();
        const bool answered = watcher->future().resultCount() > 0;
        handle(answered ? watcher->future().result() : Result<T>(Error{Error::Kind::Cancelled, {}}));
    });
    watcher->setFuture(future);
}

} // namespace shortlist::ui
