// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/docxparts.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

constexpr double marginPoints = 51; // 18 mm

const QString &declaration()
{
    static const QString text = u"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"_s;
    return text;
}

QString wordSpace()
{
    return u"xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""_s;
}

QString relation(const QString &id, const QString &type, const QString &target, bool external = false)
{
    return u"<Relationship Id=\"%1\" Type=\"%2\" Target=\"%3\"%4/>\n"_s.arg(
        id, type, docxText(target), external ? u" TargetMode=\"External\""_s : QString());
}

QString officeType(const QString &name)
{
    return u"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"_s + name;
}

QByteArray relations(const QString &rows)
{
    return (declaration()
        + u"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n"_s + rows
        + u"</Relationships>\n"_s)
        .toUtf8();
}

int twips(double points)
{
    return qRound(points * 20);
}

/// A paragraph style; `paragraph` and `run` are the insides of its w:pPr and w:rPr.
QString paragraphStyle(const QString &id, const QString &name, const QString &next, const QString &paragraph,
    const QString &run, bool custom = false)
{
    return u"<w:style w:type=\"paragraph\"%1 w:styleId=\"%2\"><w:name w:val=\"%3\"/>%4<w:next w:val=\"%5\"/>"_s.arg(
               custom ? u" w:customStyle=\"1\""_s : QString(), id, name, u"<w:basedOn w:val=\"Normal\"/>"_s, next)
        + u"<w:qFormat/><w:pPr>"_s + paragraph + u"</w:pPr><w:rPr>"_s + run + u"</w:rPr></w:style>\n"_s;
}

QString characterStyle(const QString &id, const QString &name, const QString &run, bool custom = false)
{
    return u"<w:style w:type=\"character\"%1 w:styleId=\"%2\"><w:name w:val=\"%3\"/>"_s.arg(
               custom ? u" w:customStyle=\"1\""_s : QString(), id, name)
        + u"<w:basedOn w:val=\"DefaultParagraphFont\"/><w:qFormat/><w:rPr>"_s + run + u"</w:rPr></w:style>\n"_s;
}

QString fonts(const QString &family)
{
    return u"<w:rFonts w:ascii=\"%1\" w:hAnsi=\"%1\" w:eastAsia=\"%1\" w:cs=\"%1\"/>"_s.arg(docxText(family));
}

/// Half points.
QString size(double points)
{
    return u"<w:sz w:val=\"%1\"/><w:szCs w:val=\"%1\"/>"_s.arg(qRound(points * 2));
}

QString color(const QString &hex)
{
    return u"<w:color w:val=\"%1\"/>"_s.arg(hex.mid(1).toUpper());
}

QString paragraphStyles(const ExportStyle &style)
{
    const QString tab
        = u"<w:tabs><w:tab w:val=\"right\" w:pos=\"%1\"/></w:tabs>"_s.arg(twips(style.width - 2 * marginPoints));
    const QString heading = fonts(style.headingFamily) + u"<w:b/><w:bCs/>"_s + color(style.accent);
    QString out;
    out += paragraphStyle(u"Title"_s, u"Title"_s, u"Subtitle"_s,
        u"<w:keepNext/><w:spacing w:before=\"0\" w:after=\"20\"/>"_s, heading + size(style.bodySize * 2.1));
    out += paragraphStyle(u"Subtitle"_s, u"Subtitle"_s, u"BodyText"_s, u"<w:keepNext/><w:spacing w:after=\"40\"/>"_s,
        size(style.bodySize * 1.15));
    out += paragraphStyle(
        u"Contact"_s, u"Contact"_s, u"BodyText"_s, u"<w:spacing w:after=\"80\"/>"_s, size(style.bodySize), true);
    out += paragraphStyle(u"Heading1"_s, u"heading 1"_s, u"BodyText"_s,
        u"<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"%1\"/>"
        "</w:pBdr><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"0\"/>"_s.arg(
            style.accent.mid(1).toUpper()),
        heading + size(style.bodySize * 1.2));
    out += paragraphStyle(u"Heading2"_s, u"heading 2"_s, u"BodyText"_s,
        u"<w:keepNext/><w:keepLines/>"_s + tab
            + u"<w:spacing w:before=\"120\" w:after=\"0\"/><w:outlineLvl w:val=\"1\"/>"_s,
        // Not bold: the title is Strong, and bold in both would cancel out (17.7.3, toggle properties).
        size(style.bodySize));
    out += paragraphStyle(
        u"EntryDetail"_s, u"Entry Detail"_s, u"BodyText"_s, u"<w:keepNext/>"_s, color(u"#555555"_s), true);
    out += paragraphStyle(u"BodyText"_s, u"Body Text"_s, u"BodyText"_s, u"<w:spacing w:after=\"40\"/>"_s, {});
    out += paragraphStyle(u"ListBullet"_s, u"List Bullet"_s, u"ListBullet"_s,
        u"<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"20\"/><w:contextualSpacing/>"_s, {});
    out += paragraphStyle(
        u"ResumeItem"_s, u"Resume Item"_s, u"ResumeItem"_s, tab + u"<w:spacing w:after=\"20\"/>"_s, {}, true);
    return out;
}

