// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/findtext.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

class TestFindText final : public QObject
{
    Q_OBJECT

private slots:
    void hitsComeInTheOrderShownWithTheirPlace()
    {
        const QJsonObject json{{u"summary"_s, u"I like rail. Rail!"_s},
            {u"experience"_s,
                QJsonArray{QJsonObject{{u"title"_s, u"Clerk"_s}, {u"company"_s, u"Quillon RAIL"_s},
                    {u"bullets"_s, QJsonArray{u"none"_s, u"moved to rail"_s}}}}}};
        const Content content = Content::fromJson(json, ResumeId::create());
        const QList<TextHit> hits = findText(content, {}, u"rail"_s);
        QCOMPARE(hits.size(), 4);
        QCOMPARE(hits.at(0).place.section, u"summary"_s);
        QCOMPARE(hits.at(0).from, 7);
        QCOMPARE(hits.at(1).from, 13);
        QCOMPARE(hits.at(2).place.field, u"company"_s);
        QCOMPARE(hits.at(3).place.field, u"bullets"_s);
        QCOMPARE(hits.at(3).place.item,
            content.section(u"experience"_s)->entries.first().lists.value(u"bullets"_s).at(1).id);
        QVERIFY(findText(content, {}, {}).isEmpty());
        Look look;
        look.sectionOrder = {u"experience"_s, u"summary"_s};
        QCOMPARE(findText(content, look, u"rail"_s).first().place.section, u"experience"_s);
    }

    void hitsAreLimited()
    {
        const QJsonObject json{{u"summary"_s, QString(5000, u'a')}};
        QCOMPARE(findText(Content::fromJson(json, ResumeId::create()), {}, u"a"_s).size(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestFindText)
#include "tst_findtext.moc"
