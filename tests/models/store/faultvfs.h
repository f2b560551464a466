// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace shortlist::store {

/// A disk with little room: the system's VFS, except that writes fail with SQLITE_FULL once this many bytes were
/// written. Registered as "shortlist-full"; one at a time.
class FullDiskVfs
{
public:
    FullDiskVfs();
    ~FullDiskVfs();
    FullDiskVfs(const FullDiskVfs &) = delete;
    FullDiskVfs &operator=(const FullDiskVfs &) = delete;

    static constexpr auto name = "shortlist-full";
    void setRoom(qint64 bytes); ///< from now on; negative: as much as there is
    [[nodiscard]] qint64 written() const; ///< since the last setRoom()
};

} // namespace shortlist::store
