// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/base/id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace shortlist;

class TestCanonicalJson : public QObject
{
    Q_OBJECT

private slots:
    void writesTheOneForm_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("keys in order") << QByteArray(R"({"b":1,"a":[true,null]})")
                                       << QByteArray(R"({"a":[true,null],"b":1})");
        QTest::newRow("numbers") << QByteArray(R"([1.0,-0.5,9007199254740991,1e3])")
                                 << QByteArray(R"([1,-0.5,9007199254740991,1000])");
        QTest::newRow("text") << QByteArray("[\"\xc3\xa9\\u0001\\n\"]") << QByteArray("[\"\xc3\xa9\\u0001\\n\"]");
        QTest::newRow("empty") << QByteArray("{}") << QByteArray("{}");
    }

    void writesTheOneForm()
    {
        QFETCH(const QByteArray, input);
        QFETCH(const QByteArray, expected);
        const QJsonDocument document = QJsonDocument::fromJson(input);
        const QByteArray canonical
            = canonicalJson(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
        QCOMPARE(canonical, expected);
        const QJsonDocument again = QJsonDocument::fromJson(canonical);
        QCOMPARE(canonicalJson(again.isArray() ? QJsonValue(again.array()) : QJsonValue(again.object())), canonical);
    }

    void newUuidsAreVersionSevenAndSortByTime()
    {
        const QUuid first = newUuid();
        const QUuid second = newUuid();
        QCOMPARE(first.toByteArray(QUuid::WithoutBraces).at(14), '7');
        QVERIFY(first != second);
        QVERIFY(first.toRfc4122().left(6) <= second.toRfc4122().left(6));
    }
};

QTEST_GUILESS_MAIN(TestCanonicalJson)
#include "tst_canonicaljson.moc"
