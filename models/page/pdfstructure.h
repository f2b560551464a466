// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <map>
#include <vector>

namespace shortlist::page {

class PdfObjects;

/// The structure tree of a tagged PDF (ISO 32000-1, 14.7): grows in reading order while pages are painted.
/// Elements without content are left out.
class PdfStructure
{
public:
    /// `pages` are the page objects; each has its key in the parent tree, its number.
    PdfStructure(PdfObjects &objects, std::vector<int> pages);

    /// The element of a block's node, made on first use with all that it stands in.
    int element(const PlacedRow &placed, int node);
    /// A new element in another one, or in the document for -1: "Link", "Figure".
    int add(const QByteArray &type, int parent, const QString &alternative = {});
    /// A new piece of marked content of the element on a page; returns its MCID.
    int mark(int element, int page);
    /// Ties an annotation to its Link element; returns the annotation's key in the parent tree.
    int tie(int element, int annotation, int page);

    /// Writes the tree; returns the root's object.
    int write();

private:
    struct Kid
    {
        enum class Kind { Element, Content, Annotation };
        Kind kind = Kind::Element;
        int value = 0; ///< element, MCID or the annotation's object
        int page = -1;
    };
    struct Element
    {
        QByteArray type;
        int parent = -1; ///< -1: the document
        int object = 0;
        QString alternative;
        std::vector<Kid> kids;
    };
    void attach(int element, const Kid &kid);
    [[nodiscard]] QByteArray kidsOf(const std::vector<Kid> &kids, int page) const;
    [[nodiscard]] QByteArray valueOf(const Element &element, int parentObject) const;
    [[nodiscard]] QByteArray parentTree() const;

    PdfObjects &m_objects;
    std::vector<int> m_pages;
    std::vector<Element> m_elements;
    std::vector<Kid> m_roots;
    std::map<std::pair<int, int>, int> m_ofNode; ///< (block number, node) → element
    std::vector<std::vector<int>> m_marks; ///< page → MCID → element
    std::vector<int> m_ties; ///< annotations → element
    int m_document = 0;
    int m_root = 0;
};

} // namespace shortlist::page
