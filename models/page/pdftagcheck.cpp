// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdftagcheck.h"

#include <algorithm>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr int depthMax = 80;
constexpr qsizetype tagsMax = 200'000;

/// Standard structure types (ISO 32000-1, 14.8.4).
const QList<QByteArray> &standardTypes()
{
    static const QList<QByteArray> types{"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC",
        "TOCI", "Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl",
        "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry",
        "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form"};
    return types;
}

class TagWalk
{
public:
    TagWalk(const PdfFile &file, const std::vector<PdfFile::PageObject> &pages, const std::vector<PdfPageText> &texts,
        PdfReport &report)
        : m_file(file)
        , m_root(file.entry(file.catalog(), "StructTreeRoot"))
        , m_report(report)
        , m_pages(pages)
        , m_texts(texts)
        , m_order(pages.size())
    {
        for (size_t i = 0; i < pages.size(); ++i)
            m_pageOf.emplace(pages[i].object, static_cast<int>(i));
        numbers(m_root.at("ParentTree"), 0);
    }

    void walk()
    {
        kids(m_root, 0, -1, 0, {});
        content();
        links();
        order();
    }

private:
    void problem(const QString &sentence) { m_report.problems << sentence; }

    /// The parent tree's entries by key.
    void numbers(const PdfValue &node, int depth)
    {
        const std::vector<PdfValue> &pairs = m_file.entry(node, "Nums").items;
        for (size_t i = 0; i + 1 < pairs.size(); i += 2)
            m_parents.emplace(pairs[i].integer(-1), &pairs[i + 1]);
        if (depth > depthMax)
            return;
        for (const PdfValue &kid : m_file.entry(node, "Kids").items)
            numbers(kid, depth + 1);
    }

    QByteArray typeOf(const PdfValue &element)
    {
        QByteArray type = m_file.entry(element, "S").bytes;
        for (int i = 0; i < 10 && !standardTypes().contains(type); ++i) {
            const PdfValue &role = m_file.entry(m_file.entry(m_root, "RoleMap"), type.constData());
            if (!role.is(PdfValue::Kind::Name))
                break;
            type = role.bytes;
        }
        if (!standardTypes().contains(type))
            problem(u"The structure has elements of an unknown type, %1"_s.arg(QString::fromLatin1(type)));
        return type;
    }

    void kids(const PdfValue &element, int number, int page, int depth, const QByteArray &type)
    {
        if (depth > depthMax || m_report.tags.size() > tagsMax)
            return;
        const PdfValue &own = m_file.entry(element, "Pg");
        if (const auto found = m_pageOf.find(element.at("Pg").integer(-1)); !own.is(PdfValue::Kind::Null))
            page = found == m_pageOf.end() ? -1 : found->second;
        const PdfValue &list = m_file.entry(element, "K");
        const bool one = !list.is(PdfValue::Kind::Array);
        const qsizetype tag = m_report.tags.size() - 1;
        for (const PdfValue &kid : one ? std::vector<PdfValue>{element.at("K")} : list.items) {
            const PdfValue &value = m_file.resolved(kid);
            if (value.is(PdfValue::Kind::Number))
                mark(page, value.integer(-1), number, tag);
            else if (value.at("Type").isName("MCR"))
                mark(pageOf(value, page), value.at("MCID").integer(-1), number, tag);
            else if (value.at("Type").isName("OBJR"))
                m_tied.emplace(value.at("Obj").integer(-1), std::make_pair(number, type));
            else if (value.is(PdfValue::Kind::Dictionary)
                && (!kid.is(PdfValue::Kind::Reference) || m_seen.insert(kid.integer()).second))
                child(kid, value, page, depth, type);
        }
    }

    int pageOf(const PdfValue &value, int otherwise) const
    {
        const auto found = m_pageOf.find(value.at("Pg").integer(-1));
        return found == m_pageOf.end() ? otherwise : found->second;
    }

    void child(const PdfValue &reference, const PdfValue &value, int page, int depth, const QByteArray &parent)
    {
        const QByteArray type = typeOf(value);
        const QString name = QString::fromLatin1(type);
        m_report.tags.append({depth, name, {}});
        if (type == "LI" && parent != "L")
            problem(u"A list item stands outside a list"_s);
        if ((type == "Lbl" || type == "LBody") && parent != "LI" && parent != "Note" && type == "LBody")
            problem(u"%1 stands outside a list item"_s.arg(name));
        if (parent == "L" && type != "LI" && type != "L" && type != "Caption")
            problem(u"A list has a child that is no item"_s);
        if (type == "Figure" && m_file.entry(value, "Alt").text().isEmpty()
            && m_file.entry(value, "ActualText").text().isEmpty())
            problem(u"A picture has no description"_s);
        if (type.size() == 2 && type.at(0) == 'H') {
            const int level = type.at(1) - '0';
            if (m_level == 0 && level != 1)
                problem(u"The first heading is not of level 1"_s);
            else if (level > m_level + 1)
                problem(u"A heading of level %1 follows one of level %2"_s.arg(level).arg(m_level));
            m_level = level;
        }
        kids(value, reference.integer(-1), page, depth + 1, type);
    }

