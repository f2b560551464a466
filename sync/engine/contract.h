// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

/// The messages of sync: what a device asks and what the centre answers, whoever carries them (sync.md §2.4, §2.5).
namespace shortlist::sync {

/// Sizes that a message may not pass; what is larger is refused before it is looked at.
namespace limits {
constexpr qsizetype messageBytes = 64 * 1024 * 1024;
constexpr qsizetype batchOperations = 200;
constexpr qsizetype batchBytes = 1024 * 1024;
constexpr qsizetype documentBytes = 4 * 1024 * 1024;
constexpr int pageRows = 200;
constexpr int buckets = 256;
} // namespace limits

constexpr int schemaVersion = 1;

/// One row of one synced table. Ids are UUIDs in lower case without braces.
struct RowKey
{
    QString table;
    QString id;

    friend bool operator==(const RowKey &a, const RowKey &b) { return a.id == b.id && a.table == b.table; }
    friend bool operator<(const RowKey &a, const RowKey &b)
    {
        return a.table == b.table ? a.id < b.id : a.table < b.table;
    }
    friend size_t qHash(const RowKey &key, size_t seed = 0) noexcept { return qHash(key.id, seed); }
};

enum class OperationKind {
    Create,
    Update,
    Purge,
    Event, ///< something counted: table "usage_event", payload {metric, delta, at}
};

/// What a device did, sealed: it never changes again, because its answer may be lost and it is sent again as it was.
struct Operation
{
    qint64 seq = 0; ///< 1, 2, … of its client
    QString id;
    RowKey row;
    OperationKind kind = OperationKind::Update;
    qint64 baseRev = 0; ///< revision of the row that the change was made on; 0 for a create
    QString group; ///< operations of one save: all of them or none
    /// {"doc": …} or {"patch": …, "hash": of the result}. Of a purge {"seen": cursor when it was made, "own":
    /// [revisions of this device since]}: what belongs to the row goes with it, so nobody else may have changed any of
    /// it later.
    QJsonObject payload;
    QString hash; ///< of all above but seq; tells two copies of one library apart
};

enum class OperationStatus {
    Applied,
    Noop, ///< nothing left to do, for example a purge of what is gone
    Conflict, ///< the row has another revision; the current one comes with it
    Gone, ///< the row, or the one it belongs to, was purged; nothing resurrects
    Rejected, ///< can never be taken; `code` says why
    Aborted, ///< another of its group could not be taken; to be sent again
};

struct RowChange
{
    RowKey row;
    qint64 rev = 0;
    std::optional<QJsonObject> document; ///< nothing: purged (or only a patch)
    qint64 patchFrom = 0; ///< where not 0: `patch` turns the row at this revision into the present one
    QJsonValue patch;
    QString patchHash; ///< contentHash() of the result
};

struct OperationResult
{
    qint64 seq = 0;
    OperationStatus status = OperationStatus::Applied;
    qint64 rev = 0;
    QString code;
    std::optional<int> number; ///< of a version: its number from now on; of a resume: the version that it is at
    std::optional<RowChange> current; ///< with Conflict
};

/// How far a device is. Rides on hello and pull.
struct DeviceStanding
{
    QString owner; ///< the account whose library this is; the centre compares it with the session's
    QString client; ///< names this incarnation of the library's file
    int schema = schemaVersion;
    QString epoch; ///< empty: never met
    qint64 cursor = 0;
    QString chain; ///< what the centre said the chain was at `cursor`
    qint64 lastSeq = 0;
};

/// How far the centre is, all of it from one snapshot.
struct CentreStanding
{
    QString epoch;
    qint64 head = 0;
    qint64 floor = 0;
    bool chainOk = true;
    qint64 lastSeq = 0; ///< of the asking client
    QString lastHash;
    int minSchema = 1;
    Timestamp time = 0;
};

struct HelloRequest
{
    DeviceStanding device;
};
struct HelloReply
{
    CentreStanding centre;
};

struct PushRequest
{
    QString owner;
    QString client;
    int schema = schemaVersion;
    QList<Operation> operations;
};
struct PushReply
{
    enum class State {
        Done,
        Forked, ///< these numbers were used for other operations: there are two copies of this library
        Gap, ///< operations before these are missing
    };
    State state = State::Done;
    qint64 lastSeq = 0;
    QList<OperationResult> results;
    /// The account's revision before and after. Where nothing but these operations changed anything in between
    /// (`plain`), a device whose cursor is `before` may go to `rev` without a pull.
    qint64 before = 0;
    qint64 rev = 0;
    QString chain;
    bool plain = false;
};

struct PullRequest
{
    DeviceStanding device;
    bool whole = false; ///< no patches: the last page's did not fit
};
struct PullReply
{
    CentreStanding centre;
    QList<RowChange> rows;
    qint64 cursor = 0; ///< after these rows
    QString chain;
    QString checksum; ///< of the rows
    std::optional<QJsonObject>
        counters; ///< {metric: {day: n}}: today, yesterday, and "all" of those that count for ever
};

/// Compares the registry with the device's at one revision, and fetches the rows of the parts that differ.
struct SnapshotRequest
{
    DeviceStanding device;
    QString digest; ///< of all rows
    QList<int> buckets; ///< where not empty: the rows of these are wanted
};
struct SnapshotReply
{
    bool stale = false; ///< the centre is at another revision: nothing to compare
    bool equal = false;
    QStringList digests; ///< where not equal: of each bucket
    QList<RowChange> rows;
};

/// The centre could not answer the question itself.
struct ErrorReply
{
    enum class Kind {
        Busy, ///< try again
        WrongAccount, ///< the session is another account's
        Invalid, ///< the message breaks a rule
        TooOld, ///< the program must be updated before it may write
    };
    Kind kind = Kind::Busy;
};

using Request = std::variant<HelloRequest, PushRequest, PullRequest, SnapshotRequest>;
using Reply = std::variant<HelloReply, PushReply, PullReply, SnapshotReply, ErrorReply>;

/// 16 hex digits of the SHA-256 of the canonical form.
QString contentHash(const QJsonValue &value);
/// The hash of an operation, over everything but its seq.
QString operationHash(const Operation &operation);
/// What a page's `checksum` is.
QString rowsChecksum(const QList<RowChange> &rows);

/// Which of the 256 parts of the registry a row is in, and the row's contribution to a digest (a sum modulo 2^64).
int bucketOf(const RowKey &row);
quint64 digestOf(const RowKey &row, qint64 rev);
/// Count and sum as text.
QString digestText(qint64 count, quint64 sum);

QByteArray encode(const Request &request);
QByteArray encode(const Reply &reply);
/// InvalidInput or TooLarge for what is no such message; anything may stand in `bytes`.
Result<Request> decodeRequest(const QByteArray &bytes);
Result<Reply> decodeReply(const QByteArray &bytes);

} // namespace shortlist::sync
