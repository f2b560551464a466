// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/changesummary.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

Content base()
{
    return Content::fromJson(
        test::json("{'personalInfo':{'name':'Marit','email':'m@example.com'},'summary':'Analytics engineer with nine "
                   "years in energy and freight. I turn contested numbers into models.','experience':[{'title':'Senior "
                   "Data Analyst','company':'Merewick Energy','startDate':'2021-03','bullets':['one','two','three']},"
                   "{'title':'Data Analyst','company':'Halvard','bullets':['four','five']}],'skills':{'technical':["
                   "'SQL','dbt']},'interests':[{'name':'Maps'}]}"),
        owner);
}

QList<TextItem> &bullets(Content &content, int entry)
{
    return content.section(u"experience"_s)->entries[entry].lists[u"bullets"_s];
}

TextItem item(const QString &text)
{
    return {ItemId::create(), text};
}

using Edit = std::function<void(Content &, Look &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestChangeSummary : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void saysWhatDiffers_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &expected, const Edit &edit) {
            QTest::newRow(expected.toUtf8().constData()) << edit << expected;
        };
        row(u""_s, [](Content &, Look &) {});
        row(u"Added 2 bullets to Merewick Energy"_s, [](Content &c, Look &) {
            bullets(c, 0).append(item(u"six"_s));
            bullets(c, 0).prepend(item(u"seven"_s));
        });
        row(u"Added a bullet to Halvard"_s, [](Content &c, Look &) { bullets(c, 1).append(item(u"six"_s)); });
        row(u"Rewrote 2 bullets, added “Airflow” to Skills"_s, [](Content &c, Look &) {
            bullets(c, 0)[0].text = u"eins"_s;
            bullets(c, 1)[0].text = u"vier"_s;
            c.section(u"skills"_s)->entries[0].lists[u"keywords"_s].append(item(u"Airflow"_s));
        });
        row(u"Summary shortened"_s,
            [](Content &c, Look &) { c.section(u"summary"_s)->text = u"Analytics engineer with nine years."_s; });
        row(u"Summary extended"_s, [](Content &c, Look &) {
            c.section(u"summary"_s)->text += u" And reports that operations teams open every morning."_s;
        });
        row(u"Contact details and dates"_s, [](Content &c, Look &) {
            c.section(u"personalInfo"_s)->contact.setField(u"email"_s, u"marit@example.com"_s);
            c.section(u"experience"_s)->entries[0].setField(u"startDate"_s, u"2021-04"_s);
        });
        row(u"Removed “Interests” and 3 bullets"_s, [](Content &c, Look &) {
            c.sections.removeIf([](const Section &section) { return section.key == "interests"_L1; });
            bullets(c, 0).removeFirst();
            bullets(c, 1).clear();
        });
        row(u"Added “Certifications”, removed Halvard"_s, [](Content &c, Look &) {
            c.section(u"experience"_s)->entries.removeAt(1);
            Section &certifications = c.ensureSection(u"certifications"_s);
            certifications.entries.append(newEntry(certifications));
            certifications.entries[0].setField(u"name"_s, u"CKA"_s);
        });
        row(u"Moved Halvard"_s, [](Content &c, Look &) { c.section(u"experience"_s)->entries.move(1, 0); });
        row(u"Moved a bullet in Merewick Energy"_s, [](Content &c, Look &) { bullets(c, 0).move(2, 0); });
        row(u"Skills reordered"_s,
            [](Content &c, Look &) { c.section(u"skills"_s)->entries[0].lists[u"keywords"_s].move(0, 1); });
        row(u"Template changed, Classic to Modern"_s, [](Content &, Look &look) {
            look.templateId = TemplateId::create();
            look.design.insert(u"x"_s, 1);
        });
        row(u"Paper changed, A4 to Letter"_s, [](Content &, Look &look) { look.paper = u"Letter"_s; });
        row(u"Design"_s, [](Content &, Look &look) { look.accent = u"#112233"_s; });
        row(u"Details of Halvard"_s,
            [](Content &c, Look &) { c.section(u"experience"_s)->entries[1].setField(u"location"_s, u"Cardiff"_s); });
        row(u"Headings"_s, [](Content &c, Look &) { c.section(u"experience"_s)->heading = u"Posts"_s; });
    }

    void saysWhatDiffers()
    {
        QFETCH(const Edit, edit);
        QFETCH(const QString, expected);
        const Content before = base();
        Look look;
        look.paper = u"A4"_s;
        Content after = before;
        Look lookAfter = look;
        edit(after, lookAfter);
        QCOMPARE(changeSummary(before, look, after, lookAfter, u"Classic"_s, u"Modern"_s), expected);
    }

    void staysShortAndTellsTheSameTwice()
    {
        QRandomGenerator random(77);
        for (int i = 0; i < 1000; ++i) {
            const Content before = Content::fromJson(test::randomContentJson(random), owner);
            Content after = before;
            for (int n = random.bounded(30); n > 0; --n)
                test::randomEdit(random, after);
            const ContentDiff diff = diffContent(before, {}, after, {});
            const QString summary = changeSummary(diff);
            QVERIFY2(summary.size() <= 120, qPrintable(summary));
            QCOMPARE(changeSummary(before, {}, after, {}), summary);
            const bool onlyShifts = std::all_of(diff.groups.begin(), diff.groups.end(), [](const ChangeGroup &group) {
                return group.whole == ChangeGroup::Whole::None
                    && std::all_of(group.changes.begin(), group.changes.end(),
                        [](const Change &change) { return change.kind == Change::Kind::Shifted; });
            });
            QCOMPARE(summary.isEmpty(), onlyShifts);
            QVERIFY(!summary.contains(u'\n'));
        }
    }

    void aLongNameIsCut()
    {
        Content before = base();
        before.section(u"experience"_s)->entries[0].setField(u"company"_s, QString(400, u'x'));
        Content after = before;
        bullets(after, 0).append(item(u"six"_s));
        const QString summary = changeSummary(before, {}, after, {});
        QVERIFY(summary.startsWith(u"Added a bullet to xxx"));
        QVERIFY(summary.size() <= 120);
    }

    void namesTheFirstVersionAndRestores()
    {
        QCOMPARE(firstVersionSummary(ChangeOrigin::Variant, u"Marit — master resume, v29"_s),
            u"Created from Marit — master resume, v29"_s);
        QCOMPARE(firstVersionSummary(ChangeOrigin::Import, u"cv.json"_s), u"Imported from cv.json"_s);
        QCOMPARE(firstVersionSummary(ChangeOrigin::Manual, {}), u"Created"_s);
        QCOMPARE(restoredSummary(6), u"Restored v6"_s);
    }
};

QTEST_GUILESS_MAIN(TestChangeSummary)
#include "tst_changesummary.moc"
