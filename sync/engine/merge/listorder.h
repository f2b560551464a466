// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>

namespace shortlist::sync {

struct MergedOrder
{
    QStringList ids;
    bool conflict = false; ///< both sides moved the same item to different places
};

/// The order of the `kept` ids out of three orders without repeats. One side moved items: its order leads. Both did:
/// the server's leads, and what only we moved goes where we put it. What the leading side does not have follows its
/// nearest kept predecessor of its own side.
MergedOrder mergeOrder(
    const QStringList &base, const QStringList &ours, const QStringList &theirs, const QSet<QString> &kept);

} // namespace shortlist::sync
