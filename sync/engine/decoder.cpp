// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/contract.h"
#include "sync/engine/wirereader.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::sync {

namespace detail {

qint64 WireReader::number(QLatin1String key, qint64 highest)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return 0;
    const double real = value.toDouble(-1);
    if (!value.isDouble() || !(real >= 0) || real > static_cast<double>(highest) || std::floor(real) != real) {
        fail(key + u" is no number that it may be"_s);
        return 0;
    }
    return static_cast<qint64>(real);
}

QString WireReader::text(QLatin1String key, qsizetype longest)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isString() || value.toString().size() > longest) {
        fail(key + u" is no text of the right length"_s);
        return {};
    }
    return value.toString();
}

QString WireReader::optionalUuid(QLatin1String key)
{
    const QString text = this->text(key, 36);
    if (!text.isEmpty() && QUuid::fromString(text).toString(QUuid::WithoutBraces) != text)
        fail(key + u" is no id"_s);
    return text;
}

QString WireReader::uuid(QLatin1String key)
{
    const QString text = optionalUuid(key);
    if (text.isEmpty())
        fail(key + u" is missing"_s);
    return text;
}

QString WireReader::table(QLatin1String key)
{
    const QString name = text(key, 40);
    const bool fits
        = std::all_of(name.begin(), name.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_'; });
    if (name.isEmpty() || !fits)
        fail(key + u" is no table's name"_s);
    return name;
}

bool WireReader::flag(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isUndefined() && !value.isBool())
        fail(key + u" is neither true nor false"_s);
    return value.toBool();
}

QJsonArray WireReader::array(QLatin1String key, qsizetype longest)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isArray() || value.toArray().size() > longest) {
        fail(key + u" is no list of the right length"_s);
        return {};
    }
    return value.toArray();
}

QJsonObject WireReader::object(QLatin1String key)
{
    const QJsonValue value = m_object.value(key);
    if (value.isUndefined())
        return {};
    if (!value.isObject())
        fail(key + u" is no object"_s);
    return value.toObject();
}

} // namespace detail

