// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/exportname.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

class TestExportName final : public QObject
{
    Q_OBJECT

private slots:
    void namesAreFilledInAndCleaned_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *what, const QString &pattern, const QString &company, const QString &result) {
            QTest::newRow(what) << pattern << company << result;
        };
        row("all", u"{name} – {job} – {company}"_s, u"Quillon Rail"_s,
            u"Marit Solheim – Senior Engineer – Quillon Rail"_s);
        row("last one empty", u"{name} – {job} – {company}"_s, {}, u"Marit Solheim – Senior Engineer"_s);
        row("first one empty", u"{company} – {name}"_s, {}, u"Marit Solheim"_s);
        row("middle one empty", u"{name} – {company} – {job}"_s, {}, u"Marit Solheim – Senior Engineer"_s);
        row("refused characters", u"a/b:{company}"_s, u"C\\D*?"_s, u"a-b-C-D--"_s);
        row("version", u"CV {version}"_s, {}, u"CV v14"_s);
        row("unknown token stays", u"{nick} x"_s, {}, u"{nick} x"_s);
        row("nothing left", u"{company}"_s, {}, u"Resume"_s);
        row("dots outside", u"..{name}.."_s, {}, u"Marit Solheim"_s);
        row("reserved", u"con"_s, {}, u"_con"_s);
        row("control characters", u"a\tb\u0001c"_s, {}, u"a-b-c"_s);
    }
    void namesAreFilledInAndCleaned()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QString, company);
        QFETCH(const QString, result);
        ExportNameValues values;
        values.name = u"Marit Solheim"_s;
        values.job = u"Senior Engineer"_s;
        values.company = company;
        values.version = 14;
        QCOMPARE(exportFileName(pattern, values), result);
    }

    void halfASurrogatePairAndLongNamesAreNoTrouble()
    {
        ExportNameValues values;
        values.name = QString(QChar(0xD83D)) + QString(4000, u'x');
        const QString name = exportFileName(u"{name}"_s, values);
        QCOMPARE(name.size(), 120);
        QVERIFY(name.startsWith(u'-'));
        values.name = QString(119, u'x') + u"\U0001F600"_s + u"y"_s;
        QVERIFY(!exportFileName(u"{name}"_s, values).back().isSurrogate());
    }

    void aTargetJobIsInTheDefaultName()
    {
        ResumeSummary summary;
        QVERIFY(defaultExportName(summary).contains(u"{title}"_s));
        summary.targetJob = JobId::create();
        QVERIFY(defaultExportName(summary).contains(u"{company}"_s));
    }
};

QTEST_GUILESS_MAIN(TestExportName)
#include "tst_exportname.moc"
