// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"
#include "models/page/designreader.h"
#include "models/page/designschema.h"
#include "models/page/fonts.h"

#include "tests/models/page/pagesupport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::page;

class TestDesign : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyTemplateHoldsWithoutAWarning();
    void theExampleOfTheSchemaDocumentWorksAsItStands();
    void whatIsWrongIsRefusedWithItsPlace_data();
    void whatIsWrongIsRefusedWithItsPlace();
    void unknownKeysAreWarnedOfAndDoNotRefuse();
    void everyFaceOfEveryTemplateIsEmbedded();
    void anAccentTooPaleToReadIsDarkened();
    void ownMarginsHoldOnEveryPaper();
    void letterIsForTheTerritoriesThatUseIt();
};

namespace {

QJsonObject seed()
{
    return QJsonDocument::fromJson(R"({"layout": "single-column",
        "fonts": {"heading": "Playfair Display", "body": "Lato"},
        "colors": {"primary": "#2c3e50", "secondary": "#3498db"},
        "sectionOrder": ["personalInfo", "summary", "experience", "education", "skills"],
        "spacing": {"margins": "1in", "lineHeight": 1.5}})")
        .object();
}

} // namespace

void TestDesign::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestDesign::everyTemplateHoldsWithoutAWarning()
{
    QCOMPARE(builtinTemplateSlugs().size(), 8);
    for (const QString &slug : builtinTemplateSlugs()) {
        const DesignReport report = checkDesign(builtinTemplate(slug));
        QVERIFY2(report.errors.isEmpty(),
            qPrintable(slug + (report.errors.isEmpty() ? QString() : report.errors.first().path)));
        QVERIFY(report.warnings.isEmpty());
        const Result<Design> design = parseDesign(builtinTemplate(slug));
        QVERIFY(design.has_value());
        QVERIFY(design.value().substitutions.isEmpty());
    }
    QVERIFY(builtinTemplate(u"no-such"_s).isEmpty());
}

void TestDesign::theExampleOfTheSchemaDocumentWorksAsItStands()
{
    const Result<Design> design = parseDesign(seed());
    QVERIFY2(design.has_value(), design ? "" : qPrintable(design.error().detail));
    QCOMPARE(design.value().substitutions, QStringList{u"Playfair Display → Noto Serif Display"_s});
    QCOMPARE(design.value().marginsFor(Paper::A4), QMarginsF(72, 72, 72, 72));
    QCOMPARE(design.value().marginsFor(Paper::Letter), QMarginsF(72, 72, 72, 72));
    QCOMPARE(design.value().role(u"body"_s).family, u"Lato"_s);
    Look look;
    look.design = seed();
    QVERIFY(testing::laidOut(testing::sampleContent(u"classic"_s), look)->plainText().contains(u"Harrow & Pell LLP"));
}

void TestDesign::whatIsWrongIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("place");
    QTest::newRow("wrong type") << uR"({"layout": 7})"_s << u"/layout"_s;
    QTest::newRow("not in the list") << uR"({"layout": "three-column"})"_s << u"/layout"_s;
    QTest::newRow("number too large") << uR"({"spacing": {"margins": "1in", "lineHeight": 9}})"_s
                                      << u"/spacing/lineHeight"_s;
    QTest::newRow("length without unit") << uR"({"spacing": {"margins": "18", "lineHeight": 1.3}})"_s
                                         << u"/spacing/margins"_s;
    QTest::newRow("not a colour") << uR"({"colors": {"primary": "blue", "secondary": "#000000"}})"_s
                                  << u"/colors/primary"_s;
    QTest::newRow("size of a role") << uR"({"roles": {"name": {"size": 500}}})"_s << u"/roles/name/size"_s;
    QTest::newRow("tracking that splits words")
        << uR"({"roles": {"sectionHeading": {"tracking": 0.2}}})"_s << u"/roles/sectionHeading/tracking"_s;
    QTest::newRow("too few sections") << uR"({"sectionOrder": []})"_s << u"/sectionOrder"_s;
    QTest::newRow("a section twice") << uR"({"sectionOrder": ["skills", "skills"]})"_s << u"/sectionOrder"_s;
    QTest::newRow("two columns without a column") << uR"({"layout": "two-column"})"_s << u""_s;
    QTest::newRow("unknown parent") << uR"({"extends": "nobody"})"_s << u"/extends"_s;
}

