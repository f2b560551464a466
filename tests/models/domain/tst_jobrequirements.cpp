// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jobrequirements.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;

class TestJobRequirements final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void oneTextIsAListOfOneAndStaysOneText()
    {
        QJsonObject extracted = json(R"({"requiredExperience": "3+ years"})");
        QCOMPARE(requirements(extracted, u"requiredExperience"_s), QStringList{u"3+ years"_s});
        setRequirements(extracted, u"requiredExperience"_s, {u"5+ years"_s});
        QCOMPARE(extracted, json(R"({"requiredExperience": "5+ years"})"));
        setRequirements(extracted, u"requiredExperience"_s, {u"5+ years"_s, u"2 leading"_s});
        QCOMPARE(extracted, json(R"({"requiredExperience": ["5+ years", "2 leading"]})"));
    }

    void unknownKeysAndItemsStayAsTheyCame()
    {
        QJsonObject extracted = json(R"({"salary": {"from": 1}, "keywords": [{"text": "SQL", "weight": 2}, "dbt"]})");
        QCOMPARE(requirements(extracted, u"keywords"_s), (QStringList{u"SQL"_s, u"dbt"_s}));
        QCOMPARE(addRequirement(extracted, u"keywords"_s, u"R"_s), Added::Yes);
        QCOMPARE(extracted, json(R"({"salary": {"from": 1}, "keywords": [{"text": "SQL", "weight": 2}, "dbt", "R"]})"));
    }

    void nothingIsAddedTwice()
    {
        QJsonObject extracted;
        QCOMPARE(addRequirement(extracted, u"requiredSkills"_s, u"  CI / CD "_s), Added::Yes);
        QCOMPARE(addRequirement(extracted, u"requiredSkills"_s, u"ci / cd"_s), Added::No);
        QCOMPARE(addRequirement(extracted, u"requiredSkills"_s, u"  "_s), Added::No);
        QCOMPARE(requirements(extracted, u"requiredSkills"_s), QStringList{u"CI / CD"_s});
    }

    void aMoveChangesTheWeight()
    {
        QJsonObject extracted = json(R"({"requiredSkills": ["SQL", "dbt"], "preferredSkills": ["DBT"]})");
        moveRequirement(extracted, u"requiredSkills"_s, 0, u"preferredSkills"_s);
        moveRequirement(extracted, u"requiredSkills"_s, 0, u"preferredSkills"_s);
        moveRequirement(extracted, u"requiredSkills"_s, 7, u"preferredSkills"_s);
        QCOMPARE(extracted, json(R"({"preferredSkills": ["DBT", "SQL"]})"));
    }
};

QTEST_APPLESS_MAIN(TestJobRequirements)
#include "tst_jobrequirements.moc"
