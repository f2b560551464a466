// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/importer.h"
#include "tests/models/domain/testjson.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using exchange::importBytes;
using exchange::ImportedResume;
using exchange::importFile;
using test::quoted;

namespace {

QByteArray minimal()
{
    return quoted("{'basics':{'name':'Zoë Ąę','label':'Analyst'},'work':[{'name':'Acme','position':'数据'}]}");
}

/// The sentence that a person reads about bytes that cannot be imported.
QString refusal(const QByteArray &bytes)
{
    const auto result = importBytes(bytes, u"/tmp/cv.json"_s);
    return result ? u"imported"_s : exchange::importErrorSentence(result.error(), u"/tmp/cv.json"_s);
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsBothFormats()
    {
        const auto resume = importBytes(minimal(), u"cv.json"_s);
        QVERIFY(resume.has_value());
        QVERIFY(resume.value().format == ImportedResume::Format::JsonResume);
        QCOMPARE(resume.value().title, u"Zoë Ąę — Analyst"_s);
        for (const QString &path : test::contentSamples()) {
            const auto content = importFile(path);
            QVERIFY(content.has_value());
            QVERIFY(content.value().format == ImportedResume::Format::Content);
            QCOMPARE(content.value().content.toJson(), test::readJson(path));
        }
        const auto wrapped = importBytes(quoted("{'title':'t','content':{'summary':'s','experience':[]}}"));
        QVERIFY(wrapped.has_value());
        QCOMPARE(wrapped.value().title, u"Imported resume"_s);
        QCOMPARE(wrapped.value().content.section(u"summary"_s)->text, u"s"_s);
        const auto education = importBytes(quoted("{'education':[{'institution':'x'}]}"), u"a.b.json"_s);
        QVERIFY(education.has_value());
        QCOMPARE(education.value().title, u"a.b"_s);
    }

    void readsEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QString text = QString::fromUtf8(minimal());
        const auto encoded = [&text](QStringConverter::Encoding encoding, bool mark) {
            QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            return QByteArray(encoder(text));
        };
        QTest::newRow("UTF-8 with mark") << "\xef\xbb\xbf" + minimal();
        QTest::newRow("UTF-16 LE") << encoded(QStringConverter::Utf16LE, true);
        QTest::newRow("UTF-16 BE") << encoded(QStringConverter::Utf16BE, true);
        QTest::newRow("UTF-16 LE without mark") << encoded(QStringConverter::Utf16LE, false);
        QTest::newRow("UTF-16 BE without mark") << encoded(QStringConverter::Utf16BE, false);
        QTest::newRow("UTF-32 LE") << encoded(QStringConverter::Utf32LE, true);
    }

