// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/canonicaljson.h"
#include "models/exchange/jsonresume.h"
#include "tests/models/domain/randomcontent.h"
#include "tests/models/domain/testjson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using test::json;

namespace {

const ResumeId owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

QStringList samples()
{
    const QDir folder(QStringLiteral(SHORTLIST_TESTS_DIR "/data/json-resume"));
    QStringList paths;
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name))
        paths.append(folder.filePath(name));
    return paths;
}

QJsonObject throughContent(const QJsonObject &resume)
{
    return exchange::jsonResumeFromContent(Content::fromJson(exchange::contentFromJsonResume(resume), owner));
}

QJsonObject throughResume(const Content &content)
{
    return Content::fromJson(exchange::contentFromJsonResume(exchange::jsonResumeFromContent(content)), owner).toJson();
}

/// What import and export may change, written apart from the code under test: version 0 names, open ends.
QJsonObject normalised(QJsonObject resume)
{
    const auto alias = [](QJsonObject &object, const QString &old, const QString &name) {
        if (object.contains(old) && !object.contains(name))
            object.insert(name, object.take(old));
    };
    const auto each = [&](const QString &key, const QStringList &aliases, bool dates) {
        if (!resume.value(key).isArray())
            return;
        QJsonArray array;
        for (const QJsonValue item : resume.value(key).toArray()) {
            if (!item.isObject()) {
                array.append(item);
                continue;
            }
            QJsonObject object = item.toObject();
            for (qsizetype i = 0; i + 1 < aliases.size(); i += 2)
                alias(object, aliases.at(i), aliases.at(i + 1));
            const QJsonValue end = object.value(u"endDate"_s);
            if (dates
                && (end.isNull()
                    || (end.isString()
                        && QStringList{u""_s, u"present"_s}.contains(end.toString().trimmed().toLower()))))
                object.remove(u"endDate"_s);
            array.append(object);
        }
        resume.insert(key, array);
    };
    if (resume.value(u"basics"_s).isObject()) {
        QJsonObject basics = resume.value(u"basics"_s).toObject();
        alias(basics, u"picture"_s, u"image"_s);
        alias(basics, u"website"_s, u"url"_s);
        resume.insert(u"basics"_s, basics);
    }
    each(u"work"_s, {u"company"_s, u"name"_s, u"website"_s, u"url"_s}, true);
    each(u"education"_s, {u"gpa"_s, u"score"_s, u"website"_s, u"url"_s}, true);
    each(u"volunteer"_s, {u"website"_s, u"url"_s}, true);
    each(u"projects"_s, {u"website"_s, u"url"_s}, true);
    for (const QString &key :
        {u"certificates"_s, u"awards"_s, u"publications"_s, u"languages"_s, u"interests"_s, u"references"_s})
        each(key, {u"website"_s, u"url"_s}, false);
    return resume;
}

QJsonObject randomObject(QRandomGenerator &random, const QStringList &keys, const QStringList &lists)
{
    QJsonObject object;
    for (const QString &key : keys) {
        if (random.bounded(100) < 60)
            object.insert(
                key, random.bounded(100) < 8 ? test::randomJson(random, 2) : QJsonValue(test::randomText(random)));
    }
    for (const QString &key : lists) {
        QJsonArray items;
        for (int n = random.bounded(4); n > 0; --n)
            items.append(test::randomText(random));
        if (random.bounded(100) < 60)
            object.insert(key, items);
    }
    if (random.bounded(100) < 20)
        object.insert(u"x"_s + test::randomText(random), test::randomJson(random, 2));
    return object;
}

