// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "sync/engine/contract.h"
#include "sync/engine/wirereader.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace {

void put(QJsonObject &to, QLatin1String key, qint64 value)
{
    if (value != 0)
        to.insert(key, value);
}
void put(QJsonObject &to, QLatin1String key, const QString &value)
{
    if (!value.isEmpty())
        to.insert(key, value);
}

QJsonObject write(const DeviceStanding &device)
{
    QJsonObject json{{u"a"_s, device.owner}, {u"c"_s, device.client}, {u"v"_s, device.schema}};
    put(json, "e"_L1, device.epoch);
    put(json, "n"_L1, device.cursor);
    put(json, "k"_L1, device.chain);
    put(json, "q"_L1, device.lastSeq);
    return json;
}

QJsonObject write(const CentreStanding &centre)
{
    QJsonObject json{{u"e"_s, centre.epoch}, {u"n"_s, centre.head}, {u"m"_s, centre.minSchema}, {u"t"_s, centre.time}};
    put(json, "f"_L1, centre.floor);
    put(json, "q"_L1, centre.lastSeq);
    put(json, "h"_L1, centre.lastHash);
    if (!centre.chainOk)
        json.insert("x"_L1, true);
    return json;
}

QJsonObject write(const Operation &operation)
{
    QJsonObject json{{u"seq"_s, operation.seq}, {u"id"_s, operation.id}, {u"tbl"_s, operation.row.table},
        {u"row"_s, operation.row.id}, {u"kind"_s, static_cast<int>(operation.kind)}, {u"hash"_s, operation.hash}};
    put(json, "rev"_L1, operation.baseRev);
    put(json, "grp"_L1, operation.group);
    if (!operation.payload.isEmpty())
        json.insert("p"_L1, operation.payload);
    return json;
}

QJsonObject write(const RowChange &change)
{
    QJsonObject json{{u"tbl"_s, change.row.table}, {u"row"_s, change.row.id}, {u"rev"_s, change.rev}};
    if (change.patchFrom != 0) {
        json.insert("from"_L1, change.patchFrom);
        json.insert("patch"_L1, change.patch);
        json.insert("hash"_L1, change.patchHash);
    } else if (change.document) {
        json.insert("doc"_L1, *change.document);
    }
    return json;
}

QJsonArray write(const QList<RowChange> &rows)
{
    QJsonArray array;
    for (const RowChange &row : rows)
        array.append(write(row));
    return array;
}

QJsonObject write(const OperationResult &result)
{
    QJsonObject json{{u"seq"_s, result.seq}, {u"s"_s, static_cast<int>(result.status)}};
    put(json, "rev"_L1, result.rev);
    put(json, "code"_L1, result.code);
    if (result.number)
        json.insert("no"_L1, *result.number);
    if (result.current)
        json.insert("now"_L1, write(*result.current));
    return json;
}

QJsonObject body(const HelloRequest &request)
{
    return {{u"hello"_s, write(request.device)}};
}
QJsonObject body(const PushRequest &request)
{
    QJsonArray operations;
    for (const Operation &operation : request.operations)
        operations.append(write(operation));
    return {{u"push"_s,
        QJsonObject{
            {u"a"_s, request.owner}, {u"c"_s, request.client}, {u"v"_s, request.schema}, {u"ops"_s, operations}}}};
}
QJsonObject body(const PullRequest &request)
{
    QJsonObject json = write(request.device);
    if (request.whole)
        json.insert("w"_L1, true);
    return {{u"pull"_s, json}};
}
QJsonObject body(const SnapshotRequest &request)
{
    QJsonObject json = write(request.device);
    put(json, "d"_L1, request.digest);
    QJsonArray buckets;
    for (const int bucket : request.buckets)
        buckets.append(bucket);
    if (!buckets.isEmpty())
        json.insert("b"_L1, buckets);
    return {{u"snapshot"_s, json}};
}

QJsonObject body(const HelloReply &reply)
{
    return {{u"hello"_s, write(reply.centre)}};
}
QJsonObject body(const PushReply &reply)
{
    QJsonArray results;
    for (const OperationResult &result : reply.results)
        results.append(write(result));
    QJsonObject json{{u"s"_s, static_cast<int>(reply.state)}, {u"q"_s, reply.lastSeq}, {u"r"_s, results}};
    put(json, "b"_L1, reply.before);
    put(json, "n"_L1, reply.rev);
    put(json, "k"_L1, reply.chain);
    if (reply.plain)
        json.insert("plain"_L1, true);
    return {{u"push"_s, json}};
}
QJsonObject body(const PullReply &reply)
{
    QJsonObject json{{u"at"_s, write(reply.centre)}};
    put(json, "n"_L1, reply.cursor);
    put(json, "k"_L1, reply.chain);
    if (!reply.rows.isEmpty()) {
        json.insert("rows"_L1, write(reply.rows));
        json.insert("sum"_L1, reply.checksum);
    }
    if (reply.counters)
        json.insert("use"_L1, *reply.counters);
    return {{u"pull"_s, json}};
}
QJsonObject body(const SnapshotReply &reply)
{
    QJsonObject json;
    if (reply.stale)
        json.insert("stale"_L1, true);
    if (reply.equal)
        json.insert("eq"_L1, true);
    if (!reply.digests.isEmpty())
        json.insert("d"_L1, QJsonArray::fromStringList(reply.digests));
    if (!reply.rows.isEmpty())
        json.insert("rows"_L1, write(reply.rows));
    return {{u"snapshot"_s, json}};
}
QJsonObject body(const ErrorReply &reply)
{
    return {{u"error"_s, static_cast<int>(reply.kind)}};
}

QString shortHash(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).left(8).toHex());
}

} // namespace

QString contentHash(const QJsonValue &value)
{
    return shortHash(canonicalJson(value));
}

QString operationHash(const Operation &operation)
{
    QJsonObject json = write(operation);
    json.remove("seq"_L1);
    json.remove("hash"_L1);
    return contentHash(json);
}

QString rowsChecksum(const QList<RowChange> &rows)
{
    return contentHash(write(rows));
}

int bucketOf(const RowKey &row)
{
    bool ok = false;
    const int bucket = row.id.right(2).toInt(&ok, 16); // the end of an id is random, its beginning is the time
    return ok ? bucket : 0;
}

quint64 digestOf(const RowKey &row, qint64 rev)
{
    const QByteArray text = row.table.toUtf8() + '/' + row.id.toUtf8() + '/' + QByteArray::number(rev);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha1);
    quint64 value = 0;
    for (int i = 0; i < 8; ++i)
        value = value << 8U | static_cast<uchar>(hash.at(i));
    return value;
}

QString digestText(qint64 count, quint64 sum)
{
    return QString::number(count) + u':' + QString::number(sum, 16);
}

QByteArray encode(const Request &request)
{
    return std::visit([](const auto &message) { return canonicalJson(body(message)); }, request);
}

QByteArray encode(const Reply &reply)
{
    return std::visit([](const auto &message) { return canonicalJson(body(message)); }, reply);
}

} // namespace shortlist::sync
