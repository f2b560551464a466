// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/html.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

using Kind = OutlineBlock::Kind;

QString styleSheet(const ExportStyle &style)
{
    const QString generic = style.serif ? u"serif"_s : u"sans-serif"_s;
    QString sheet = QString::fromLatin1(
        ":root { color-scheme: light; }\n"
        "body { margin: 0; background: #fff; color: %ink; font: %sizept/1.4 \"%body\", %generic; }\n"
        "main { max-width: 44em; margin: 0 auto; padding: 2.5em 1.5em; overflow-wrap: break-word; }\n"
        "h1, h2 { font-family: \"%heading\", %generic; color: %accent; }\n"
        "h1 { font-size: 2em; line-height: 1.15; margin: 0; }\n"
        "h2 { font-size: 1.15em; margin: 1.5em 0 .5em; padding-bottom: .15em; border-bottom: 1px solid %accent; }\n"
        "h3 { font-size: 1em; margin: 0; }\n"
        ".entry-head, li.dated { display: flex; gap: 1em; justify-content: space-between; align-items: baseline; }\n"
        ".dates { white-space: nowrap; font-weight: normal; }\n"
        ".org { font-weight: normal; }\n"
        "p { margin: .2em 0; }\n"
        "ul { margin: .3em 0 0; padding-left: 1.2em; }\n"
        "ul.items { list-style: none; padding: 0; }\n"
        "article { margin-top: .8em; }\n"
        "a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .15em; }\n"
        "@page { size: %widthpt %heightpt; margin: 15mm 16mm; }\n"
        "@media print {\n"
        "  main { max-width: none; padding: 0; }\n"
        "  a { text-decoration: none; }\n"
        "  h1, h2, h3, .entry-head { break-after: avoid; }\n"
        "  article, li { break-inside: avoid; }\n"
        "  p, li { orphans: 2; widows: 2; }\n"
        "}\n");
    const auto family = [](QString name) { return name.remove(u'"').remove(u'<').remove(u'\\').remove(u'\n'); };
    return sheet.replace(u"%ink"_s, style.ink)
        .replace(u"%accent"_s, style.accent)
        .replace(u"%size"_s, QString::number(style.bodySize))
        .replace(u"%width"_s, QString::number(style.width))
        .replace(u"%height"_s, QString::number(style.height))
        .replace(u"%body"_s, family(style.bodyFamily))
        .replace(u"%heading"_s, family(style.headingFamily))
        .replace(u"%generic"_s, generic);
}

QString inlineHtml(const OutlineBlock &block)
{
    QString text;
    for (const OutlineSpan &span : block.spans) {
        QString part = span.text.toHtmlEscaped();
        // A heading is bold: what is not, there, is the organisation.
        if (block.kind == Kind::Entry && !span.bold)
            part = u"<span class=\"org\">"_s + part + u"</span>"_s;
        else if (span.bold && block.kind != Kind::Entry)
            part = u"<strong>"_s + part + u"</strong>"_s;
        if (span.italic)
            part = u"<em>"_s + part + u"</em>"_s;
        if (!span.href.isEmpty())
            part = u"<a href=\""_s + span.href.toHtmlEscaped() + u"\">"_s + part + u"</a>"_s;
        text += part;
    }
    return text;
}

/// Writes the blocks and closes what is open: a list, an article, a section, the header.
class HtmlWriter
{
public:
    QString write(const QList<OutlineBlock> &blocks)
    {
        for (const OutlineBlock &block : blocks)
            add(block);
        closeSection();
        return m_out;
    }

private:
    void add(const OutlineBlock &block)
    {
        const bool list = block.kind == Kind::Bullet || block.kind == Kind::Item;
        if (!list || (!m_list.isEmpty() && m_list != listOf(block.kind)))
            closeList();
        switch (block.kind) {
        case Kind::Name:
            header();
            m_out += u"<h1>"_s + inlineHtml(block) + u"</h1>\n"_s;
            break;
        case Kind::Headline:
            header();
            m_out += u"<p class=\"headline\">"_s + inlineHtml(block) + u"</p>\n"_s;
            break;
        case Kind::Contact:
            header();
            m_out += u"<address style=\"font-style: normal\">"_s + inlineHtml(block) + u"</address>\n"_s;
            break;
        case Kind::Heading:
            closeSection();
            m_out += u"<section>\n<h2>"_s + inlineHtml(block) + u"</h2>\n"_s;
            m_section = u"</section>\n"_s;
            break;
        case Kind::Entry:
            closeArticle();
            m_out += u"<article>\n<div class=\"entry-head\"><h3>"_s + inlineHtml(block) + u"</h3>"_s + dates(block)
                + u"</div>\n"_s;
            m_article = true;
            break;
        case Kind::Bullet:
        case Kind::Item:
            item(block);
            break;
        case Kind::Detail:
        case Kind::Paragraph:
            m_out += u"<p>"_s + inlineHtml(block) + u"</p>\n"_s;
            break;
        }
    }

    static QString dates(const OutlineBlock &block)
    {
        return block.dates.isEmpty() ? QString()
                                     : u" <span class=\"dates\">"_s + block.dates.toHtmlEscaped() + u"</span>"_s;
    }

    static QString listOf(Kind kind) { return kind == Kind::Item ? u"<ul class=\"items\">\n"_s : u"<ul>\n"_s; }

    void item(const OutlineBlock &block)
    {
        if (m_list.isEmpty()) {
            m_list = listOf(block.kind);
            m_out += m_list;
        }
        m_out += block.dates.isEmpty()
            ? u"<li>"_s + inlineHtml(block) + u"</li>\n"_s
            : u"<li class=\"dated\"><span>"_s + inlineHtml(block) + u"</span>"_s + dates(block) + u"</li>\n"_s;
    }

    void header()
    {
        if (m_section.isEmpty()) {
            m_out += u"<header>\n"_s;
            m_section = u"</header>\n"_s;
        }
    }
    void closeList()
    {
        if (!m_list.isEmpty())
            m_out += u"</ul>\n"_s;
        m_list.clear();
    }
    void closeArticle()
    {
        closeList();
        if (m_article)
            m_out += u"</article>\n"_s;
        m_article = false;
    }
    void closeSection()
    {
        closeArticle();
        m_out += m_section;
        m_section.clear();
    }

    QString m_out;
    QString m_section; ///< what closes the section or header that is open
    QString m_list; ///< the list that is open
    bool m_article = false;
};

} // namespace

QString html(const Outline &outline, const ExportStyle &style)
{
    const bool rightToLeft = QLocale(outline.language).textDirection() == Qt::RightToLeft;
    return u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<head>\n<meta charset=\"utf-8\"/>\n"_s.arg(
               outline.language.toHtmlEscaped(), rightToLeft ? u"rtl"_s : u"ltr"_s)
        + u"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>"_s
        + outline.name.toHtmlEscaped() + u"</title>\n<style>\n"_s + styleSheet(style)
        + u"</style>\n</head>\n<body>\n<main>\n"_s + HtmlWriter().write(outline.blocks)
        + u"</main>\n</body>\n</html>\n"_s;
}

} // namespace shortlist::exchange
