// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// The Lua of our side of a Bull 4 queue: written from its wire format, so that Bull's own workers and producers work
/// on the same keys. KEYS[1] is always the prefix, "bull:<queue>:". Times are milliseconds.
namespace shortlist::central::bull {

/// ARGV: custom id or '', token, name, data, opts, timestamp, delay, priority, 'lifo' or ''. → {id, 1 | 0 for there
/// already}
extern const QByteArray addScript;
/// ARGV: id, token, lock ms, now. → the job's hash as a flat list; empty where it was removed.
extern const QByteArray takeScript;
/// ARGV: id, token, lock ms. → 1, or 0 where the lock is not ours any more.
extern const QByteArray renewScript;
/// ARGV: id, token, now, 'completed' | 'failed', value, keep ('all' | 'none' | count), keep age s or '', attempts made
/// or
/// '', stack or ''. → 0, or -1 job gone, -2 lock gone, -3 not active, -6 somebody else's lock.
extern const QByteArray finishScript;
/// ARGV: id, token, now, delay, attempts made, reason, stack, priority, 'lifo' or ''. → as finish.
extern const QByteArray retryScript;
/// ARGV: now, interval ms, allowed stalls. → {ids put back}, {ids failed}
extern const QByteArray stalledScript;
/// ARGV: now, token. → when the next one is due in ms, or -1.
extern const QByteArray promoteScript;

} // namespace shortlist::central::bull
