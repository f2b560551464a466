// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdfwriter.h"

#include "models/page/pdfcontent.h"
#include "models/page/pdfobjects.h"
#include "models/page/pdfstructure.h"

#include <QBuffer>
#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

/// Everything below one document; its parts are written in a fixed order, so that object numbers never differ.
class Document
{
public:
    Document(const PageList &list, const PdfOptions &options);
    Result<QByteArray> write();

private:
    void writePage(int page, const PdfFonts &fonts);
    [[nodiscard]] QByteArray annotations(const std::vector<PdfLink> &links, int page);
    [[nodiscard]] QByteArray pictures(const std::vector<PdfPicture> &pictures);
    [[nodiscard]] int writeOutline();
    [[nodiscard]] QByteArray information() const;
    [[nodiscard]] QByteArray metadata() const;

    const PageList &m_list;
    const PdfOptions &m_options;
    PdfObjects m_objects;
    int m_catalog = 0;
    int m_tree = 0;
    int m_resources = 0;
    std::vector<int> m_pages;
    std::optional<PdfStructure> m_structure;
};

QString xmlEscaped(const QString &text)
{
    QString escaped;
    for (const QChar c : text.toHtmlEscaped()) {
        // XML 1.0 has no way to write control characters.
        if (c >= u' ' || c == u'\t')
            escaped += c;
    }
    return escaped;
}

/// A picture without transparency as JPEG: what cameras make, and a tenth of the size of anything lossless.
QByteArray jpegOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.convertToFormat(QImage::Format_RGB888).save(&buffer, "JPEG", 90) ? bytes : QByteArray();
}

QByteArray rawColors(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    QByteArray bytes;
    for (int y = 0; y < rgb.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(rgb.constScanLine(y)), static_cast<qsizetype>(rgb.width()) * 3);
    return bytes;
}

QByteArray rawAlpha(const QImage &image)
{
    const QImage alpha = image.convertToFormat(QImage::Format_Alpha8);
    QByteArray bytes;
    for (int y = 0; y < alpha.height(); ++y)
        bytes.append(reinterpret_cast<const char *>(alpha.constScanLine(y)), alpha.width());
    return bytes;
}

Document::Document(const PageList &list, const PdfOptions &options)
    : m_list(list)
    , m_options(options)
    , m_catalog(m_objects.reserve())
    , m_tree(m_objects.reserve())
    , m_resources(m_objects.reserve())
{
    for (size_t i = 0; i < list.pages.size(); ++i)
        m_pages.push_back(m_objects.reserve());
    if (options.tagged)
        m_structure.emplace(m_objects, m_pages);
}

Result<QByteArray> Document::write()
{
    const PdfFonts fonts(m_list);
    QByteArray kids;
    for (size_t i = 0; i < m_pages.size(); ++i) {
        writePage(static_cast<int>(i), fonts);
        kids += pdfReference(m_pages[i]) + ' ';
    }
    const QByteArray fontEntries = fonts.write(m_objects);
    if (fontEntries.isEmpty())
        return Error{Error::Kind::Unknown, u"a face could not be embedded"_s};
    m_objects.set(m_resources, fontEntries);
    m_objects.set(m_tree,
        "<</Type/Pages/Kids[" + kids + "]/Count " + QByteArray::number(m_pages.size()) + "/MediaBox[0 0 "
            + pdfNumber(m_list.size.width()) + ' ' + pdfNumber(m_list.size.height()) + "]>>");
    QByteArray catalog
        = "<</Type/Catalog/Pages " + pdfReference(m_tree) + "/ViewerPreferences<</DisplayDocTitle true>>";
    if (!m_list.language.isEmpty())
        catalog += "/Lang" + pdfText(m_list.language);
    if (m_structure)
        catalog += "/MarkInfo<</Marked true>>/StructTreeRoot " + pdfReference(m_structure->write());
    if (const int outline = writeOutline(); outline > 0)
        catalog += "/Outlines " + pdfReference(outline);
    catalog += "/Metadata " + pdfReference(m_objects.addPlainStream(metadata(), "/Type/Metadata/Subtype/XML"));
    m_objects.set(m_catalog, catalog + ">>");
    return m_objects.file(m_catalog, m_objects.add(information()));
}

void Document::writePage(int page, const PdfFonts &fonts)
{
    PdfContent content(fonts, m_structure ? &*m_structure : nullptr, m_list, page);
    const int stream = m_objects.addStream(content.write());
    QByteArray value = "<</Type/Page/Parent " + pdfReference(m_tree) + "/Contents " + pdfReference(stream)
        + "/Resources<</Font " + pdfReference(m_resources) + pictures(content.pictures()) + ">>";
    if (m_structure)
        value += "/StructParents " + QByteArray::number(page) + "/Tabs/S";
    value += annotations(content.links(), page);
    m_objects.set(m_pages[static_cast<size_t>(page)], value + ">>");
}

