// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfstructure.h"

#include "models/page/pdfobjects.h"

namespace shortlist::page {

namespace {

QByteArray nameOf(Tag tag)
{
    switch (tag) {
    case Tag::Sect:
        return "Sect";
    case Tag::H1:
        return "H1";
    case Tag::H2:
        return "H2";
    case Tag::H3:
        return "H3";
    case Tag::P:
        return "P";
    case Tag::L:
        return "L";
    case Tag::LI:
        return "LI";
    case Tag::Lbl:
        return "Lbl";
    case Tag::LBody:
        return "LBody";
    }
    return "P";
}

} // namespace

PdfStructure::PdfStructure(PdfObjects &objects, std::vector<int> pages)
    : m_objects(objects)
    , m_pages(std::move(pages))
    , m_marks(m_pages.size())
    , m_document(objects.reserve())
    , m_root(objects.reserve())
{
}

int PdfStructure::element(const PlacedRow &placed, int node)
{
    const auto key = std::make_pair(placed.blockNumber, node);
    if (const auto found = m_ofNode.find(key); found != m_ofNode.end())
        return found->second;
    const StructNode &wanted = placed.block->nodes[static_cast<size_t>(node)];
    // Parents stand before their children in a block, so this ends; a tree that breaks the rule becomes flat.
    const int parent = wanted.parent >= 0 && wanted.parent < node ? element(placed, wanted.parent) : -1;
    const int made = add(nameOf(wanted.tag), parent);
    m_ofNode.emplace(key, made);
    return made;
}

int PdfStructure::add(const QByteArray &type, int parent, const QString &alternative)
{
    const int made = static_cast<int>(m_elements.size());
    m_elements.push_back({type, parent, m_objects.reserve(), alternative, {}});
    attach(parent, {Kid::Kind::Element, made, -1});
    return made;
}

void PdfStructure::attach(int element, const Kid &kid)
{
    if (element < 0)
        m_roots.push_back(kid);
    else
        m_elements[static_cast<size_t>(element)].kids.push_back(kid);
}

int PdfStructure::mark(int element, int page)
{
    std::vector<int> &marks = m_marks[static_cast<size_t>(page)];
    const int id = static_cast<int>(marks.size());
    marks.push_back(element);
    attach(element, {Kid::Kind::Content, id, page});
    return id;
}

int PdfStructure::tie(int element, int annotation, int page)
{
    attach(element, {Kid::Kind::Annotation, annotation, page});
    m_ties.push_back(element);
    return static_cast<int>(m_pages.size() + m_ties.size()) - 1;
}

QByteArray PdfStructure::kidsOf(const std::vector<Kid> &kids, int page) const
{
    QByteArray list;
    for (const Kid &kid : kids) {
        const QByteArray onPage = kid.page < 0 || kid.page == page
            ? QByteArray()
            : "/Pg " + pdfReference(m_pages[static_cast<size_t>(kid.page)]);
        if (!list.isEmpty())
            list += ' ';
        switch (kid.kind) {
        case Kid::Kind::Element:
            list += pdfReference(m_elements[static_cast<size_t>(kid.value)].object);
            break;
        case Kid::Kind::Content:
            list += onPage.isEmpty() ? QByteArray::number(kid.value)
                                     : "<</Type/MCR" + onPage + "/MCID " + QByteArray::number(kid.value) + ">>";
            break;
        case Kid::Kind::Annotation:
            list += "<</Type/OBJR" + onPage + "/Obj " + pdfReference(kid.value) + ">>";
            break;
        }
    }
    return kids.size() == 1 ? list : '[' + list + ']';
}

QByteArray PdfStructure::valueOf(const Element &element, int parentObject) const
{
    int page = -1;
    for (const Kid &kid : element.kids) {
        if (kid.page >= 0) {
            page = kid.page;
            break;
        }
    }
    QByteArray value = "<</S/" + element.type + "/P " + pdfReference(parentObject);
    if (page >= 0)
        value += "/Pg " + pdfReference(m_pages[static_cast<size_t>(page)]);
    if (element.type == "L")
        value += "/A<</O/List/ListNumbering/Disc>>";
    if (!element.alternative.isEmpty())
        value += "/Alt" + pdfText(element.alternative);
    return value + "/K " + kidsOf(element.kids, page) + ">>";
}

QByteArray PdfStructure::parentTree() const
{
    const auto reference
        = [this](int element) { return pdfReference(m_elements[static_cast<size_t>(element)].object); };
    QByteArray numbers;
    for (size_t page = 0; page < m_marks.size(); ++page) {
        numbers += QByteArray::number(page) + '[';
        for (const int element : m_marks[page])
            numbers += reference(element) + ' ';
        numbers += ']';
    }
    for (size_t i = 0; i < m_ties.size(); ++i)
        numbers += QByteArray::number(m_pages.size() + i) + ' ' + reference(m_ties[i]) + ' ';
    return "<</Nums[" + numbers + "]>>";
}

int PdfStructure::write()
{
    for (const Element &element : m_elements) {
        const int parent = element.parent < 0 ? m_document : m_elements[static_cast<size_t>(element.parent)].object;
        m_objects.set(element.object, valueOf(element, parent));
    }
    m_objects.set(m_document,
        "<</S/Document/P " + pdfReference(m_root) + (m_roots.empty() ? QByteArray() : "/K " + kidsOf(m_roots, -1))
            + ">>");
    m_objects.set(m_root,
        "<</Type/StructTreeRoot/K " + pdfReference(m_document) + "/ParentTree "
            + pdfReference(m_objects.add(parentTree())) + "/ParentTreeNextKey "
            + QByteArray::number(m_pages.size() + m_ties.size()) + ">>");
    return m_root;
}

} // namespace shortlist::page
