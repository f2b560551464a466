// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/docx.h"

#include "models/exchange/docxparts.h"
#include "models/exchange/zipwriter.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

using Kind = OutlineBlock::Kind;

QString styleOf(Kind kind)
{
    switch (kind) {
    case Kind::Name:
        return u"Title"_s;
    case Kind::Headline:
        return u"Subtitle"_s;
    case Kind::Contact:
        return u"Contact"_s;
    case Kind::Heading:
        return u"Heading1"_s;
    case Kind::Entry:
        return u"Heading2"_s;
    case Kind::Detail:
        return u"EntryDetail"_s;
    case Kind::Bullet:
        return u"ListBullet"_s;
    case Kind::Item:
        return u"ResumeItem"_s;
    case Kind::Paragraph:
        break;
    }
    return u"BodyText"_s;
}

/// word/document.xml, and the addresses that its relationships lead to.
class BodyWriter
{
public:
    QString write(const QList<OutlineBlock> &blocks)
    {
        for (const OutlineBlock &block : blocks)
            paragraph(block);
        return m_out;
    }
    [[nodiscard]] const QStringList &links() const { return m_links; }

private:
    void paragraph(const OutlineBlock &block)
    {
        m_out += u"<w:p><w:pPr><w:pStyle w:val=\""_s + styleOf(block.kind) + u"\"/>"_s;
        if (block.text().isRightToLeft())
            m_out += u"<w:bidi/>"_s;
        m_out += u"</w:pPr>"_s;
        for (const OutlineSpan &span : block.spans)
            this->span(span);
        if (!block.dates.isEmpty()) {
            m_out += u"<w:r><w:tab/></w:r>"_s;
            run(block.dates, u"<w:rStyle w:val=\"Dates\"/>"_s);
        }
        m_out += u"</w:p>\n"_s;
    }

    void span(const OutlineSpan &span)
    {
        QString style;
        if (!span.href.isEmpty())
            style = u"<w:rStyle w:val=\"Hyperlink\"/>"_s;
        else if (span.bold)
            style = u"<w:rStyle w:val=\"Strong\"/>"_s;
        else if (span.italic)
            style = u"<w:rStyle w:val=\"Emphasis\"/>"_s;
        if (span.href.isEmpty()) {
            run(span.text, style);
            return;
        }
        m_out += u"<w:hyperlink r:id=\""_s + docxLinkId(idOf(span.href)) + u"\">"_s;
        run(span.text, style);
        m_out += u"</w:hyperlink>"_s;
    }

    void run(const QString &text, const QString &style)
    {
        const QString direction = text.isRightToLeft() ? u"<w:rtl/>"_s : QString();
        m_out += u"<w:r>"_s;
        if (!style.isEmpty() || !direction.isEmpty())
            m_out += u"<w:rPr>"_s + style + direction + u"</w:rPr>"_s;
        m_out += u"<w:t xml:space=\"preserve\">"_s + docxText(text) + u"</w:t></w:r>"_s;
    }

    qsizetype idOf(const QString &href)
    {
        qsizetype place = m_links.indexOf(href);
        if (place < 0) {
            place = m_links.size();
            m_links.append(href);
        }
        return place;
    }

    QString m_out;
    QStringList m_links;
};

} // namespace

QByteArray docx(const Outline &outline, const ExportStyle &style)
{
    BodyWriter writer;
    const QString body = writer.write(outline.blocks);
    ZipWriter zip(style.updatedAt);
    zip.add("[Content_Types].xml", docxContentTypes());
    zip.add("_rels/.rels", docxPackageRelations());
    zip.add("docProps/core.xml", docxProperties(outline, style));
    zip.add("docProps/app.xml", docxApplication());
    zip.add("word/document.xml", docxDocument(body, style));
    zip.add("word/_rels/document.xml.rels", docxDocumentRelations(writer.links()));
    zip.add("word/styles.xml", docxStyles(outline, style));
    zip.add("word/numbering.xml", docxNumbering());
    zip.add("word/settings.xml", docxSettings());
    zip.add("word/fontTable.xml", docxFonts(style));
    return zip.archive();
}

} // namespace shortlist::exchange