namespace {

using detail::WireReader;

constexpr qsizetype manyRows = 1'000'000; // the size of the message is the real limit

DeviceStanding readDevice(WireReader &in)
{
    DeviceStanding device;
    device.owner = in.uuid("a"_L1);
    device.client = in.uuid("c"_L1);
    device.schema = static_cast<int>(in.number("v"_L1, 1'000'000));
    device.epoch = in.optionalUuid("e"_L1);
    device.cursor = in.number("n"_L1);
    device.chain = in.text("k"_L1);
    device.lastSeq = in.number("q"_L1);
    return device;
}

CentreStanding readCentre(WireReader &in)
{
    CentreStanding centre;
    centre.epoch = in.uuid("e"_L1);
    centre.head = in.number("n"_L1);
    centre.minSchema = static_cast<int>(in.number("m"_L1, 1'000'000));
    centre.time = in.number("t"_L1);
    centre.floor = in.number("f"_L1);
    centre.lastSeq = in.number("q"_L1);
    centre.lastHash = in.text("h"_L1);
    centre.chainOk = !in.flag("x"_L1);
    return centre;
}

Result<Operation> readOperation(const QJsonValue &json)
{
    WireReader in(json.toObject());
    Operation operation;
    operation.seq = in.number("seq"_L1);
    operation.id = in.uuid("id"_L1);
    operation.row = {in.table("tbl"_L1), in.uuid("row"_L1)};
    operation.kind = static_cast<OperationKind>(in.number("kind"_L1, static_cast<qint64>(OperationKind::Event)));
    operation.hash = in.text("hash"_L1);
    operation.baseRev = in.number("rev"_L1);
    operation.group = in.optionalUuid("grp"_L1);
    operation.payload = in.object("p"_L1);
    if (operation.seq < 1)
        in.fail(u"seq is missing"_s);
    if (!in.ok())
        return in.error();
    return operation;
}

Result<RowChange> readChange(const QJsonValue &json)
{
    WireReader in(json.toObject());
    RowChange change;
    change.row = {in.table("tbl"_L1), in.uuid("row"_L1)};
    change.rev = in.number("rev"_L1);
    change.patchFrom = in.number("from"_L1);
    if (change.patchFrom != 0) {
        change.patch = in.value("patch"_L1);
        change.patchHash = in.text("hash"_L1);
    } else if (in.has("doc"_L1)) {
        change.document = in.object("doc"_L1);
    }
    if (!in.ok())
        return in.error();
    return change;
}

Result<QList<RowChange>> readRows(WireReader &in)
{
    QList<RowChange> rows;
    for (const QJsonValue json : in.array("rows"_L1, manyRows)) {
        SHORTLIST_TRY(auto row, readChange(json));
        rows.append(std::move(row));
    }
    return rows;
}

Result<OperationResult> readResult(const QJsonValue &json)
{
    WireReader in(json.toObject());
    OperationResult result;
    result.seq = in.number("seq"_L1);
    result.status = static_cast<OperationStatus>(in.number("s"_L1, static_cast<qint64>(OperationStatus::Aborted)));
    result.rev = in.number("rev"_L1);
    result.code = in.text("code"_L1, 200);
    if (in.has("no"_L1))
        result.number = static_cast<int>(in.number("no"_L1, 2'000'000'000));
    if (in.has("now"_L1)) {
        SHORTLIST_TRY(auto current, readChange(in.value("now"_L1)));
        result.current = std::move(current);
    }
    if (!in.ok())
        return in.error();
    return result;
}

Result<PushRequest> readPush(WireReader in)
{
    PushRequest request;
    request.owner = in.uuid("a"_L1);
    request.client = in.uuid("c"_L1);
    request.schema = static_cast<int>(in.number("v"_L1, 1'000'000));
    for (const QJsonValue json : in.array("ops"_L1, limits::batchOperations)) {
        SHORTLIST_TRY(auto operation, readOperation(json));
        if (!request.operations.isEmpty() && operation.seq != request.operations.last().seq + 1)
            return Error{Error::Kind::InvalidInput, u"the operations are not in a row"_s};
        request.operations.append(std::move(operation));
    }
    if (request.operations.isEmpty())
        in.fail(u"no operations"_s);
    if (!in.ok())
        return in.error();
    return request;
}

Result<SnapshotRequest> readSnapshotRequest(WireReader in)
{
    SnapshotRequest request;
    request.device = readDevice(in);
    request.digest = in.text("d"_L1);
    for (const QJsonValue bucket : in.array("b"_L1, limits::buckets)) {
        const int number = bucket.toInt(-1);
        if (number < 0 || number >= limits::buckets)
            in.fail(u"b has no such bucket"_s);
        request.buckets.append(number);
    }
    if (!in.ok())
        return in.error();
    return request;
}

Result<PushReply> readPushReply(WireReader in)
{
    PushReply reply;
    reply.state = static_cast<PushReply::State>(in.number("s"_L1, static_cast<qint64>(PushReply::State::Gap)));
    reply.lastSeq = in.number("q"_L1);
    reply.before = in.number("b"_L1);
    reply.rev = in.number("n"_L1);
    reply.chain = in.text("k"_L1);
    reply.plain = in.flag("plain"_L1);
    for (const QJsonValue json : in.array("r"_L1, limits::batchOperations)) {
        SHORTLIST_TRY(auto result, readResult(json));
        reply.results.append(std::move(result));
    }
    if (!in.ok())
        return in.error();
    return reply;
}

Result<PullReply> readPullReply(WireReader in)
{
    PullReply reply;
    WireReader standing(in.object("at"_L1));
    reply.centre = readCentre(standing);
    reply.cursor = in.number("n"_L1);
    reply.chain = in.text("k"_L1);
    reply.checksum = in.text("sum"_L1);
    if (in.has("use"_L1))
        reply.counters = in.object("use"_L1);
    SHORTLIST_TRY(reply.rows, readRows(in));
    if (!reply.rows.isEmpty() && rowsChecksum(reply.rows) != reply.checksum)
        in.fail(u"the page is damaged"_s);
    if (!standing.ok())
        return standing.error();
    if (!in.ok())
        return in.error();
    return reply;
}

Result<SnapshotReply> readSnapshotReply(WireReader in)
{
    SnapshotReply reply;
    reply.stale = in.flag("stale"_L1);
    reply.equal = in.flag("eq"_L1);
    for (const QJsonValue digest : in.array("d"_L1, limits::buckets))
        reply.digests.append(digest.toString().left(64));
    SHORTLIST_TRY(reply.rows, readRows(in));
    if (!in.ok())
        return in.error();
    return reply;
}

Result<QJsonObject> parse(const QByteArray &bytes)
{
    if (bytes.size() > limits::messageBytes)
        return Error{Error::Kind::TooLarge, u"message"_s};
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject() || document.object().size() != 1)
        return Error{Error::Kind::InvalidInput, u"no message: "_s + problem.errorString()};
    return document.object();
}

template <typename Message, typename Read>
Result<Message> standingOf(WireReader in, Read read)
{
    const auto standing = read(in);
    if (!in.ok())
        return in.error();
    return Message{standing};
}

/// The variant out of the message.
template <typename Any, typename Message>
Result<Any> as(Result<Message> message)
{
    if (!message)
        return std::move(message).error();
    return Any(std::move(message).value());
}

} // namespace

Result<Request> decodeRequest(const QByteArray &bytes)
{
    SHORTLIST_TRY(const auto message, parse(bytes));
    const QString kind = message.begin().key();
    const WireReader in(message.begin().value().toObject());
    if (kind == "hello"_L1)
        return as<Request>(standingOf<HelloRequest>(in, readDevice));
    if (kind == "push"_L1)
        return as<Request>(readPush(in));
    if (kind == "pull"_L1) {
        WireReader pull = in;
        PullRequest request{readDevice(pull), pull.flag("w"_L1)};
        if (!pull.ok())
            return pull.error();
        return Request(std::move(request));
    }
    if (kind == "snapshot"_L1)
        return as<Request>(readSnapshotRequest(in));
    return Error{Error::Kind::InvalidInput, u"no such request"_s};
}

Result<Reply> decodeReply(const QByteArray &bytes)
{
    SHORTLIST_TRY(const auto message, parse(bytes));
    const QString kind = message.begin().key();
    const WireReader in(message.begin().value().toObject());
    if (kind == "hello"_L1)
        return as<Reply>(standingOf<HelloReply>(in, readCentre));
    if (kind == "push"_L1)
        return as<Reply>(readPushReply(in));
    if (kind == "pull"_L1)
        return as<Reply>(readPullReply(in));
    if (kind == "snapshot"_L1)
        return as<Reply>(readSnapshotReply(in));
    if (kind == "error"_L1) {
        const int number = message.begin().value().toInt(-1);
        if (number >= 0 && number <= static_cast<int>(ErrorReply::Kind::TooOld))
            return Reply(ErrorReply{static_cast<ErrorReply::Kind>(number)});
    }
    return Error{Error::Kind::InvalidInput, u"no such reply"_s};
}

} // namespace shortlist::sync
