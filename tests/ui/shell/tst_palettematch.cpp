// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commands.h"
#include "ui/shell/palettemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace shortlist::ui;
using namespace Qt::StringLiterals;

namespace {

/// The matched letters in brackets: "[Qui]llon Rail".
QString marked(const QString &query, const QString &text)
{
    const auto match = paletteMatch(query, text);
    if (!match)
        return u"-"_s;
    QString out;
    for (int at = 0; at < text.size(); ++at) {
        const bool in = match->positions.contains(at);
        const bool before = match->positions.contains(at - 1);
        if (in && !before)
            out += u'[';
        if (!in && before)
            out += u']';
        out += text.at(at);
    }
    if (match->positions.contains(static_cast<int>(text.size()) - 1))
        out += u']';
    return out;
}

PaletteItem item(PaletteItem::Kind kind, const QString &text, const QString &note = {}, bool recent = false)
{
    PaletteItem one;
    one.kind = kind;
    one.text = text;
    one.note = note;
    one.iconName = u"search"_s;
    one.recent = recent;
    return one;
}

QStringList rows(const PaletteModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.append((model.row(row).item ? u""_s : u"# "_s) + model.index(row).data().toString());
    return list;
}

} // namespace

class TestPaletteMatch : public QObject
{
    Q_OBJECT

private slots:
    void matchedLettersAreMarked_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("start of a word") << u"qui"_s << u"Senior — Quillon Rail"_s << u"Senior — [Qui]llon Rail"_s;
        QTest::newRow("a word before an inside") << u"ana"_s << u"Manager, Analytics"_s << u"Manager, [Ana]lytics"_s;
        QTest::newRow("inside") << u"qui"_s << u"acquire"_s << u"ac[qui]re"_s;
        QTest::newRow("first letters") << u"sae"_s << u"Senior Analytics Engineer"_s
                                       << u"[S]enior [A]nalytics [E]ngineer"_s;
        QTest::newRow("two words anywhere")
            << u"rail sen"_s << u"Senior, Quillon Rail"_s << u"[Sen]ior, Quillon [Rail]"_s;
        QTest::newRow("accents do not matter") << u"resume"_s << u"Résumé"_s << u"[Résumé]"_s;
        QTest::newRow("a missing letter") << u"qux"_s << u"Quillon"_s << u"-"_s;
        QTest::newRow("empty fits") << u""_s << u"Quillon"_s << u"Quillon"_s;
    }

    void matchedLettersAreMarked()
    {
        QFETCH(const QString, query);
        QFETCH(const QString, text);
        QFETCH(const QString, result);
        QCOMPARE(marked(query, text), result);
    }

    void closerFitsScoreHigher()
    {
        const auto score = [](const QString &query, const QString &text) { return paletteMatch(query, text)->score; };
        QVERIFY(score(u"data"_s, u"Data Analyst"_s) > score(u"data"_s, u"Lead Data Analyst"_s));
        QVERIFY(score(u"data"_s, u"Lead Data Analyst"_s) > score(u"ata"_s, u"Lead Data Analyst"_s));
        QVERIFY(score(u"ata"_s, u"Data"_s) > score(u"dta"_s, u"Data"_s));
    }

    void resultsStandInGroupsBestFirst()
    {
        const QList<PaletteItem> items{item(PaletteItem::Kind::Command, u"Quit Shortlist"_s),
            item(PaletteItem::Kind::Resume, u"Acquisitions"_s), item(PaletteItem::Kind::Resume, u"Quillon Rail"_s),
            item(PaletteItem::Kind::Job, u"Engineer"_s, u"Quillon Rail"_s)};
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(items, u"qui"_s, std::nullopt);
        QCOMPARE(rows(model),
            (QStringList{u"# Resumes"_s, u"Quillon Rail"_s, u"Acquisitions"_s, u"# Jobs"_s, u"Engineer"_s,
                u"# Commands"_s, u"Quit Shortlist"_s}));
    }

    void signsNarrowToTheirKind()
    {
        const QList<PaletteItem> items{item(PaletteItem::Kind::Command, u"Export"_s),
            item(PaletteItem::Kind::Job, u"Engineer"_s), item(PaletteItem::Kind::Section, u"Experience"_s),
            item(PaletteItem::Kind::Resume, u"Editor"_s)};
        PaletteModel model;
        model.show(items, u">e"_s, std::nullopt);
        QCOMPARE(rows(model), (QStringList{u"# Commands"_s, u"Export"_s}));
        model.show(items, u"#"_s, std::nullopt);
        QCOMPARE(rows(model), (QStringList{u"# Jobs"_s, u"Engineer"_s}));
        model.show(items, u"@exp"_s, std::nullopt);
        QCOMPARE(rows(model), (QStringList{u"# Sections"_s, u"Experience"_s}));
        model.show(items, u"e"_s, PaletteItem::Kind::Resume);
        QCOMPARE(rows(model), (QStringList{u"# Resumes"_s, u"Editor"_s}));
    }

    void beforeTypingOnlyRecentThingsAreShown()
    {
        const QList<PaletteItem> items{item(PaletteItem::Kind::Resume, u"Old"_s),
            item(PaletteItem::Kind::Resume, u"New"_s, {}, true), item(PaletteItem::Kind::Job, u"Job"_s, {}, true),
            item(PaletteItem::Kind::Command, u"Export"_s)};
        PaletteModel model;
        model.show(items, {}, std::nullopt);
        QCOMPARE(rows(model), (QStringList{u"# Recent"_s, u"New"_s, u"Job"_s}));
        QCOMPARE(model.firstItem(), 1);
        QCOMPARE(model.nextItem(2, 1), 1); // around the end, past the heading
        QCOMPARE(model.nextItem(1, -1), 2);
    }

    void keysAreCaps()
    {
        QCOMPARE(keyCaps(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E)), (QStringList{u"Ctrl"_s, u"Shift"_s, u"E"_s}));
        QCOMPARE(keyCaps(QKeySequence(Qt::CTRL | Qt::Key_Plus)), (QStringList{u"Ctrl"_s, u"+"_s}));
        QCOMPARE(keyCaps({}), QStringList());
    }
};

QTEST_MAIN(TestPaletteMatch)
#include "tst_palettematch.moc"