QString characterStyles()
{
    return u"<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
           "<w:name w:val=\"Default Paragraph Font\"/></w:style>\n"_s
        + characterStyle(u"Strong"_s, u"Strong"_s, u"<w:b/><w:bCs/>"_s)
        + characterStyle(u"Emphasis"_s, u"Emphasis"_s, u"<w:i/><w:iCs/>"_s)
        + characterStyle(u"Hyperlink"_s, u"Hyperlink"_s, u"<w:u w:val=\"single\"/>"_s)
        + characterStyle(u"Dates"_s, u"Dates"_s, color(u"#444444"_s), true);
}

} // namespace

QString docxText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate();
        if (pair) {
            clean += c;
            clean += text.at(++i);
        } else if (!c.isSurrogate() && (c >= u' ' || c == u'\t') && c.unicode() < 0xfffe) {
            clean += c;
        }
    }
    return clean.toHtmlEscaped();
}

QString docxLinkId(qsizetype number)
{
    return u"link%1"_s.arg(number + 1);
}

QByteArray docxContentTypes()
{
    QString out = declaration() + u"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\n"_s;
    out += u"<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\n"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\n"_s;
    const auto part = [&out](const QString &name, const QString &type) {
        out += u"<Override PartName=\"%1\" ContentType=\"application/vnd.openxmlformats-%2+xml\"/>\n"_s.arg(name, type);
    };
    part(u"/word/document.xml"_s, u"officedocument.wordprocessingml.document.main"_s);
    part(u"/word/styles.xml"_s, u"officedocument.wordprocessingml.styles"_s);
    part(u"/word/numbering.xml"_s, u"officedocument.wordprocessingml.numbering"_s);
    part(u"/word/settings.xml"_s, u"officedocument.wordprocessingml.settings"_s);
    part(u"/word/fontTable.xml"_s, u"officedocument.wordprocessingml.fontTable"_s);
    part(u"/docProps/core.xml"_s, u"package.core-properties"_s);
    part(u"/docProps/app.xml"_s, u"officedocument.extended-properties"_s);
    return (out + u"</Types>\n"_s).toUtf8();
}

QByteArray docxPackageRelations()
{
    return relations(relation(u"rId1"_s, officeType(u"officeDocument"_s), u"word/document.xml"_s)
        + relation(u"rId2"_s,
            u"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"_s,
            u"docProps/core.xml"_s)
        + relation(u"rId3"_s, officeType(u"extended-properties"_s), u"docProps/app.xml"_s));
}

QByteArray docxDocumentRelations(const QStringList &links)
{
    QString rows = relation(u"rId1"_s, officeType(u"styles"_s), u"styles.xml"_s)
        + relation(u"rId2"_s, officeType(u"numbering"_s), u"numbering.xml"_s)
        + relation(u"rId3"_s, officeType(u"settings"_s), u"settings.xml"_s)
        + relation(u"rId4"_s, officeType(u"fontTable"_s), u"fontTable.xml"_s);
    for (qsizetype i = 0; i < links.size(); ++i)
        rows += relation(docxLinkId(i), officeType(u"hyperlink"_s), links.at(i), true);
    return relations(rows);
}

