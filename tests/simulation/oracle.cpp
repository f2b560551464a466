// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/tables.h"
#include "tests/simulation/device.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist::simulation {

using namespace shortlist::sync;

namespace {

/// All words of a document's text that end as tokens do.
void collectTokens(const QByteArray &json, QSet<QString> &tokens)
{
    qsizetype start = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        const bool inside = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '_';
        if (!inside) {
            start = i + 1;
        } else if (c == '_') {
            tokens.insert(QString::fromLatin1(json.mid(start, i + 1 - start)));
            start = i + 1;
        }
    }
}

} // namespace

/// Everything written that is anywhere at the centre, and on the devices too unless `centreOnly`.
QSet<QString> World::everything(bool centreOnly)
{
    QSet<QString> tokens;
    for (const TableRule &rule : syncedTables()) {
        const central::SyncTable *table = central::syncTable(rule.name);
        if (!table)
            continue;
        const auto rows = m_centre->run("SELECT " + central::documentColumns(*table) + " FROM " + table->table + " t");
        for (int i = 0; rows && i < rows.value().size(); ++i)
            collectTokens(canonicalJson(central::documentOf(*table, rows.value(), i)), tokens);
    }
    for (const auto &device : m_devices) {
        for (const QuarantinedOperation &held : std::as_const(device->journal.data.quarantine))
            collectTokens(canonicalJson(held.document.value_or(QJsonObject())), tokens);
        if (centreOnly)
            continue;
        for (const LocalRow &row : std::as_const(device->journal.data.rows))
            collectTokens(canonicalJson(row.document), tokens);
    }
    return tokens;
}

/// After a copy was put back: what is nowhere any more cannot be asked for.
void World::forgiveLost(const QSet<QString> &mayBeLost)
{
    const QSet<QString> there = everything(false);
    m_removed += mayBeLost - there;
    QSet<QString> known;
    const auto ledger = m_centre->run("SELECT op_id FROM sync.usage_event");
    for (int i = 0; ledger && i < ledger.value().size(); ++i)
        known.insert(ledger.value().text(i, 0));
    for (const auto &device : m_devices) {
        for (const QueuedOperation &queued : std::as_const(device->journal.data.queue))
            known.insert(queued.operation.kind == OperationKind::Event ? queued.operation.id : queued.operation.row.id);
        for (auto it = device->journal.data.rows.constBegin(); it != device->journal.data.rows.constEnd(); ++it)
            known.insert(it.key().id);
    }
    for (const QString &operation : m_counted.keys()) {
        if (!known.contains(operation))
            m_counted.remove(operation);
    }
}

void World::noteTombstones()
{
    const auto rows = m_centre->run("SELECT tbl, row_id FROM sync.row WHERE state = 'T'");
    for (int i = 0; rows && i < rows.value().size(); ++i)
        m_tombstones.insert({rows.value().text(i, 0), rows.value().text(i, 1)});
    const auto versions = m_centre->run("SELECT id, version_number FROM public.resume_versions");
    for (int i = 0; versions && i < versions.value().size(); ++i) {
        const QString id = versions.value().text(i, 0);
        const auto number = static_cast<int>(versions.value().integer(i, 1));
        if (m_numbers.value(id, number) != number)
            fail(u"version %1 changed its number from %2 to %3"_s.arg(id).arg(m_numbers.value(id)).arg(number));
        m_numbers.insert(id, number);
    }
}

qint64 World::shown(Device &device) const
{
    constexpr qint64 day = 86'400'000;
    const auto dayOf = [](Timestamp time) { return time / day; };
    const QByteArray today = central::Parameter::timestamp(m_now).text().value_or(QByteArray()).left(10);
    const MemoryJournal::Data &data = device.journal.data;
    qint64 count = data.state.counters.value("analyses"_L1).toObject().value(QLatin1String(today)).toInteger();
    for (const QueuedOperation &queued : data.queue) {
        const bool counted = queued.state == QueueState::Done
            || (queued.operation.seq > 0 && queued.operation.seq <= data.state.countersSeq);
        if (queued.operation.kind != OperationKind::Event)
            continue;
        if (queued.state == QueueState::Done ? queued.operation.seq <= data.state.countersSeq : counted)
            continue;
        const auto told = static_cast<Timestamp>(queued.operation.payload.value("at"_L1).toDouble());
        const Timestamp at = told >= m_now - 35 * day && told <= m_now + 300'000 ? told : m_now;
        count += dayOf(at) == dayOf(m_now);
    }
    return count;
}

void World::check()
{
    if (!isQuiet()) {
        QString text = u"not quiet after ten minutes:"_s;
        for (const auto &device : m_devices) {
            const EngineStatus status = device->engine->status();
            text += u" device %1 phase %2 problem %3 cursor %4 head %5 pending %6;"_s.arg(device->number)
                        .arg(static_cast<int>(status.phase))
                        .arg(static_cast<int>(status.problem))
                        .arg(status.cursor)
                        .arg(status.head)
                        .arg(status.pending);
        }
        fail(text);
        return;
    }
    noteTombstones();
    for (const auto &device : m_devices)
        checkDevice(*device);
    checkIntents();
    checkCounters();
    checkVersions();
}

