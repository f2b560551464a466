// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine/contract.h"
#include "sync/engine/patch.h"
#include "tests/sync/engine/mergecases.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::sync;

namespace {

const QString anId = u"0190b6a5-7c1e-7000-8000-000000000001"_s;

DeviceStanding device()
{
    DeviceStanding standing;
    standing.owner = anId;
    standing.client = anId;
    standing.epoch = anId;
    standing.cursor = 123'456;
    standing.chain = u"0123456789abcdef"_s;
    standing.lastSeq = 4'711;
    return standing;
}

Operation operation(qint64 seq)
{
    Operation made;
    made.seq = seq;
    made.id = anId;
    made.row = {u"resumes"_s, anId};
    made.group = anId;
    made.baseRev = 7;
    made.payload = {{u"doc"_s, QJsonObject{{u"title"_s, u"A"_s}}}};
    made.hash = operationHash(made);
    return made;
}

} // namespace

class CodecTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void requestsComeOutAsTheyWentIn()
    {
        const QList<Request> requests{HelloRequest{device()}, PullRequest{device(), true},
            PushRequest{anId, anId, 1, {operation(1), operation(2)}}, SnapshotRequest{device(), u"1:2"_s, {0, 255}}};
        for (const Request &request : requests) {
            const auto read = decodeRequest(encode(request));
            QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
            QCOMPARE(encode(read.value()), encode(request));
        }
    }

    void repliesComeOutAsTheyWentIn()
    {
        CentreStanding centre;
        centre.epoch = anId;
        centre.head = 9;
        centre.chainOk = false;
        PullReply pull;
        pull.centre = centre;
        pull.rows = {
            {{u"resumes"_s, anId}, 8, QJsonObject{{u"a"_s, 1}}, 0, {}, {}}, {{u"resumes"_s, anId}, 9, {}, 0, {}, {}}};
        pull.checksum = rowsChecksum(pull.rows);
        pull.cursor = 9;
        OperationResult conflict;
        conflict.seq = 3;
        conflict.status = OperationStatus::Conflict;
        conflict.current = pull.rows.first();
        PushReply push;
        push.results = {conflict};
        const QList<Reply> replies{
            HelloReply{centre}, pull, push, SnapshotReply{}, ErrorReply{ErrorReply::Kind::TooOld}};
        for (const Reply &reply : replies) {
            const auto read = decodeReply(encode(reply));
            QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
            QCOMPARE(encode(read.value()), encode(reply));
        }
    }

    void aQuietDeviceAsksAndHearsLessThanThreeHundredBytes()
    {
        PullReply nothingNew;
        nothingNew.centre.epoch = anId;
        nothingNew.centre.head = nothingNew.cursor = 123'456;
        nothingNew.centre.lastSeq = 4'711;
        nothingNew.centre.lastHash = nothingNew.chain = u"0123456789abcdef"_s;
        nothingNew.centre.time = 1'790'000'000'000;
        QVERIFY(encode(Request(PullRequest{device(), false})).size() <= 300);
        QVERIFY(encode(Reply(nothingNew)).size() <= 300);
    }

    void aDamagedPageIsRefused()
    {
        PullReply pull;
        pull.centre.epoch = anId;
        pull.rows = {{{u"resumes"_s, anId}, 8, QJsonObject{{u"a"_s, u"text"_s}}, 0, {}, {}}};
        pull.checksum = rowsChecksum(pull.rows);
        QByteArray bytes = encode(Reply(pull));
        bytes.replace("text", "test");
        QCOMPARE(decodeReply(bytes).error().kind, Error::Kind::InvalidInput);
    }

    void whatBreaksARuleIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no object") << QByteArray("[]");
        QTest::newRow("unknown") << QByteArray(R"({"dance":{}})");
        QTest::newRow("no owner") << QByteArray(R"({"pull":{"c":"x"}})");
        Operation odd = operation(1);
        odd.row.table = u"resumes; DROP TABLE users"_s;
        QTest::newRow("table") << encode(Request(PushRequest{anId, anId, 1, {odd}}));
        QTest::newRow("not in a row") << encode(Request(PushRequest{anId, anId, 1, {operation(1), operation(3)}}));
        QTest::newRow("no operations") << encode(Request(PushRequest{anId, anId, 1, {}}));
        QTest::newRow("bucket") << encode(Request(SnapshotRequest{device(), {}, {256}}));
    }
    void whatBreaksARuleIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        const auto read = decodeRequest(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::InvalidInput);
    }

    void aPatchTurnsEveryDocumentIntoItsDescendant()
    {
        for (quint64 seed = 1; seed <= 2'000; ++seed) {
            tests::MergeCases cases(seed, seed % 2 == 0);
            const QJsonObject before = cases.document(3, 3, 6);
            const QJsonObject after = cases.changed(before, 1 + static_cast<int>(seed % 7));
            const auto made = applyPatch(before, makePatch(before, after));
            QVERIFY2(made && made.value() == QJsonValue(after), qPrintable(u"seed %1"_s.arg(seed)));
        }
    }

    void oneWordOfFiftyKilobytesIsASmallPatch()
    {
        tests::MergeCases cases(1, false);
        const QJsonObject before = cases.document(60, 8, 14);
        QJsonObject after = before;
        QJsonArray entries = after.value("experience"_L1).toArray();
        QJsonObject entry = entries.at(30).toObject();
        QJsonArray bullets = entry.value("bullets"_L1).toArray();
        bullets[3] = bullets.at(3).toString() + u" more"_s;
        entry.insert("bullets"_L1, bullets);
        entries[30] = entry;
        after.insert("experience"_L1, entries);
        Operation changed = operation(1);
        changed.payload = {{u"patch"_s, makePatch(before, after)}, {u"hash"_s, contentHash(after)}};
        QVERIFY(encode(Request(PushRequest{anId, anId, 1, {changed}})).size() <= 2'048);
    }

    void aPatchForAnotherDocumentIsRefused()
    {
        QVERIFY(!applyPatch(u"ab"_s, QJsonObject{{u"s"_s, QJsonArray{1, 5, u"x"_s}}}));
        QVERIFY(!applyPatch(QJsonArray{1}, QJsonObject{{u"i"_s, QJsonObject{{u"4"_s, QJsonObject()}}}}));
        QVERIFY(!applyPatch(1, u"no patch"_s));
        QVERIFY(!applyPatch(u"ab"_s, QJsonObject{{u"?"_s, 1}}));
    }
};

QTEST_APPLESS_MAIN(CodecTest)
#include "tst_codec.moc"