QJsonObject randomResume(QRandomGenerator &random)
{
    const QStringList dated{u"name"_s, u"position"_s, u"startDate"_s, u"endDate"_s, u"url"_s, u"summary"_s,
        u"description"_s, u"title"_s, u"extra"_s, u"company"_s, u"website"_s, u"score"_s, u"gpa"_s, u"studyType"_s};
    QJsonObject resume;
    QJsonObject basics = randomObject(random,
        {u"name"_s, u"label"_s, u"picture"_s, u"image"_s, u"website"_s, u"url"_s, u"email"_s, u"summary"_s,
            u"linkedin"_s, u"location"_s, u"headline"_s},
        {});
    if (random.bounded(2))
        basics.insert(
            u"location"_s, randomObject(random, {u"city"_s, u"region"_s, u"countryCode"_s, u"address"_s}, {}));
    if (random.bounded(2)) {
        QJsonArray profiles;
        for (const QString &network : {u"LinkedIn"_s, u"GitHub"_s, u"X"_s}) {
            if (random.bounded(2))
                profiles.append(QJsonObject{{u"network"_s, network}, {u"url"_s, u"https://www.a.example/in/u"_s}});
        }
        basics.insert(u"profiles"_s, profiles);
    }
    if (random.bounded(10))
        resume.insert(u"basics"_s, basics);
    for (const QString &key : {u"work"_s, u"education"_s, u"projects"_s, u"volunteer"_s, u"certificates"_s, u"awards"_s,
             u"publications"_s, u"languages"_s, u"interests"_s, u"references"_s}) {
        if (random.bounded(2))
            continue;
        QJsonArray items;
        for (int n = random.bounded(3); n > 0; --n)
            items.append(random.bounded(20) ? QJsonValue(randomObject(random, dated, {u"highlights"_s, u"keywords"_s}))
                                            : test::randomJson(random, 1));
        resume.insert(key, random.bounded(20) ? QJsonValue(items) : test::randomJson(random, 2));
    }
    QJsonArray skills;
    for (int n = random.bounded(4); n > 0; --n) {
        QJsonObject group = randomObject(random, {u"level"_s}, {u"keywords"_s});
        group.insert(u"name"_s, n == 1 ? u"Leadership"_s : u"Group %1"_s.arg(n));
        skills.append(group);
    }
    if (random.bounded(2))
        resume.insert(u"skills"_s, skills);
    if (random.bounded(3) == 0)
        resume.insert(u"meta"_s, randomObject(random, {u"version"_s, u"canonical"_s}, {}));
    if (random.bounded(3) == 0)
        resume.insert(u"$schema"_s, test::randomText(random));
    if (random.bounded(3) == 0)
        resume.insert(u"unknown"_s, test::randomJson(random, 3));
    return resume;
}

} // namespace

