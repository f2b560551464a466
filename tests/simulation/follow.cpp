// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/tables.h"
#include "tests/simulation/device.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

namespace {

QByteArray nameOf(const QueuedOperation &queued)
{
    constexpr std::array<const char *, 4> kinds{"create", "update", "purge", "event"};
    constexpr std::array<const char *, 3> states{"pending", "sealed", "done"};
    return QByteArray(" ") + states.at(static_cast<size_t>(queued.state)) + ' '
        + kinds.at(static_cast<size_t>(queued.operation.kind)) + " of " + queued.operation.row.table.toUtf8() + " base "
        + QByteArray::number(queued.operation.baseRev) + " group " + queued.operation.group.right(4).toUtf8();
}

} // namespace

/// Where the word or id is that somebody asked for; printed when it has changed.
void World::follow(const char *after)
{
    if (m_history.follow.isEmpty() || !m_centre)
        return;
    const QByteArray &word = m_history.follow;
    QByteArray where;
    for (const TableRule &rule : syncedTables()) {
        const central::SyncTable *table = central::syncTable(rule.name);
        if (!table)
            continue;
        const auto rows = m_centre->run("SELECT " + central::documentColumns(*table)
            + ", (SELECT rev FROM sync.row r WHERE r.row_id = t." + table->key + ") FROM " + table->table + " t");
        for (int i = 0; rows && i < rows.value().size(); ++i) {
            const QJsonObject document = central::documentOf(*table, rows.value(), i);
            if (canonicalJson(document).contains(word))
                where += "\n  centre: " + rule.name.toUtf8() + ' ' + rows.value().utf8(i, 0) + " rev "
                    + rows.value().utf8(i, 1 + static_cast<int>(table->columns.size())) + " of "
                    + document.value(rule.parentKey).toString().toUtf8();
        }
    }
    for (const auto &device : m_devices) {
        const QByteArray name = "\n  device " + QByteArray::number(device->number) + ": ";
        const MemoryJournal::Data &data = device->journal.data;
        for (auto it = data.rows.constBegin(); it != data.rows.constEnd(); ++it) {
            if (canonicalJson(it->document).contains(word))
                where += name + it.key().table.toUtf8() + ' ' + it.key().id.toUtf8() + " rev "
                    + QByteArray::number(it->rev) + " generation " + QByteArray::number(it->generation);
        }
        for (auto it = data.bases.constBegin(); it != data.bases.constEnd(); ++it) {
            if (canonicalJson(it->document).contains(word) || it.key().id.toUtf8() == word)
                where += name + "base of " + it.key().table.toUtf8() + " rev " + QByteArray::number(it->rev);
        }
        for (const QueuedOperation &queued : data.queue) {
            const bool is = canonicalJson(queued.document.value_or(QJsonObject())).contains(word)
                || queued.operation.row.id.toUtf8() == word;
            if (is)
                where += name + nameOf(queued);
        }
    }
    if (where == m_whereabouts)
        return;
    m_whereabouts = where;
    std::printf("%lld after %s:%s\n", static_cast<long long>(m_now), after, where.constData());
}

} // namespace shortlist::simulation
