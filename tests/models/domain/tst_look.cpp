// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/look.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;
using test::quoted;

class TestLook : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void comesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("full") << quoted(
            "{'templateId':'018f3c1e-0000-7000-8000-000000000001',"
            "'design':{'fonts':{'body':'Inter'}},'accent':'#1f4e79','fontScale':0.95,'spacingScale':1.25,'paper':'A4',"
            "'language':'de','sectionOrder':['summary','skills'],'hiddenSections':['interests'],"
            "'headings':{'skills':'Tools'},'pageBreaksBefore':['018f3c1e-0000-7000-8000-000000000002'],"
            "'photo':'data:image/png;base64,AA==','later':{'x':[1,2]}}");
        QTest::newRow("wrong types") << quoted(
            "{'accent':5,'fontScale':'big','sectionOrder':[1,'a'],"
            "'headings':{'a':1},'design':[],'templateId':'no','photo':null,'hiddenSections':{}}");
        QTest::newRow("half odd headings") << quoted("{'headings':{'a':1,'b':'B','c':''}}");
    }

    void comesBackAsItWas()
    {
        QFETCH(const QByteArray, input);
        const QJsonObject object = json(input.constData());
        QVERIFY(input == "{}" || !object.isEmpty());
        QCOMPARE(canonicalJson(Look::fromJson(object).toJson()), canonicalJson(object));
    }

    void scalesStayInTheirRange()
    {
        const Look look = Look::fromJson(json("{'fontScale':9,'spacingScale':0.01}"));
        QCOMPARE(look.fontScale, 1.15);
        QCOMPARE(look.spacingScale, 0.6);
    }
};

QTEST_GUILESS_MAIN(TestLook)
#include "tst_look.moc"
