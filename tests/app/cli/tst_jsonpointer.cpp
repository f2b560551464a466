// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/jsonpointer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using shortlist::cli::withValueAt;

namespace {

QJsonValue json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestJsonPointer : public QObject
{
    Q_OBJECT

private slots:
    void valueIsSetAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("key") << R"({"a":1})"_ba << u"/a"_s << R"({"a":"x"})"_ba;
        QTest::newRow("new key") << R"({"a":1})"_ba << u"/b"_s << R"({"a":1,"b":"x"})"_ba;
        QTest::newRow("missing objects") << R"({})"_ba << u"/a/b/c"_s << R"({"a":{"b":{"c":"x"}}})"_ba;
        QTest::newRow("item") << R"({"a":[1,2]})"_ba << u"/a/1"_s << R"({"a":[1,"x"]})"_ba;
        QTest::newRow("behind the last") << R"({"a":[1,2]})"_ba << u"/a/2"_s << R"({"a":[1,2,"x"]})"_ba;
        QTest::newRow("append") << R"({"a":[1,2]})"_ba << u"/a/-"_s << R"({"a":[1,2,"x"]})"_ba;
        QTest::newRow("field of an appended entry") << R"({"a":[]})"_ba << u"/a/-/t"_s << R"({"a":[{"t":"x"}]})"_ba;
        QTest::newRow("escapes") << R"({})"_ba << u"/a~1b~0c"_s << R"({"a/b~c":"x"})"_ba;
        QTest::newRow("empty key") << R"({})"_ba << u"/"_s << R"({"":"x"})"_ba;
        QTest::newRow("digits as a key") << R"({"a":{}})"_ba << u"/a/0"_s << R"({"a":{"0":"x"}})"_ba;
    }

    void valueIsSetAtItsPlace()
    {
        QFETCH(const QByteArray, before);
        QFETCH(const QString, pointer);
        QFETCH(const QByteArray, after);
        const auto result = withValueAt(json(before.constData()), pointer, u"x"_s);
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result.value(), json(after.constData()));
    }

    void badPointersAreRefused_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("no slash") << u"a"_s;
        QTest::newRow("empty") << QString();
        QTest::newRow("lone tilde") << u"/a~"_s;
        QTest::newRow("unknown escape") << u"/a~2"_s;
        QTest::newRow("past the end") << u"/list/7"_s;
        QTest::newRow("leading zero") << u"/list/00"_s;
        QTest::newRow("negative") << u"/list/-1"_s;
        QTest::newRow("huge") << u"/list/99999999999999999999"_s;
        QTest::newRow("through text") << u"/text/a"_s;
        QTest::newRow("through null") << u"/nothing/a"_s;
    }

    void badPointersAreRefused()
    {
        QFETCH(const QString, pointer);
        const auto result = withValueAt(json(R"({"list":[1],"text":"t","nothing":null})"), pointer, u"x"_s);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::InvalidInput);
        QVERIFY(!result.error().detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestJsonPointer)

#include "tst_jsonpointer.moc"