void TestDesign::whatIsWrongIsRefusedWithItsPlace()
{
    QFETCH(QString, change);
    QFETCH(QString, place);
    QJsonObject json = seed();
    const QJsonObject changes = QJsonDocument::fromJson(change.toUtf8()).object();
    QVERIFY(!changes.isEmpty());
    for (auto it = changes.begin(); it != changes.end(); ++it)
        json.insert(it.key(), it.value());
    const Result<Design> design = parseDesign(json);
    QVERIFY(!design.has_value());
    QCOMPARE(design.error().kind, Error::Kind::InvalidInput);
    QVERIFY2(design.error().detail.contains(place), qPrintable(design.error().detail));
}

void TestDesign::unknownKeysAreWarnedOfAndDoNotRefuse()
{
    QJsonObject json = seed();
    json.insert(u"sparkles"_s, true);
    json.insert(u"fonts"_s, QJsonObject{{u"heading"_s, u"Lato"_s}, {u"body"_s, u"Lato"_s}, {u"display"_s, u"Lato"_s}});
    const DesignReport report = checkDesign(json);
    QVERIFY(report.errors.isEmpty());
    QStringList places;
    for (const DesignProblem &warning : report.warnings)
        places << warning.path;
    places.sort();
    QCOMPARE(places, (QStringList{u"/fonts/display"_s, u"/sparkles"_s}));
    QVERIFY(parseDesign(json).has_value());
}

void TestDesign::everyFaceOfEveryTemplateIsEmbedded()
{
    for (const QString &slug : builtinTemplateSlugs()) {
        const Result<Design> design = parseDesign(builtinTemplate(slug));
        QVERIFY(design.has_value());
        for (auto role = design.value().roles.begin(); role != design.value().roles.end(); ++role) {
            QVERIFY2(isEmbeddedFamily(role->family), qPrintable(role->family));
            const Face &face = faceFor(role->family, role->weight, role->italic);
            for (const char32_t character : U"Aaéłőß€–•’“0") {
                if (character != 0)
                    QVERIFY2(face.hasGlyph(character),
                        qPrintable(u"%1 lacks U+%2"_s.arg(face.family()).arg(int(character), 4, 16)));
            }
        }
    }
}

void TestDesign::anAccentTooPaleToReadIsDarkened()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    Look look = testing::lookOf(u"modern"_s);
    look.accent = u"#3498db"_s;
    const Result<Design> design = designOf(look);
    QVERIFY(design.has_value());
    for (auto role = design.value().roles.begin(); role != design.value().roles.end(); ++role)
        QVERIFY2(contrast(role->color, Qt::white) >= 4.5 || role.key() == u"contactSeparator", qPrintable(role.key()));
}

void TestDesign::ownMarginsHoldOnEveryPaper()
{
    QJsonObject json = seed();
    json.insert(u"spacing"_s, QJsonObject{{u"margins"_s, u"10mm 20mm"_s}, {u"lineHeight"_s, 1.3}});
    const Result<Design> design = parseDesign(json);
    QVERIFY(design.has_value());
    const QMarginsF margins = design.value().marginsFor(Paper::Letter);
    QVERIFY(std::abs(margins.top() - 28.35) < 0.01);
    QVERIFY(std::abs(margins.left() - 56.69) < 0.01);
    QCOMPARE(margins, design.value().marginsFor(Paper::A4));
}

void TestDesign::letterIsForTheTerritoriesThatUseIt()
{
    for (const QString &territory : {u"US"_s, u"CA"_s, u"MX"_s, u"PH"_s})
        QCOMPARE(paperForTerritory(territory), Paper::Letter);
    for (const QString &territory : {u"DE"_s, u"GB"_s, u"JP"_s, QString()})
        QCOMPARE(paperForTerritory(territory), Paper::A4);
}

QTEST_MAIN(TestDesign)
#include "tst_design.moc"
