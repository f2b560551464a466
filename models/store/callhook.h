// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace shortlist::store {

/// Asked before each call into SQLite that can fail for a reason outside the program. The program has none; tests use
/// it to make the i-th call fail and to count calls.
class CallHook
{
public:
    CallHook() = default;
    CallHook(const CallHook &) = delete;
    CallHook &operator=(const CallHook &) = delete;
    virtual ~CallHook() = default;

    /// `call` is "open", "step", "backup", "checkpoint", or the SQL that is compiled or run as a script.
    /// 0 (SQLITE_OK) lets the call through; any other extended result code is returned in its place.
    virtual int before(const char *call) = 0;
};

} // namespace shortlist::store
