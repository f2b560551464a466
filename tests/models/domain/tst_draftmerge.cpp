// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/draftmerge.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace shortlist;

namespace {

Content sample()
{
    const QJsonObject json{{u"summary"_s, u"Before"_s},
        {u"experience"_s,
            QJsonArray{QJsonObject{{u"title"_s, u"Analyst"_s}, {u"company"_s, u"Merewick"_s},
                           {u"bullets"_s, QJsonArray{u"one"_s, u"two"_s, u"three"_s}}},
                QJsonObject{{u"title"_s, u"Clerk"_s}, {u"company"_s, u"Halvard"_s}}}}};
    return Content::fromJson(json, ResumeId::parse(u"0190a2b4-0000-7000-8000-000000000001"));
}

QList<TextItem> &bullets(Content &content)
{
    return content.ensureSection(u"experience"_s).entries.first().lists[u"bullets"_s];
}

QStringList texts(Content &content)
{
    QStringList list;
    for (const TextItem &item : bullets(content))
        list.append(item.text);
    return list;
}

TextItem newItem(const QString &text)
{
    return {ItemId::create(), text, QJsonValue::Undefined};
}

} // namespace

class TestDraftMerge final : public QObject
{
    Q_OBJECT

private slots:
    void editsOfDifferentPlacesAreBothKept()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        bullets(draft)[0].text = u"one, typed"_s;
        bullets(other)[2].text = u"three, from outside"_s;
        other.ensureSection(u"summary"_s).text = u"After"_s;
        Content merged = mergeDraft(base, draft, other);
        QCOMPARE(texts(merged), (QStringList{u"one, typed"_s, u"two"_s, u"three, from outside"_s}));
        QCOMPARE(merged.section(u"summary"_s)->text, u"After"_s);
    }

    void theDraftWinsWhereBothChangedTheSameText()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        bullets(draft)[0].text = u"typed"_s;
        bullets(other)[0].text = u"outside"_s;
        Content merged = mergeDraft(base, draft, other);
        QCOMPARE(texts(merged).first(), u"typed"_s);
    }

    void additionsOfBothSidesStay()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        bullets(draft).insert(1, newItem(u"typed"_s));
        bullets(other).append(newItem(u"outside"_s));
        Content merged = mergeDraft(base, draft, other);
        QCOMPARE(texts(merged), (QStringList{u"one"_s, u"typed"_s, u"two"_s, u"three"_s, u"outside"_s}));
    }

    void aRemovalHoldsUnlessTheOtherSideEdited()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        bullets(other).removeAt(2);
        bullets(other).removeAt(0);
        bullets(draft)[2].text = u"three, typed"_s;
        Content merged = mergeDraft(base, draft, other);
        QCOMPARE(texts(merged), (QStringList{u"two"_s, u"three, typed"_s}));
    }

    void aMoveOutsideKeepsWhatWasTyped()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        bullets(draft)[0].text = u"one, typed"_s;
        bullets(other).move(0, 2);
        Content merged = mergeDraft(base, draft, other);
        QCOMPARE(texts(merged), (QStringList{u"two"_s, u"three"_s, u"one, typed"_s}));
    }

    void sectionsOfBothSidesStay()
    {
        const Content base = sample();
        Content draft = base;
        Content other = base;
        draft.sections.append(newCustomSection(base, SectionKind::Text, u"Talks"_s));
        other.ensureSection(u"skills"_s).entries.append(newEntry(*other.section(u"skills"_s)));
        const Content merged = mergeDraft(base, draft, other);
        QVERIFY(merged.section(u"talks"_s) != nullptr);
        QCOMPARE(merged.section(u"skills"_s)->entries.size(), 1);
    }

    void oneSidedMergesGiveThatSide()
    {
        const Content base = sample();
        Content edited = base;
        bullets(edited)[0].text = u"x"_s;
        QCOMPARE(mergeDraft(base, edited, base), edited);
        QCOMPARE(mergeDraft(base, base, edited), edited);
    }

    void looksMergeMemberByMember()
    {
        Look base;
        Look draft = base;
        Look other = base;
        draft.accent = u"#112233"_s;
        draft.headings.insert(u"summary"_s, u"Profile"_s);
        other.paper = u"Letter"_s;
        other.headings.insert(u"skills"_s, u"Tools"_s);
        const Look merged = mergeDraft(base, draft, other);
        QCOMPARE(merged.accent, u"#112233"_s);
        QCOMPARE(merged.paper, u"Letter"_s);
        QCOMPARE(merged.headings.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestDraftMerge)
#include "tst_draftmerge.moc"