void World::checkDevice(Device &device)
{
    const QString name = u"device %1: "_s.arg(device.number);
    const MemoryJournal::Data &data = device.journal.data;
    if (!data.stashes.isEmpty() || !data.bases.isEmpty())
        fail(name + u"something is held back although all is quiet"_s);
    if (!data.quarantine.isEmpty())
        fail(
            name + u"rejected: "_s + data.quarantine.first().code + u' ' + data.quarantine.first().operation.row.table);
    const int resets = device.engine->counts().resets + device.counts.resets;
    if (resets > 0 && !m_centreRestored)
        fail(name + u"it had to begin again although the centre never forgot anything"_s);
    if (device.engine->counts().repairs + device.counts.repairs > 0)
        fail(name + u"the comparison with the registry had to mend something"_s);
    qint64 rows = 0;
    for (const TableRule &rule : syncedTables()) {
        const central::SyncTable *table = central::syncTable(rule.name);
        if (!table)
            continue;
        const auto there = m_centre->run("SELECT " + central::documentColumns(*table) + " FROM " + table->table + " t");
        for (int i = 0; there && i < there.value().size(); ++i) {
            const RowKey key{rule.name, there.value().text(i, 0)};
            const QJsonObject document = central::documentOf(*table, there.value(), i);
            ++rows;
            const auto here = data.rows.constFind(key);
            if (here == data.rows.constEnd())
                fail(name + u"has no "_s + rule.name + u' ' + key.id);
            else if (here->document != document)
                fail(name + u"differs in "_s + rule.name + u": here "_s
                    + QString::fromUtf8(canonicalJson(here->document)) + u" centre "_s
                    + QString::fromUtf8(canonicalJson(document)));
        }
    }
    if (rows != data.rows.size())
        fail(name + u"has %1 rows, the centre %2"_s.arg(data.rows.size()).arg(rows));
}

void World::checkIntents()
{
    const QSet<QString> there = everything(true);
    for (const QString &token : std::as_const(m_written)) {
        if (!there.contains(token) && !m_removed.contains(token))
            fail(u"lost: "_s + token);
    }
    for (const RowKey &key : std::as_const(m_tombstones)) {
        const auto row
            = m_centre->run("SELECT state FROM sync.row WHERE tbl = $1 AND row_id = $2", {key.table, key.id});
        if (!m_centreRestored && row && !row.value().isEmpty() && row.value().text(0, 0) != "T"_L1)
            fail(u"purged and back: "_s + key.table + u' ' + key.id);
    }
}

void World::checkCounters()
{
    const auto ledger = m_centre->run("SELECT op_id, metric, delta FROM sync.usage_event");
    QHash<QString, qint64> sums;
    QSet<QString> told;
    for (int i = 0; ledger && i < ledger.value().size(); ++i) {
        const QString operation = ledger.value().text(i, 0);
        told.insert(operation);
        sums[ledger.value().text(i, 1)] += ledger.value().integer(i, 2);
        if (!m_counted.contains(operation) && !m_restored)
            fail(u"counted and never happened: "_s + operation);
    }
    for (auto it = m_counted.constBegin(); it != m_counted.constEnd(); ++it) {
        // A resume that was made and purged before the centre heard of it was never counted there.
        if (!told.contains(it.key()) && it->first != "resumes_created"_L1)
            fail(u"happened and never counted: "_s + it.key());
    }
    const auto days = m_centre->run("SELECT metric, sum(n) FROM sync.usage_day GROUP BY metric");
    for (int i = 0; days && i < days.value().size(); ++i) {
        if (sums.value(days.value().text(i, 0)) != days.value().integer(i, 1))
            fail(u"%1 counts %2, the ledger has %3"_s.arg(days.value().text(i, 0))
                     .arg(days.value().integer(i, 1))
                     .arg(sums.value(days.value().text(i, 0))));
    }
    std::optional<QJsonObject> first;
    for (const auto &device : m_devices) {
        const QJsonObject counters = device->journal.data.state.counters;
        if (first && *first != counters && !counters.isEmpty() && !first->isEmpty())
            fail(u"devices show different counts"_s);
        first = counters;
    }
}

void World::checkVersions()
{
    const auto rows = m_centre->run("SELECT v.resume_id, count(*), min(v.version_number), max(v.version_number), "
                                    "(SELECT r.version FROM public.resumes r WHERE r.id = v.resume_id) "
                                    "FROM public.resume_versions v GROUP BY v.resume_id");
    for (int i = 0; rows && i < rows.value().size(); ++i) {
        const qint64 count = rows.value().integer(i, 1);
        const bool whole = rows.value().integer(i, 2) == 1 && rows.value().integer(i, 3) == count;
        if (!whole && !m_centreRestored)
            fail(u"versions of %1 are not 1 to %2"_s.arg(rows.value().text(i, 0)).arg(count));
        if (rows.value().integer(i, 4) < rows.value().integer(i, 3))
            fail(u"a resume is behind its versions"_s);
    }
}

QString World::digestOfAll()
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    const auto rows = m_centre->run("SELECT tbl, row_id, rev, state FROM sync.row ORDER BY tbl, row_id");
    for (int i = 0; rows && i < rows.value().size(); ++i) {
        for (int n = 0; n < 4; ++n)
            hash.addData(rows.value().utf8(i, n));
    }
    for (const auto &device : m_devices) {
        for (auto it = device->journal.data.rows.constBegin(); it != device->journal.data.rows.constEnd(); ++it)
            hash.addData(canonicalJson(it->document));
    }
    hash.addData(QByteArray::number(m_now));
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace shortlist::simulation
