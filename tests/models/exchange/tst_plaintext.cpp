// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/plaintext.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

class TestPlainText : public QObject
{
    Q_OBJECT

private:
    const ResumeId m_owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesWhatAPersonCanRead()
    {
        const Content content = Content::fromJson(
            test::json(
                "{'personalInfo':{'name':'Marit','headline':'Analyst','email':'m@x.example','phone':'1'},"
                "'summary':'Two\\nlines.','experience':[{'title':'Senior Analyst','company':'Merewick','location':"
                "'Bristol','startDate':'2021-03','endDate':'present','bullets':['Built *it*','',"
                "'Cut 5 * 3']},{'title':'Junior','startDate':'2018','endDate':'2020'}],'skills':{'technical':"
                "['SQL','dbt']},'certifications':[{'name':'CKA','issuer':'CNCF','date':'2022-05'}],"
                "'customSections':[{'id':'impact','type':'list','title':'Results','items':['One']}]}"),
            m_owner);
        Look look;
        look.sectionOrder = {u"summary"_s, u"impact"_s};
        QCOMPARE(exchange::plainText(content, look),
            u"Marit\nAnalyst\nm@x.example | 1\n\nSUMMARY\nTwo\nlines.\n\nRESULTS\n- One\n\nEXPERIENCE\n"
            u"Senior Analyst, Merewick\nMar 2021 – Present, Bristol\n- Built it\n- Cut 5 * 3\n\nJunior\n2018–2020\n\n"
            u"SKILLS\n- Technical: SQL, dbt\n\nCERTIFICATIONS\n- CKA, CNCF, May 2022\n"_s);
        look.hiddenSections = {u"summary"_s, u"experience"_s, u"impact"_s, u"skills"_s, u"certifications"_s};
        QCOMPARE(exchange::plainText(content, look), u"Marit\nAnalyst\nm@x.example | 1\n"_s);
    }

    void everyBulletOfEverySampleIsThere()
    {
        for (const QString &path : test::contentSamples()) {
            const Content content = Content::fromJson(test::readJson(path), m_owner);
            const QString text = exchange::plainText(content, {});
            for (const Section &section : content.sections) {
                for (const Entry &entry : section.entries) {
                    for (const QList<TextItem> &list : entry.lists) {
                        for (const TextItem &item : list)
                            QVERIFY2(text.contains(QString(item.text).remove(u'*')), qPrintable(item.text));
                    }
                    for (const auto &key : {u"title"_s, u"company"_s, u"institution"_s, u"summary"_s, u"text"_s})
                        QVERIFY2(text.contains(QString(entry.field(key)).remove(u'*')), qPrintable(entry.field(key)));
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
