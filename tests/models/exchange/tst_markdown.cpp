// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/markdown.h"
#include "tests/models/domain/testjson.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;
using namespace shortlist::exchange;

class TestMarkdown final : public QObject
{
    Q_OBJECT

private:
    const ResumeId m_owner = ResumeId::parse(u"018f3c1e-0000-7000-8000-000000000001");

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void writesHeadingsListsLinksAndEmphasis()
    {
        const Content content = Content::fromJson(
            test::json("{'personalInfo':{'name':'Marit','headline':'Analyst','email':'m@x.example'},"
                       "'experience':[{'title':'Senior Analyst','company':'Merewick','location':'Bristol','startDate':"
                       "'2021-03','endDate':'present','url':'https://merewick.example/','bullets':['Built *it* and "
                       "**that**','Cut a_b [x]']}],'skills':{'technical':['SQL','C#']},"
                       "'certifications':[{'name':'CKA','issuer':'CNCF','date':'2022-05'}]}"),
            m_owner);
        QCOMPARE(markdown(outlineOf(content, {}, u"en"_s)),
            u"# Marit\n\nAnalyst\n\n[m@x.example](<mailto:m@x.example>)\n\n## Experience\n\n### Senior Analyst, "
            "Merewick\n\n*Mar 2021 – Present*\n\nBristol, [merewick.example](<https://merewick.example/>)\n\n"
            "- Built *it* and **that**\n- Cut a\\_b \\[x\\]\n\n## Skills\n\n- **Technical**: SQL, C#\n\n"
            "## Certifications\n\n- **CKA**, CNCF, May 2022\n"_s);
    }

    void aParagraphStaysAParagraph()
    {
        const Content content = Content::fromJson(
            test::json("{'summary':'# one\\n- two\\n3. three\\n2019 four\\n<b>five</b>'}"), m_owner);
        QCOMPARE(markdown(outlineOf(content, {}, u"en"_s)),
            u"## Summary\n\n\\# one\n\n\\- two\n\n3\\. three\n\n2019 four\n\n\\<b\\>five\\</b\\>\n"_s);
    }

    void everyStringOfEverySampleIsThere()
    {
        static const QRegularExpression escapes(u"\\\\([\\\\`*_\\[\\]<>|~&#+=.-])|\\*\\*?"_s);
        for (const QString &path : test::contentSamples()) {
            const Content content = Content::fromJson(test::readJson(path), m_owner);
            const QString text = markdown(outlineOf(content, {}, u"en"_s)).replace(escapes, u"\\1"_s);
            for (const Section &section : content.sections) {
                for (const Entry &entry : section.entries) {
                    for (const QList<TextItem> &list : entry.lists) {
                        for (const TextItem &item : list)
                            QVERIFY2(text.contains(QString(item.text).remove(u'*')), qPrintable(item.text));
                    }
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