    void mark(int page, int mcid, int element, qsizetype tag)
    {
        const auto place = static_cast<size_t>(page);
        if (page < 0 || place >= m_texts.size() || tag < 0) {
            problem(u"An element refers to content of no page"_s);
            return;
        }
        m_order[place].push_back(mcid);
        if (!m_marks.insert({page, mcid}).second)
            problem(u"Page %1: content %2 belongs to two elements"_s.arg(page + 1).arg(mcid));
        const auto parents = m_parents.find(m_file.entry(*m_pages[place].value, "StructParents").integer(-1));
        const std::vector<PdfValue> none;
        const std::vector<PdfValue> &list = parents == m_parents.end() ? none : m_file.resolved(*parents->second).items;
        if (mcid < 0 || static_cast<size_t>(mcid) >= list.size()
            || list[static_cast<size_t>(mcid)].integer(-1) != element)
            problem(u"Page %1: the parent tree and the structure disagree"_s.arg(page + 1));
        QString text;
        for (const PdfSequence &sequence : m_texts[place].sequences) {
            if (sequence.mark == mcid)
                text += sequence.text;
        }
        m_report.tags[tag].text += text;
        const QString type = m_report.tags[tag].type;
        // Links and labels stand in the line of their paragraph.
        const bool inside = type == u"Link" || type == u"Span" || m_afterInline;
        const bool label = !m_report.text.isEmpty() && m_lastType == u"Lbl";
        if (!m_report.text.isEmpty() && tag != m_lastTag && !inside && !label)
            m_report.text += u'\n';
        m_report.text += text;
        m_afterInline = type == u"Link" || type == u"Span";
        m_lastType = type;
        m_lastTag = tag;
    }

    /// Everything painted is tagged or an artifact, and every mark has an element.
    void content()
    {
        for (size_t page = 0; page < m_texts.size(); ++page) {
            for (const PdfSequence &sequence : m_texts[page].sequences) {
                const QString where = u"Page %1: "_s.arg(page + 1);
                if (sequence.mark < 0 && !sequence.artifact && (sequence.paints || !sequence.text.isEmpty()))
                    problem(where + u"content is neither tagged nor an artifact"_s);
                if (sequence.mark >= 0 && !m_marks.contains({static_cast<int>(page), sequence.mark}))
                    problem(where + u"content %1 belongs to no element"_s.arg(sequence.mark));
            }
        }
    }

    void links()
    {
        for (size_t page = 0; page < m_pages.size(); ++page) {
            for (const PdfValue &reference : m_file.entry(*m_pages[page].value, "Annots").items) {
                const PdfValue &annotation = m_file.resolved(reference);
                if (!annotation.at("Subtype").isName("Link"))
                    continue;
                const auto tied = m_tied.find(reference.integer(-1));
                const auto parent = m_parents.find(annotation.at("StructParent").integer(-1));
                const QString where = u"Page %1: "_s.arg(page + 1);
                if (tied == m_tied.end() || tied->second.second != "Link")
                    problem(where + u"a link has no Link element"_s);
                else if (parent == m_parents.end() || parent->second->integer(-1) != tied->second.first)
                    problem(where + u"a link and the parent tree disagree"_s);
            }
        }
    }

    /// On each page, the tags come in the order in which their content is painted.
    void order()
    {
        for (size_t page = 0; page < m_texts.size(); ++page) {
            std::vector<int> painted;
            for (const PdfSequence &sequence : m_texts[page].sequences) {
                if (sequence.mark >= 0 && std::find(painted.begin(), painted.end(), sequence.mark) == painted.end())
                    painted.push_back(sequence.mark);
            }
            if (painted != m_order[page])
                problem(u"Page %1: the tags come in another order than the content"_s.arg(page + 1));
        }
    }

    const PdfFile &m_file;
    const PdfValue &m_root;
    PdfReport &m_report;
    const std::vector<PdfFile::PageObject> &m_pages;
    const std::vector<PdfPageText> &m_texts;
    std::vector<std::vector<int>> m_order; ///< marks of each page in the order of the tags
    std::map<int, int> m_pageOf; ///< object of a page → its place
    std::map<int, const PdfValue *> m_parents;
    std::map<int, std::pair<int, QByteArray>> m_tied; ///< annotation → element and its type
    std::set<std::pair<int, int>> m_marks;
    std::set<int> m_seen; ///< objects, so that a ring ends
    int m_level = 0; ///< of the last heading
    bool m_afterInline = false;
    QString m_lastType;
    qsizetype m_lastTag = -1;
};

} // namespace

void checkTags(const PdfFile &file, const std::vector<PdfFile::PageObject> &pages,
    const std::vector<PdfPageText> &texts, PdfReport &report)
{
    TagWalk(file, pages, texts, report).walk();
}

} // namespace shortlist::page