QByteArray docxProperties(const Outline &outline, const ExportStyle &style)
{
    QString out = declaration()
        + u"<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
          "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"_s;
    const QString name = docxText(outline.name);
    out += u"<dc:title>"_s + name + u"</dc:title>\n<dc:creator>"_s + name + u"</dc:creator>\n"_s;
    out += u"<dc:language>"_s + docxText(outline.language) + u"</dc:language>\n"_s;
    if (style.updatedAt != 0) {
        const QString date
            = QDateTime::fromMSecsSinceEpoch(style.updatedAt, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ssZ"_s);
        for (const QString &key : {u"created"_s, u"modified"_s})
            out += u"<dcterms:%1 xsi:type=\"dcterms:W3CDTF\">%2</dcterms:%1>\n"_s.arg(key, date);
    }
    return (out + u"</cp:coreProperties>\n"_s).toUtf8();
}

QByteArray docxApplication()
{
    return (declaration()
        + u"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
          "<Application>Shortlist</Application></Properties>\n"_s)
        .toUtf8();
}

QByteArray docxDocument(const QString &body, const ExportStyle &style)
{
    const int margin = twips(marginPoints);
    QString out = declaration() + u"<w:document "_s + wordSpace()
        + u" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>\n"_s + body;
    out += u"<w:sectPr><w:pgSz w:w=\"%1\" w:h=\"%2\"/><w:pgMar w:top=\"%3\" w:right=\"%3\" w:bottom=\"%3\" "
           "w:left=\"%3\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>"_s.arg(twips(style.width))
               .arg(twips(style.height))
               .arg(margin);
    return (out + u"</w:body></w:document>\n"_s).toUtf8();
}

QByteArray docxStyles(const Outline &outline, const ExportStyle &style)
{
    QString out = declaration() + u"<w:styles "_s + wordSpace() + u">\n<w:docDefaults><w:rPrDefault><w:rPr>"_s;
    out += fonts(style.bodyFamily) + color(style.ink) + size(style.bodySize);
    out += u"<w:lang w:val=\"%1\" w:eastAsia=\"%1\" w:bidi=\"%1\"/>"_s.arg(docxText(outline.language));
    out += u"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"259\" w:lineRule=\"auto\"/>"
           "</w:pPr></w:pPrDefault></w:docDefaults>\n"_s;
    out += u"<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/>"
           "</w:style>\n"_s;
    out += characterStyles() + paragraphStyles(style);
    return (out + u"</w:styles>\n"_s).toUtf8();
}

QByteArray docxNumbering()
{
    QString out = declaration() + u"<w:numbering "_s + wordSpace() + u">\n"_s;
    out += u"<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\">"
           "<w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"ListBullet\"/><w:lvlText "
           "w:val=\"\u2022\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"227\"/></w:pPr></w:lvl>"
           "</w:abstractNum>\n<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n"_s;
    return (out + u"</w:numbering>\n"_s).toUtf8();
}

QByteArray docxSettings()
{
    // Mode 15 is Word 2013 and later: without it Word opens the file in compatibility mode.
    return (declaration() + u"<w:settings "_s + wordSpace()
        + u"><w:defaultTabStop w:val=\"708\"/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
          "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
          "w:val=\"15\"/></w:compat></w:settings>\n"_s)
        .toUtf8();
}

QByteArray docxFonts(const ExportStyle &style)
{
    QString out = declaration() + u"<w:fonts "_s + wordSpace() + u">\n"_s;
    QStringList families{style.bodyFamily, style.headingFamily};
    families.removeDuplicates();
    for (const QString &family : families)
        out += u"<w:font w:name=\"%1\"><w:altName w:val=\"%2\"/><w:family w:val=\"%3\"/><w:pitch w:val=\"variable\"/>"
               "</w:font>\n"_s.arg(
                   docxText(family), style.serif ? u"Cambria"_s : u"Calibri"_s, style.serif ? u"roman"_s : u"swiss"_s);
    return (out + u"</w:fonts>\n"_s).toUtf8();
}

} // namespace shortlist::exchange