    void readsEveryEncoding()
    {
        QFETCH(const QByteArray, bytes);
        const auto resume = importBytes(bytes);
        QVERIFY2(resume.has_value(), qPrintable(refusal(bytes)));
        QCOMPARE(resume.value().content.section(u"experience"_s)->entries.at(0).field(u"title"_s), u"数据"_s);
        QCOMPARE(resume.value().title, u"Zoë Ąę — Analyst"_s);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &phrase) {
            QTest::newRow(name) << bytes << u"“cv.json” cannot be imported: "_s + phrase + u"."_s;
        };
        row("nothing", {}, u"it is empty"_s);
        row("blank", " \n\t", u"it is empty"_s);
        row("cut off", minimal().chopped(20), u"it ends too early, in line 1, column 72"_s);
        row("cut off in a later line", "{\n \"basics\": {\n  \"name\": \"Z",
            u"it ends too early, in line 3, column 13"_s);
        row("a comma too many", "{\n \"basics\": {},,\n}", u"it is not valid JSON in line 2, column 15"_s);
        row("a comma too few", "{\"basics\":{} \"work\":[]}", u"it is not valid JSON in line 1, column 14"_s);
        row("more behind it", "{\"basics\":{}} x", u"it is not valid JSON in line 1, column 15"_s);
        row("cut off in a word", "{\"basics\":{},\"a\":[tru", u"it ends too early, in line 1, column 22"_s);
        row("a list", "[1,2]", u"there is no resume in it"_s);
        row("other JSON", "{\"name\":\"package\",\"version\":\"1\"}", u"there is no resume in it"_s);
        row("wrong types", "{\"basics\":5,\"work\":{}}", u"there is no resume in it"_s);
        row("a picture", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), u"it is not a text file"_s);
        row("prose", "Dear Sir or Madam,", u"it is not valid JSON in line 1, column 1"_s);
        row("Latin-1", "{\"basics\":{\"name\":\"Zo\xeb\"}}", u"it is not written in UTF-8 (in line 1, column 22)"_s);
        row("deep", QByteArray(200'000, '['), u"it is nested too deeply in line 1, column 101"_s);
        row("deep objects", QByteArray("{\"a\":").repeated(5000), u"it is nested too deeply in line 1, column 501"_s);
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        QCOMPARE(refusal(bytes), expected);
        QVERIFY(importBytes(bytes).error().kind == Error::Kind::InvalidInput);
    }

    void bracketsInTextAreNoNesting()
    {
        QVERIFY(importBytes("{\"summary\":\"" + QByteArray("[{\\\"").repeated(1000) + "\"}").has_value());
    }

    void everyCutOfAFileIsRefused()
    {
        QFile file(QStringLiteral(SHORTLIST_TESTS_DIR "/data/json-resume/senior-engineer.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll().trimmed();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto result = importBytes(whole.first(size));
            QVERIFY(!result.has_value());
            QVERIFY(result.error().kind == Error::Kind::InvalidInput);
        }
    }

    void controlCharactersAndHalfPairsAreCleaned()
    {
        const auto result = importBytes(quoted("{'basics':{'name':'A\\u0000b\\u0007c\\ud800d'},'work':[{'name':"
                                               "'x\\r\\ny\\u2028z','highlights':['\\ud83d\\ude00 \\udc00']}]}"));
        QVERIFY(result.has_value());
        const Content &content = result.value().content;
        QCOMPARE(content.personName(), u"Abc\ufffdd"_s);
        const Entry &entry = content.section(u"experience"_s)->entries.at(0);
        QCOMPARE(entry.field(u"company"_s), u"x\ny\nz"_s);
        QCOMPARE(entry.lists.value(u"bullets"_s).at(0).text, u"\U0001F600 \ufffd"_s);
    }

    void hugeFilesAreRefusedUnread()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"huge.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(100LL * 1024 * 1024));
        file.close();
        const auto result = importFile(file.fileName());
        QVERIFY(!result.has_value() && result.error().kind == Error::Kind::TooLarge);
        QCOMPARE(exchange::importErrorSentence(result.error(), file.fileName()),
            u"“huge.json” is too large. Shortlist reads resumes of up to 20 MB."_s);
        QVERIFY(importBytes(QByteArray(21 * 1024 * 1024, ' ')).error().kind == Error::Kind::TooLarge);
    }

    void tenThousandBulletsAreImported()
    {
        QJsonArray bullets;
        for (int i = 0; i < 10'000; ++i)
            bullets.append(u"Bullet %1: led, built and measured something that mattered"_s.arg(i));
        const QJsonObject resume{{u"work"_s, QJsonArray{QJsonObject{{u"highlights"_s, bullets}}}}};
        const auto result = importBytes(QJsonDocument(resume).toJson());
        QVERIFY(result.has_value());
        QCOMPARE(
            result.value().content.section(u"experience"_s)->entries.at(0).lists.value(u"bullets"_s).size(), 10'000);
    }

    void aLongNameGivesATitleThatFits()
    {
        const QString name = QString(254, u'x') + u"\U0001F600"_s;
        const QJsonObject resume{{u"basics"_s, QJsonObject{{u"name"_s, name}}}};
        const auto result = importBytes(QJsonDocument(resume).toJson());
        QVERIFY(result.has_value());
        QCOMPARE(result.value().title, QString(254, u'x'));
    }

    void filesThatAreNotThereAreToldSo()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"none.json"_s);
        const auto missing = importFile(path);
        QVERIFY(missing.error().kind == Error::Kind::NotFound);
        QCOMPARE(exchange::importErrorSentence(missing.error(), path), u"“none.json” does not exist."_s);
        const auto directory = importFile(folder.path());
        QVERIFY(directory.error().kind == Error::Kind::InvalidInput);
        QCOMPARE(directory.error().detail, u"it is a folder"_s);
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
