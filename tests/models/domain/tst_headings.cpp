// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/datenames.h"
#include "models/domain/headings.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

class TestHeadings final : public QObject
{
    Q_OBJECT

private slots:
    void everyLanguageWithDatesHasAHeadingOfItsOwnForEverySection()
    {
        const QStringList languages = detail::dateLanguages();
        QVERIFY(languages.size() > 20);
        for (const QString &language : languages) {
            QSet<QString> seen;
            for (const SectionSpec &spec : sectionSpecs()) {
                const QString heading = defaultHeading(spec.key, language);
                QVERIFY2(!heading.isEmpty(), qPrintable(language + u' ' + spec.key));
                QVERIFY2(!seen.contains(heading), qPrintable(language + u' ' + heading));
                seen.insert(heading);
            }
            if (language != u"en")
                QVERIFY2(defaultHeading(u"experience"_s, language) != u"Experience", qPrintable(language));
        }
    }

    void aTagIsReadByItsLanguageAndUnknownOnesAreEnglish()
    {
        QCOMPARE(defaultHeading(u"education"_s, u"de-AT"_s), u"Ausbildung"_s);
        QCOMPARE(defaultHeading(u"education"_s, u"no"_s), u"Utdanning"_s);
        QCOMPARE(defaultHeading(u"references"_s, u"he"_s), u"ממליצים"_s);
        QCOMPARE(defaultHeading(u"education"_s, u"xx"_s), u"Education"_s);
        QCOMPARE(defaultHeading(u"education"_s, {}), u"Education"_s);
    }

    void whatAPersonTypedStandsBeforeTheLanguage()
    {
        Section section;
        section.key = u"experience"_s;
        Look look;
        look.language = u"fr"_s;
        QCOMPARE(sectionHeading(section, look), u"Expérience professionnelle"_s);
        section.heading = u"Parcours"_s;
        QCOMPARE(sectionHeading(section, look), u"Parcours"_s);
        look.headings.insert(u"experience"_s, u"Mon parcours"_s);
        QCOMPARE(sectionHeading(section, look), u"Mon parcours"_s);
    }
};

QTEST_GUILESS_MAIN(TestHeadings)
#include "tst_headings.moc"