QByteArray Document::annotations(const std::vector<PdfLink> &links, int page)
{
    QByteArray references;
    for (const PdfLink &link : links) {
        const int object = m_objects.reserve();
        QByteArray value = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" + pdfNumber(link.area.left()) + ' '
            + pdfNumber(link.area.top()) + ' ' + pdfNumber(link.area.right()) + ' ' + pdfNumber(link.area.bottom())
            + "]/Contents" + pdfText(link.href) + "/A<</S/URI/URI" + pdfBytes(QUrl(link.href).toEncoded()) + ">>";
        if (m_structure && link.element >= 0)
            value += "/StructParent " + QByteArray::number(m_structure->tie(link.element, object, page));
        m_objects.set(object, value + ">>");
        references += pdfReference(object) + ' ';
    }
    return references.isEmpty() ? QByteArray() : "/Annots[" + references + ']';
}

QByteArray Document::pictures(const std::vector<PdfPicture> &pictures)
{
    QByteArray entries;
    for (size_t i = 0; i < pictures.size(); ++i) {
        const QImage &image = pictures[i].picture->image;
        QByteArray common = "/Type/XObject/Subtype/Image/Width " + QByteArray::number(image.width()) + "/Height "
            + QByteArray::number(image.height()) + "/BitsPerComponent 8";
        const QByteArray jpeg = image.hasAlphaChannel() ? QByteArray() : jpegOf(image);
        int object = 0;
        if (!jpeg.isEmpty()) {
            object = m_objects.addPlainStream(jpeg, common + "/ColorSpace/DeviceRGB/Filter/DCTDecode");
        } else {
            QByteArray mask;
            if (image.hasAlphaChannel())
                mask
                    = "/SMask " + pdfReference(m_objects.addStream(rawAlpha(image), common + "/ColorSpace/DeviceGray"));
            object = m_objects.addStream(rawColors(image), common + "/ColorSpace/DeviceRGB" + mask);
        }
        entries += "/I" + QByteArray::number(i) + ' ' + pdfReference(object);
    }
    return entries.isEmpty() ? QByteArray() : "/XObject<<" + entries + ">>";
}

int Document::writeOutline()
{
    struct Item
    {
        QString title;
        size_t page = 0;
        double top = 0;
    };
    std::vector<Item> items;
    for (size_t page = 0; page < m_list.pages.size(); ++page) {
        for (const PlacedRow &placed : m_list.pages[page]->rows) {
            if (placed.row == 0 && !placed.block->outline.isEmpty())
                items.push_back({placed.block->outline, page, placed.top});
        }
    }
    if (items.empty())
        return 0;
    const int outline = m_objects.reserve();
    std::vector<int> objects;
    for (size_t i = 0; i < items.size(); ++i)
        objects.push_back(m_objects.reserve());
    for (size_t i = 0; i < items.size(); ++i) {
        QByteArray value = "<</Title" + pdfText(items[i].title) + "/Parent " + pdfReference(outline) + "/Dest["
            + pdfReference(m_pages[items[i].page]) + "/XYZ null " + pdfNumber(m_list.size.height() - items[i].top)
            + " null]";
        if (i > 0)
            value += "/Prev " + pdfReference(objects[i - 1]);
        if (i + 1 < items.size())
            value += "/Next " + pdfReference(objects[i + 1]);
        m_objects.set(objects[i], value + ">>");
    }
    m_objects.set(outline,
        "<</Type/Outlines/First " + pdfReference(objects.front()) + "/Last " + pdfReference(objects.back()) + "/Count "
            + QByteArray::number(items.size()) + ">>");
    return outline;
}

QByteArray Document::information() const
{
    QByteArray value = "<</Title" + pdfText(m_list.title) + "/Producer(Shortlist " SHORTLIST_VERSION ")";
    if (!m_list.author.isEmpty())
        value += "/Author" + pdfText(m_list.author);
    if (m_options.updatedAt.isValid()) {
        const QByteArray date = "(D:" + m_options.updatedAt.toUTC().toString(u"yyyyMMddHHmmss"_s).toLatin1() + "Z)";
        value += "/CreationDate" + date + "/ModDate" + date;
    }
    return value + ">>";
}

QByteArray Document::metadata() const
{
    QString text
        = u"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
          "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">"
          "<dc:format>application/pdf</dc:format><pdf:Producer>Shortlist " SHORTLIST_VERSION "</pdf:Producer>"_s;
    text += u"<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%1</rdf:li></rdf:Alt></dc:title>"_s.arg(
        xmlEscaped(m_list.title));
    if (!m_list.author.isEmpty())
        text += u"<dc:creator><rdf:Seq><rdf:li>%1</rdf:li></rdf:Seq></dc:creator>"_s.arg(xmlEscaped(m_list.author));
    if (!m_list.language.isEmpty())
        text += u"<dc:language><rdf:Bag><rdf:li>%1</rdf:li></rdf:Bag></dc:language>"_s.arg(xmlEscaped(m_list.language));
    if (m_options.updatedAt.isValid()) {
        const QString date = m_options.updatedAt.toUTC().toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
        text += u"<xmp:CreateDate>%1</xmp:CreateDate><xmp:ModifyDate>%1</xmp:ModifyDate>"_s.arg(date);
    }
    text += u"</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"_s;
    return text.toUtf8();
}

} // namespace

Result<QByteArray> writePdf(const PageList &list, const PdfOptions &options)
{
    return Document(list, options).write();
}

} // namespace shortlist::page