class TestJsonResume : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everySampleComesBackEqual_data()
    {
        QTest::addColumn<QString>("path");
        const QStringList paths = samples();
        QVERIFY(paths.size() >= 12);
        for (const QString &path : paths)
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    }

    void everySampleComesBackEqual()
    {
        QFETCH(const QString, path);
        const QJsonObject sample = test::readJson(path);
        QVERIFY(!sample.isEmpty());
        QCOMPARE(canonicalJson(throughContent(sample)), canonicalJson(normalised(sample)));
    }

    void randomResumesComeBackEqual()
    {
        // The order in which a compiler evaluates arguments changes the documents; several seeds make up for it.
        QRandomGenerator random(99);
        for (int i = 0; i < 3000; ++i) {
            if (i % 100 == 0)
                random.seed(static_cast<quint32>(i));
            const QJsonObject resume = randomResume(random);
            QCOMPARE(canonicalJson(throughContent(resume)), canonicalJson(normalised(resume)));
        }
    }

    void ownContentComesBackEqual()
    {
        for (const QString &path : test::contentSamples()) {
            const QJsonObject sample = test::readJson(path);
            QCOMPARE(canonicalJson(throughResume(Content::fromJson(sample, owner))), canonicalJson(sample));
        }
    }

    void theSeedsExampleComesBackEqual()
    {
        const QJsonObject seed = json(
            "{'personalInfo':{'name':'John Doe','email':'john@example.com','phone':'+1234567890','location':"
            "'San Francisco, CA','linkedin':'linkedin.com/in/johndoe'},'summary':'Experienced','experience':[{'title':"
            "'Senior Developer','company':'Tech Corp','location':'SF, CA','startDate':'2020-01','endDate':'2023-06',"
            "'bullets':['Developed','Led']}],'skills':{'technical':['Python','React'],'soft':['Leadership']}}");
        const QJsonObject resume = exchange::jsonResumeFromContent(Content::fromJson(seed, owner));
        QCOMPARE(resume[u"basics"][u"location"], QJsonValue(json("{'city':'San Francisco','region':'CA'}")));
        QCOMPARE(resume[u"basics"][u"profiles"][0][u"url"].toString(), u"https://linkedin.com/in/johndoe"_s);
        QCOMPARE(resume[u"skills"][0][u"name"].toString(), u"Technical"_s);
        QCOMPARE(resume[u"skills"][1][u"name"].toString(), u"Soft skills"_s);
        QCOMPARE(resume[u"work"][0][u"highlights"][1].toString(), u"Led"_s);
        QCOMPARE(canonicalJson(throughResume(Content::fromJson(seed, owner))), canonicalJson(seed));
    }

    void randomContentLosesNothing()
    {
        QRandomGenerator random(5);
        for (int i = 0; i < 1500; ++i) {
            if (i % 100 == 0)
                random.seed(static_cast<quint32>(i));
            const Content content = Content::fromJson(test::randomContentJson(random), owner);
            const QString before = extractedText(content);
            const QString after = extractedText(Content::fromJson(throughResume(content), owner));
            QStringList missing;
            const QStringList there = after.split(u'\n');
            for (const QString &line : before.split(u'\n')) {
                if (!line.trimmed().isEmpty() && !there.contains(line))
                    missing.append(line);
            }
            QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u" | "_s)));
        }
    }

    void importFollowsTheTable()
    {
        const QJsonObject content = exchange::contentFromJsonResume(json(
            "{'basics':{'name':'R','location':{'city':'SF','countryCode':'US','region':'CA','address':'1 Broadway'},"
            "'profiles':[{'network':'LinkedIn','username':'r','url':'https://www.linkedin.com/in/r'}],'odd':1},"
            "'work':[{'company':'Old','website':'o.example','position':'CEO','startDate':'2013','highlights':['h'],"
            "'x':2}],'education':[{'studyType':'BSc','area':'IT','gpa':'4.0','courses':['DB'],'endDate':'present'}],"
            "'skills':[{'name':'Backend','level':'Master','keywords':['Go']},{'name':'People','keywords':['Hiring']},"
            "{'name':'Docker'}],'projects':[{'name':'p','keywords':['k'],'highlights':['b']}],'meta':{'version':'v1'},"
            "'$schema':'s','top':true}"));
        const QJsonObject expected = json(
            "{'personalInfo':{'name':'R','location':'SF, CA, US','locationDetail':{'city':'SF','countryCode':'US',"
            "'region':'CA','address':'1 Broadway'},'profiles':[{'network':'LinkedIn','username':'r','url':"
            "'https://www.linkedin.com/in/r'}],'linkedin':'www.linkedin.com/in/r','extra':{'odd':1}},'experience':["
            "{'company':'Old','url':'o.example','title':'CEO','startDate':'2013','endDate':'present','bullets':['h'],"
            "'extra':{'x':2}}],'education':[{'degree':'BSc','field':'IT','gpa':'4.0','courses':['DB']}],'skills':"
            "{'technical':['Go','Docker'],'soft':['Hiring'],'groups':[{'name':'Backend','level':'Master','keywords':"
            "['Go']},{'name':'People','keywords':['Hiring']},{'name':'Docker'}]},'projects':[{'name':'p','technologies'"
            ":"
            "['k'],'bullets':['b']}],'jsonResumeMeta':{'version':'v1'},'jsonResumeSchema':'s','extra':{'top':true}}");
        QCOMPARE(canonicalJson(content), canonicalJson(expected));
    }

    void theWebsKeysWinOnExport()
    {
        QJsonObject content = exchange::contentFromJsonResume(
            json("{'basics':{'location':{'city':'SF','region':'CA','address':'1 Broadway'},'profiles':[{'network':"
                 "'LinkedIn','username':'r','url':'https://linkedin.com/in/r'},{'network':'X','username':'x'}]},"
                 "'skills':[{'name':'Backend','keywords':['Go']}]}"));
        QJsonObject contact = content.value(u"personalInfo"_s).toObject();
        contact.insert(u"linkedin"_s, u"linkedin.com/in/new"_s);
        contact.insert(u"location"_s, u"Berlin, DE"_s);
        content.insert(u"personalInfo"_s, contact);
        content.insert(
            u"skills"_s, json("{'technical':['Go','Rust'],'groups':[{'name':'Backend','keywords':['Go']}]}"));
        const QJsonObject resume = exchange::jsonResumeFromContent(Content::fromJson(content, owner));
        QCOMPARE(resume[u"basics"][u"profiles"][0][u"url"].toString(), u"https://linkedin.com/in/new"_s);
        QCOMPARE(resume[u"basics"][u"profiles"][0][u"username"].toString(), u"new"_s);
        QCOMPARE(resume[u"basics"][u"profiles"][1][u"network"].toString(), u"X"_s);
        QCOMPARE(resume[u"basics"][u"location"], QJsonValue(json("{'city':'Berlin','region':'DE'}")));
        QCOMPARE(resume[u"skills"][0][u"keywords"], QJsonValue(QJsonArray{u"Go"_s, u"Rust"_s}));
    }

    void strictSchemaSeesOnlyItsOwnKeysAtTheTop()
    {
        static const QStringList allowed{u"$schema"_s, u"basics"_s, u"work"_s, u"volunteer"_s, u"education"_s,
            u"awards"_s, u"certificates"_s, u"publications"_s, u"skills"_s, u"languages"_s, u"interests"_s,
            u"references"_s, u"projects"_s, u"meta"_s};
        for (const QString &path : test::contentSamples()) {
            const QJsonObject resume = exchange::jsonResumeFromContent(Content::fromJson(test::readJson(path), owner));
            for (const QString &key : resume.keys())
                QVERIFY2(allowed.contains(key), qPrintable(key));
            QVERIFY(!canonicalJson(resume[u"work"]).contains("\"present\""));
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonResume)
#include "tst_jsonresume.moc"
