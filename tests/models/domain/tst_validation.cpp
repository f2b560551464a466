// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/cleantext.h"
#include "models/domain/exportname.h"
#include "models/domain/validation.h"
#include "models/domain/wordcount.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using Kind = Problem::Kind;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

} // namespace

class TestValidation : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void samplesHaveNoProblems()
    {
        for (const QString &path : test::contentSamples()) {
            for (const Problem &problem : validate(Content::fromJson(test::readJson(path), owner))) {
                QVERIFY2(problem.severity == Problem::Severity::Hint,
                    qPrintable(path + problem.where.section + u'/' + problem.where.field));
            }
        }
    }

    void addressesAreJudged_data()
    {
        QTest::addColumn<FieldKind>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        const auto row = [](FieldKind kind, const QString &text, bool good) {
            QTest::newRow(text.left(40).toUtf8().constData()) << kind << text << good;
        };
        row(FieldKind::Email, u"marit@solheim-adeyemi.example"_s, true);
        row(FieldKind::Email, u"a.b+c%d_e-f@x.co.uk"_s, true);
        row(FieldKind::Email, u"a@b"_s, false);
        row(FieldKind::Email, u"a..b@c.de"_s, false);
        row(FieldKind::Email, u".a@c.de"_s, false);
        row(FieldKind::Email, u"a.@c.de"_s, false);
        row(FieldKind::Email, u"a@-c.de"_s, false);
        row(FieldKind::Email, u"a@c..de"_s, false);
        row(FieldKind::Email, u"a@c.d|e"_s, false);
        row(FieldKind::Email, u"a b@c.de"_s, false);
        row(FieldKind::Email, u"a@c.de\n"_s, false);
        row(FieldKind::Email, QString(65, u'a') + u"@c.de"_s, false);
        row(FieldKind::Email, u"ä@c.de"_s, false);
        row(FieldKind::Phone, u"+44 117 496 0142"_s, true);
        row(FieldKind::Phone, u"(512) 555-0126 ext. 9"_s, true);
        row(FieldKind::Phone, u"030/123 45-67"_s, true);
        row(FieldKind::Phone, u"1234"_s, false);
        row(FieldKind::Phone, u"+1234567890123456"_s, false);
        row(FieldKind::Phone, u"call me"_s, false);
        row(FieldKind::Url, u"linkedin.com/in/marit"_s, true);
        row(FieldKind::Url, u"https://example.com:8080/a?b#c"_s, true);
        row(FieldKind::Url, u"bücher.example"_s, true);
        row(FieldKind::Url, u"nothing"_s, false);
        row(FieldKind::Url, u"https://a b.example"_s, false);
        row(FieldKind::Url, u"javascript:alert(1)"_s, false);
        row(FieldKind::Date, u"Mar 2021"_s, true);
        row(FieldKind::Date, u"present"_s, true);
        row(FieldKind::Date, u"Summer 2019"_s, false);
        row(FieldKind::Line, u"Analyst"_s, true);
        row(FieldKind::Line, QString(301, u'x'), false);
        row(FieldKind::Paragraph, QString(301, u'x'), true);
        row(FieldKind::Line, u"a\u0007"_s, false);
    }

    void addressesAreJudged()
    {
        QFETCH(const FieldKind, kind);
        QFETCH(const QString, text);
        QFETCH(const bool, good);
        QCOMPARE(!fieldProblem(kind, text).has_value(), good);
        QVERIFY(!fieldProblem(kind, u"  "_s));
    }

    void acceptedMailAddressesFitTheCentresPattern()
    {
        static const QRegularExpression centre(u"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Z|a-z]{2,}$"_s);
        QRandomGenerator random(6);
        const QString letters = u"abcdefghijklmnopqrstuvwxyz.@-_%+1C|ä \n"_s;
        int accepted = 0;
        for (int i = 0; i < 50'000; ++i) {
            const auto part = [&] {
                QString made;
                for (int n = random.bounded(4); n >= 0; --n)
                    made += letters.at(random.bounded(letters.size()));
                return made;
            };
            const QString text = part() + u'@' + part() + u'.' + part();
            if (isEmailAddress(text)) {
                ++accepted;
                QVERIFY2(centre.match(text).hasMatch(), qPrintable(text));
            }
        }
        QVERIFY(accepted > 100);
    }

    void problemsSayWhereTheyAre()
    {
        const Content content = Content::fromJson(
            test::json("{'personalInfo':{'email':'x'},'experience':[{'title':'A','startDate':'2021','endDate':'2020',"
                       "'bullets':['fine','bad\\u0001']}]}"),
            owner);
        const Entry &contact = content.section(u"personalInfo"_s)->contact;
        const Entry &entry = content.section(u"experience"_s)->entries.at(0);
        const QList<Problem> expected{
            {{u"personalInfo"_s, contact.id, u"name"_s}, contact.id, Kind::NameMissing, Problem::Severity::Warning},
            {{u"personalInfo"_s, contact.id, u"email"_s}, contact.id, Kind::Email, Problem::Severity::Error},
            {{u"experience"_s, entry.id, u"endDate"_s}, entry.id, Kind::EndsBeforeStart, Problem::Severity::Error},
            {{u"experience"_s, entry.lists[u"bullets"_s].at(1).id, u"bullets"_s}, entry.id, Kind::Unclean,
                Problem::Severity::Error}};
        QVERIFY(validate(content) == expected);
    }

    void titlesAreCleanedAndMeasured()
    {
        QCOMPARE(storedTitle(u"  Senior\tAnalyst\u0007\n— Quillon "_s).value(), u"Senior Analyst — Quillon"_s);
        QVERIFY(storedTitle(u" \u0001 "_s).error().kind == Error::Kind::InvalidInput);
        QVERIFY(storedTitle(QString(255, u'x')).has_value());
        QVERIFY(storedTitle(QString(u"\U0001F600"_s).repeated(255)).has_value());
        const auto tooLong = storedTitle(QString(4000, u'x'));
        QVERIFY(tooLong.error().kind == Error::Kind::TooLarge);
        QCOMPARE(tooLong.error().detail, u"4000"_s);
        QVERIFY(storedTitle(QString(4000, u' ') + u"x"_s).has_value());
    }

    void cleaningIsDoneOnceAndLeavesNothing()
    {
        QCOMPARE(cleanText(u"a\r\nb\rc\u2028d\u0000e\tf\u0085g"_s), u"a\nb\nc\nde\tf\ng"_s);
        const QString pair = u"\U0001F600"_s;
        QCOMPARE(cleanText(pair.left(1) + u"x"_s + pair.right(1) + pair), u"\ufffdx\ufffd"_s + pair);
        QRandomGenerator random(1);
        for (int i = 0; i < 20'000; ++i) {
            QString text;
            for (int n = random.bounded(12); n > 0; --n)
                text += QChar(static_cast<char16_t>(
                    random.bounded(3) ? random.bounded(0x2100) : 0xd700 + random.bounded(0x2900)));
            const QString clean = cleanText(text);
            QVERIFY(isCleanText(clean));
            QCOMPARE(cleanText(clean), clean);
            QCOMPARE(isCleanText(text), clean == text);
            QCOMPARE(QString::fromUtf8(clean.toUtf8()), clean);
        }
    }

    void cleanContentHasNoUncleanProblem()
    {
        Content content = Content::fromJson(
            test::json("{'summary':'a\\u0001','experience':[{'title':'\\u0002','x':'\\u0003','bullets':['\\ud800']}]}"),
            owner);
        const Content clean = cleanContent(content);
        for (const Problem &problem : validate(clean))
            QVERIFY(problem.kind != Kind::Unclean);
        QCOMPARE(clean.toJson(), test::json("{'summary':'a','experience':[{'x':'','bullets':['\xef\xbf\xbd']}]}"));
        for (const QString &path : test::contentSamples()) {
            content = Content::fromJson(test::readJson(path), owner);
            QCOMPARE(cleanContent(content), content);
        }
    }

    void fileNamesAreFilledIn_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &pattern, const QString &expected) {
            QTest::newRow(pattern.left(40).toUtf8().constData()) << pattern << expected;
        };
        row(u"{name} – {job} – {company}"_s, u"Marit Solheim – Analyst - Lead – Quillon Rail"_s);
        row(u"{title}_{version}_{date}"_s, u"v14_2026-11-25"_s);
        row(u"{name} – {title} – {company}"_s, u"Marit Solheim – Quillon Rail"_s);
        row(u"{name} ({template})"_s, u"Marit Solheim (Classic)"_s);
        row(u"{name} {what}"_s, u"Marit Solheim {what}"_s);
        row(u"a/b\\c:d*e?f\"g<h>i|j"_s, u"a-b-c-d-e-f-g-h-i-j"_s);
        row(u"..hidden. . "_s, u"hidden"_s);
        row(u"{title}"_s, u"Resume"_s);
        row(u""_s, u"Resume"_s);
        row(u"con"_s, u"_con"_s);
        row(u"LPT1.x"_s, u"_LPT1.x"_s);
        row(QString(300, u'x'), QString(120, u'x'));
    }

    void fileNamesAreFilledIn()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, expected);
        const ExportNameValues values{u"Marit Solheim"_s, u"Analyst / Lead"_s, u"Quillon Rail"_s, {}, u"Classic"_s, 14,
            QDate(2026, 11, 25).startOfDay().toMSecsSinceEpoch()};
        QCOMPARE(exportFileName(pattern, values), expected);
    }

    void fileNamesAreAlwaysUsable()
    {
        QRandomGenerator random(12);
        for (int i = 0; i < 5000; ++i) {
            ExportNameValues values;
            values.name = test::randomText(random);
            values.title = random.bounded(2) ? u"../../etc/passwd"_s : test::randomText(random);
            const QString name = exportFileName(u"{name} – {title} {company}"_s, values);
            QVERIFY(!name.isEmpty() && name.size() <= 128);
            QVERIFY(!name.contains(u'/') && !name.contains(u'\n') && !name.startsWith(u'.') && !name.endsWith(u'.'));
        }
    }

    void wordsAreCounted()
    {
        QCOMPARE(wordCount(u""), 0);
        QCOMPARE(wordCount(u"Cut p99 latency – from 310 ms to 48 ms."), 9);
        QCOMPARE(wordCount(u"数据分析师, Berlin"), 6);
        QCOMPARE(wordCount(u" \n - • "), 0);
        QCOMPARE(
            wordCount(Content::fromJson(test::json("{'summary':'two words','skills':{'soft':['one']}}"), owner)), 5);
    }
};

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
