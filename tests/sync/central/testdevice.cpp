// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/central/testdevice.h"

#include "models/base/canonicaljson.h"
#include "sync/engine/tables.h"

#include <QDateTime>
#include <QUuid>

namespace shortlist::tests {

using namespace Qt::StringLiterals;
using namespace shortlist::central;
using namespace shortlist::sync;

TestDevice::TestDevice(const CentralFixture &fixture, const QString &email, const QString &password, quint64 seed)
    : m_random(seed)
    , m_connection(fixture.connect(u"shortlist_client"_s))
    , m_now(QDateTime::currentMSecsSinceEpoch())
{
    const Rows signedIn
        = must(*m_connection, "SELECT token, user_id FROM sync.sign_in($1, $2, 'a device')", {email, password});
    m_token = signedIn.text(0, 0);
    m_account = signedIn.text(0, 1);
    m_journal.data.state.owner = m_account;
    m_journal.data.state.client = newId();
    m_engine = std::make_unique<Engine>(EngineParts{&m_journal, this, this, this, this, u"device"_s});
}

QString TestDevice::newId()
{
    // Version 7, from the test's own random numbers.
    QString text = QString::number(m_random() % 0xffffffffffffU, 16).rightJustified(12, u'0') + u"7"_s
        + QString::number(m_random() % 0xfffU, 16).rightJustified(3, u'0') + u"8"_s
        + QString::number(m_random() % 0xfffU, 16).rightJustified(3, u'0')
        + QString::number(m_random() % 0xffffffffffffU, 16).rightJustified(12, u'0');
    return text.left(8) + u'-' + text.mid(8, 4) + u'-' + text.mid(12, 4) + u'-' + text.mid(16, 4) + u'-' + text.mid(20);
}

void TestDevice::send(quint64 request, const QByteArray &bytes)
{
    m_request = {request, bytes};
}

QByteArray TestDevice::answer(const QByteArray &request)
{
    m_bytesSent += request.size();
    PostgresDialect dialect(m_token);
    SyncRules rules(*m_connection, dialect, m_account);
    QByteArray reply = rules.answer(request, QDateTime::currentMSecsSinceEpoch());
    m_bytesReceived += reply.size();
    return reply;
}

bool TestDevice::sync(Answers answers)
{
    m_now += 600'000; // whatever it waited for is over
    m_engine->start();
    for (int i = 0; i < 1000; ++i) {
        if (!m_request)
            return m_engine->status().upToDate;
        const auto [request, bytes] = *m_request;
        m_request.reset();
        const QByteArray reply = answer(bytes);
        if (answers == Answers::AreLost && m_random() % 4 == 0) {
            m_engine->failed(request);
            m_now += 600'000;
            m_engine->timer();
            continue;
        }
        m_engine->received(request, reply);
    }
    return false;
}

void TestDevice::loseOneAnswer()
{
    m_now += 600'000;
    m_engine->start();
    // Hello first, then what it is about.
    for (int i = 0; i < 2 && m_request; ++i) {
        const auto [request, bytes] = *m_request;
        m_request.reset();
        const QByteArray reply = answer(bytes);
        if (i == 0)
            m_engine->received(request, reply);
        else
            m_engine->failed(request);
    }
}

QString difference(TestDevice &device, Database &owner)
{
    qint64 rows = 0;
    for (const TableRule &rule : syncedTables()) {
        const SyncTable *table = syncTable(rule.name);
        if (!table)
            continue;
        const QByteArray mine = table->owner.isEmpty()
            ? QByteArray("t.resume_id IN (SELECT id FROM public.resumes WHERE user_id = $1::uuid)")
            : "t." + table->owner + " = $1::uuid";
        const Rows there = must(owner,
            "SELECT " + documentColumns(*table) + " FROM " + table->table + " t WHERE " + mine, {device.account()});
        for (int i = 0; i < there.size(); ++i) {
            const RowKey key{rule.name, there.text(i, 0)};
            ++rows;
            const QByteArray here = canonicalJson(device.document(key));
            const QByteArray centre = canonicalJson(documentOf(*table, there, i));
            if (here != centre)
                return rule.name + u": here "_s + QString::fromUtf8(here) + u" centre "_s + QString::fromUtf8(centre);
        }
    }
    if (rows != device.journal().data.rows.size())
        return u"%1 rows here, %2 at the centre"_s.arg(device.journal().data.rows.size()).arg(rows);
    return {};
}

} // namespace shortlist::tests
