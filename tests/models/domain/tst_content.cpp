// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/domain/content.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;
using test::quoted;

class TestContent : public QObject
{
    Q_OBJECT

private:
    const ResumeId m_owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

    [[nodiscard]] QByteArray again(const QJsonObject &object) const
    {
        return canonicalJson(Content::fromJson(object, m_owner).toJson());
    }

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void samplesComeBackAsTheyWere()
    {
        const QStringList samples = test::contentSamples();
        QVERIFY(samples.size() >= 8);
        for (const QString &path : samples) {
            const QJsonObject sample = test::readJson(path);
            QVERIFY2(!sample.isEmpty(), qPrintable(path));
            QCOMPARE(again(sample), canonicalJson(sample));
        }
    }

    void oddJsonComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("input");
        const auto row
            = [](const char *name, const char *input) { QTest::newRow(name) << QByteArray(input).replace('\'', '"'); };
        row("empty", "{}");
        row("empty sections", "{'personalInfo':{},'summary':'','experience':[],'skills':{},'customSections':[]}");
        row("wrong types", "{'personalInfo':[],'summary':5,'experience':{'a':1},'skills':'x','labels':[1]}");
        row("bare entries", "{'certifications':['AWS',null,'',3,{'name':'CKA'}],'languages':['English']}");
        row("numbers in fields", "{'education':[{'gpa':3.9,'degree':'','x':null}]}");
        row("odd bullets", "{'experience':[{'bullets':['a',5,{'text':'b','n':1},null]},{'bullets':'one'}]}");
        row("skills array", "{'skills':['Go','Rust',{'name':'Cloud','keywords':['AWS']},'SQL']}");
        row("skills with odd keys", "{'skills':{'technical':['Go'],'level':5,'':[1],'groups':null}}");
        row("labels",
            "{'labels':{'technical':'Technical','soft':'','projects':'Work','experience':7},"
            "'skills':{'technical':['a'],'soft':[]},'experience':[]}");
        row("a label that two things could take",
            "{'labels':{'languages':'L'},'languages':[],'skills':{'languages':['a']}}");
        row("custom without anything", "{'customSections':[{},{'id':''},{'id':7,'type':9,'title':false},4]}");
        row("custom with taken ids",
            "{'languages':[],'customSections':[{'id':'languages','type':'list','items':['a']},{'id':'languages'}]}");
        row("custom with odd items",
            "{'customSections':[{'id':'a','type':'text','text':5,'items':[1]},"
            "{'id':'b','type':'list','items':'x'},{'id':'c','type':'entries','items':['x',{'title':'y'}]}]}");
        row("profiles", "{'personalInfo':{'profiles':[{'network':'X','username':'u','z':1},'y'],'locationDetail':{}}}");
        row("no profiles", "{'personalInfo':{'profiles':[]}}");
    }

    void oddJsonComesBackAsItWas()
    {
        QFETCH(const QByteArray, input);
        const QJsonObject object = json(input.constData());
        QVERIFY(input == "{}" || !object.isEmpty());
        QCOMPARE(again(object), canonicalJson(object));
    }

    void randomJsonComesBackAsItWas()
    {
        QRandomGenerator random(20261125);
        for (int i = 0; i < 3000; ++i) {
            const QJsonObject object = test::randomContentJson(random);
            QCOMPARE(again(object), canonicalJson(object));
        }
    }

    void editedContentIsReadBackAsItWasWritten()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            Content content = Content::fromJson(test::randomContentJson(random), m_owner);
            for (int n = 0; n < 20; ++n) {
                test::randomEdit(random, content);
                const QJsonObject written = content.toJson();
                QCOMPARE(again(written), canonicalJson(written));
            }
        }
    }

    void sectionsComeInTheOrderOfTheirSpecs()
    {
        const Content content = Content::fromJson(
            json("{'skills':{},'summary':'s','customSections':[{'id':'z'}],'personalInfo':{},'experience':[]}"),
            m_owner);
        QStringList keys;
        for (const Section &section : content.sections)
            keys.append(section.key);
        QCOMPARE(keys, (QStringList{u"personalInfo"_s, u"summary"_s, u"experience"_s, u"skills"_s, u"z"_s}));
    }

    void headingsComeFromLabelsAndTitles()
    {
        const Content content = Content::fromJson(
            json("{'experience':[],'skills':{'technical':['a'],'b_c':['d']},'labels':{'experience':'Posts',"
                 "'technical':'Practice'},'customSections':[{'id':'i','title':'Impact','type':'list','items':['x']}]}"),
            m_owner);
        QCOMPARE(content.section(u"experience"_s)->heading, u"Posts"_s);
        QCOMPARE(content.section(u"i"_s)->heading, u"Impact"_s);
        QCOMPARE(content.section(u"i"_s)->kind, SectionKind::List);
        const QList<Entry> &groups = content.section(u"skills"_s)->entries;
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0).field(u"name"_s), u"Practice"_s);
        QCOMPARE(groups.at(1).field(u"name"_s), u"B c"_s);
    }

    void aLabelWaitsForItsSection()
    {
        Content content = Content::fromJson(json("{'labels':{'projects':'Selected work'}}"), m_owner);
        QCOMPARE(content.ensureSection(u"projects"_s).heading, u"Selected work"_s);
        QCOMPARE(canonicalJson(content.toJson()), quoted("{'labels':{'projects':'Selected work'},'projects':[]}"));
    }

    void renamedAndReorderedSkillGroupsAreKept()
    {
        Content content = Content::fromJson(json("{'skills':{'technical':['a'],'soft':['b']}}"), m_owner);
        Section *skills = content.section(u"skills"_s);
        skills->entries[0].setField(u"name"_s, u"Tools"_s);
        QCOMPARE(canonicalJson(content.toJson()),
            quoted("{'labels':{'technical':'Tools'},'skills':{'soft':['b'],'technical':['a']}}"));
        skills->entries.move(0, 1);
        const Content back = Content::fromJson(content.toJson(), m_owner);
        QCOMPARE(back.section(u"skills"_s)->entries.at(1).field(u"name"_s), u"Tools"_s);
        QCOMPARE(back.toJson().value(u"skills"_s).toObject().value(u"technical"_s), QJsonValue(QJsonArray{u"a"_s}));
    }

    void theWebsListsWinOverGroups()
    {
        const Content content
            = Content::fromJson(json("{'skills':{'technical':['Go','Kotlin'],'soft':['Teaching'],'groups':["
                                     "{'name':'Backend','level':'Master','keywords':['Go','Perl']},{'name':'Leadership'"
                                     ",'keywords':['Hiring']}]}}"),
                m_owner);
        const QList<Entry> &groups = content.section(u"skills"_s)->entries;
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0).field(u"level"_s), u"Master"_s);
        QStringList words;
        for (const TextItem &item : groups.at(0).lists.value(u"keywords"_s))
            words.append(item.text);
        QCOMPARE(words, (QStringList{u"Go"_s, u"Kotlin"_s}));
        const QJsonObject skills = content.toJson().value(u"skills"_s).toObject();
        QCOMPARE(skills.value(u"technical"_s), QJsonValue(QJsonArray{u"Go"_s, u"Kotlin"_s}));
        QCOMPARE(skills.value(u"soft"_s), QJsonValue(QJsonArray{u"Teaching"_s}));
    }

    void groupsThatAgreeComeBackVerbatim()
    {
        const QJsonObject object
            = json("{'skills':{'technical':['Go','Docker'],'soft':['Hiring'],'groups':["
                   "{'name':'Languages','keywords':['Go'],'level':'Master','x':1},{'name':'Docker'},"
                   "{'name':'People','keywords':['Hiring']}]}}");
        QCOMPARE(again(object), canonicalJson(object));
    }

    void anEmptiedFieldIsAbsentAndAnOddOneGivesWay()
    {
        Content content = Content::fromJson(json("{'education':[{'degree':'B.Sc.','gpa':3.9}]}"), m_owner);
        Entry &entry = content.section(u"education"_s)->entries[0];
        QCOMPARE(entry.field(u"gpa"_s), u"3.9"_s);
        entry.setField(u"gpa"_s, u"4.0"_s);
        entry.setField(u"degree"_s, {});
        QCOMPARE(canonicalJson(content.toJson()), quoted("{'education':[{'gpa':'4.0'}]}"));
    }

    void textInPlaceOfBulletsIsNotLostWhenABulletIsAdded()
    {
        Content content = Content::fromJson(json("{'experience':[{'bullets':'Led'}]}"), m_owner);
        content.section(u"experience"_s)->entries[0].lists[u"bullets"_s].append({ItemId::create(), u"Built"_s});
        QCOMPARE(canonicalJson(content.toJson()), quoted("{'experience':[{'bullets':['Led','Built']}]}"));
    }

    void customSectionsGetAKeyThatIsFree()
    {
        Content content = Content::fromJson(json("{'customSections':[{'id':'board-roles'}]}"), m_owner);
        QCOMPARE(newCustomSection(content, SectionKind::List, u"Board — roles!"_s).key, u"board-roles-2"_s);
        QCOMPARE(newCustomSection(content, SectionKind::List, u"Languages"_s).key, u"languages-2"_s);
        QCOMPARE(newCustomSection(content, SectionKind::Text, u"…"_s).key, u"section"_s);
    }

    void extractedTextHasEveryWordAndStopsAtItsLimit()
    {
        const QJsonObject sample = test::readJson(test::contentSamples().first());
        const QString text = extractedText(Content::fromJson(sample, m_owner));
        QVERIFY(text.contains(u"ORCID 0000-0002-1825-0097\n"));
        QVERIFY(text.contains(u"Hjort Prize"));
        QVERIFY(text.contains(u"Appointments\n"));

        Content content;
        QList<TextItem> &bullets = [&content]() -> QList<TextItem> & {
            Section &experience = content.ensureSection(u"experience"_s);
            experience.entries.append(newEntry(experience));
            return experience.entries[0].lists[u"bullets"_s];
        }();
        for (int i = 0; i < 10'000; ++i)
            bullets.append({ItemId::create(), QString(99, QChar(0xfc))});
        const QByteArray all = extractedText(content).toUtf8();
        QVERIFY(all.size() <= 500'000);
        QVERIFY(all.size() > 499'000);
        QVERIFY(all.endsWith('\n'));
    }

    void tenThousandBulletsReadBackTheSame()
    {
        QJsonArray bullets;
        for (int i = 0; i < 10'000; ++i)
            bullets.append(u"Bullet number %1"_s.arg(i));
        const QJsonObject object{{u"experience"_s, QJsonArray{QJsonObject{{u"bullets"_s, bullets}}}}};
        QCOMPARE(again(object), canonicalJson(object));
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
