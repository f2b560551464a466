// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"

namespace shortlist::ui {

/// Calls `handle` on the thread of `context` with the answer, or with Cancelled where the library closed before it
/// answered. Nothing is called once `context` is gone.
template <typename T, typename Handler>
void whenDone(Future<T> future, QObject *context, Handler handle)
{
    future.then(context, [handle](Result<T> result) { handle(result); }).onCanceled(context, [handle] {
        handle(Result<T>(Error{Error::Kind::Cancelled, {}}));
    });
}

} // namespace shortlist::ui
