// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfcheck.h"

#include "models/page/pdffile.h"
#include "models/page/pdftagcheck.h"
#include "models/page/pdftext.h"

#include <QRegularExpression>

#include <set>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

class Checker
{
public:
    explicit Checker(const PdfFile &file)
        : m_file(file)
        , m_catalog(file.catalog())
    {
    }

    PdfReport check()
    {
        m_pages = m_file.pages();
        m_report.version = QString::fromLatin1(m_file.version());
        m_report.pages = static_cast<int>(m_pages.size());
        m_report.tagged = m_file.entry(m_file.entry(m_catalog, "MarkInfo"), "Marked").number != 0
            && !m_file.entry(m_catalog, "StructTreeRoot").is(PdfValue::Kind::Null);
        if (m_pages.empty())
            problem(u"The file has no page"_s);
        document();
        std::vector<PdfPageText> texts;
        for (size_t i = 0; i < m_pages.size(); ++i)
            texts.push_back(page(i));
        if (m_report.tagged)
            checkTags(m_file, m_pages, texts, m_report);
        else
            untagged(texts);
        characters();
        m_report.problems.removeDuplicates();
        return std::move(m_report);
    }

private:
    void problem(const QString &sentence) { m_report.problems << sentence; }

    void document()
    {
        const PdfValue &info = m_file.information();
        m_report.title = m_file.entry(info, "Title").text();
        m_report.author = m_file.entry(info, "Author").text();
        m_report.language = m_file.entry(m_catalog, "Lang").text();
        if (m_report.language.isEmpty())
            problem(u"The document does not tell its language"_s);
        const Result<QByteArray> metadata = m_file.streamData(m_file.entry(m_catalog, "Metadata"));
        if (!metadata)
            problem(u"The document has no XMP metadata"_s);
        else if (!metadata.value().contains("<dc:title>"))
            problem(u"The XMP metadata have no title"_s);
        if (m_file.entry(m_file.entry(m_catalog, "ViewerPreferences"), "DisplayDocTitle").number == 0)
            problem(u"Readers are not told to show the document's title"_s);
        if (m_file.entry(m_file.entry(m_catalog, "MarkInfo"), "Suspects").number != 0)
            problem(u"The tags are said to be suspect"_s);
        if (!m_report.tagged)
            problem(u"The document is not tagged"_s);
    }

    PdfPageText page(size_t index)
    {
        const PdfValue &page = *m_pages[index].value;
        PdfPageText text = pdfPageText(m_file, page);
        const QString where = u"Page %1: "_s.arg(index + 1);
        for (const QString &found : std::as_const(text.problems))
            problem(where + found);
        const PdfValue &resources = pdfInherited(m_file, page, "Resources");
        for (const QString &name : std::as_const(text.fontNames))
            font(m_file.resolved(m_file.entry(resources, "Font").at(name.toLatin1().constData())));
        const PdfValue &annotations = m_file.entry(page, "Annots");
        for (const PdfValue &reference : annotations.items)
            annotation(m_file.resolved(reference), where);
        if (!annotations.items.empty() && !m_file.entry(page, "Tabs").isName("S"))
            problem(where + u"Tab does not go through the links in the order of the tags"_s);
        return text;
    }

    void font(const PdfValue &font)
    {
        const QString name = QString::fromLatin1(m_file.entry(font, "BaseFont").bytes);
        if (!m_known.insert(name).second)
            return;
        const bool composite = font.at("Subtype").isName("Type0");
        const PdfValue &kids = m_file.entry(font, "DescendantFonts");
        const PdfValue &inner = composite && !kids.items.empty() ? m_file.resolved(kids.items.front()) : font;
        const PdfValue &descriptor = m_file.entry(inner, "FontDescriptor");
        bool embedded = font.at("Subtype").isName("Type3");
        for (const char *key : {"FontFile", "FontFile2", "FontFile3"})
            embedded = embedded || m_file.streamData(m_file.entry(descriptor, key)).has_value();
        m_report.fonts << (embedded ? name : name + u", not embedded"_s);
        if (!embedded)
            problem(u"The font %1 is not embedded"_s.arg(name));
        if (m_file.entry(font, "ToUnicode").is(PdfValue::Kind::Null))
            problem(u"The font %1 does not tell what its characters stand for"_s.arg(name));
        if (composite && inner.at("Subtype").isName("CIDFontType2")
            && m_file.entry(inner, "CIDToGIDMap").is(PdfValue::Kind::Null))
            problem(u"The font %1 has no map from characters to glyphs"_s.arg(name));
    }

    void annotation(const PdfValue &annotation, const QString &where)
    {
        if (!annotation.at("Subtype").isName("Link"))
            return;
        const QString address = m_file.entry(m_file.entry(annotation, "A"), "URI").text();
        if (!address.isEmpty())
            m_report.links << address;
        if (m_file.entry(annotation, "Contents").text().isEmpty())
            problem(where + u"the link to %1 has no description"_s.arg(address));
    }

    void untagged(const std::vector<PdfPageText> &texts)
    {
        for (const PdfPageText &page : texts) {
            for (const PdfSequence &sequence : page.sequences) {
                if (!sequence.text.trimmed().isEmpty())
                    m_report.text += sequence.text.trimmed() + u'\n';
            }
        }
    }

    void characters()
    {
        struct Class
        {
            QRegularExpression pattern;
            QString name;
        };
        static const QList<Class> classes{{QRegularExpression(u"[\\x{FB00}-\\x{FB06}]"_s), u"ligatures"_s},
            {QRegularExpression(u"\\x{00AD}"_s), u"soft hyphens"_s},
            {QRegularExpression(u"[\\x{E000}-\\x{F8FF}]"_s), u"private-use characters"_s},
            {QRegularExpression(u"\\x{FFFD}"_s), u"replacement characters (U+FFFD)"_s}};
        for (const Class &one : classes) {
            if (m_report.text.contains(one.pattern))
                problem(u"The text has %1"_s.arg(one.name));
        }
    }

    const PdfFile &m_file;
    const PdfValue &m_catalog;
    std::vector<PdfFile::PageObject> m_pages;
    std::set<QString> m_known;
    PdfReport m_report;
};

} // namespace

Result<PdfReport> checkPdf(const QByteArray &data)
{
    SHORTLIST_TRY(const PdfFile file, PdfFile::open(data));
    return Checker(file).check();
}

} // namespace shortlist::page
