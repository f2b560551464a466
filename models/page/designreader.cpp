// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/designreader.h"

#include <QJsonArray>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

QMarginsF marginsFrom(const QString &text)
{
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    std::array<double, 4> side{}; // top right bottom left, repeated as in CSS
    for (size_t i = 0; i < side.size(); ++i) {
        const auto count = static_cast<size_t>(parts.size());
        const size_t from = i < count ? i : i == 3 && count >= 2 ? 1 : i == 2 && count >= 1 ? 0 : 0;
        side.at(i) = count == 0 ? 0 : lengthInPoints(parts.at(static_cast<qsizetype>(from)));
    }
    return {side[3], side[0], side[1], side[2]};
}

Span spanFrom(const QJsonValue &json)
{
    if (json.isDouble())
        return {Span::Kind::Points, json.toDouble()};
    const QString name = json.toString();
    return {name == u"page" ? Span::Kind::Page : name == u"gutter" ? Span::Kind::Gutter : Span::Kind::Content, 0};
}

HeadingStyle::Align alignFrom(const QJsonValue &json)
{
    const QString name = json.toString();
    return name == u"center" ? HeadingStyle::Align::Center
        : name == u"right"   ? HeadingStyle::Align::Right
                             : HeadingStyle::Align::Left;
}

std::vector<Segment> segmentsFrom(const QJsonValue &json)
{
    std::vector<Segment> segments;
    for (const QJsonValue item : json.toArray()) {
        const QJsonObject object = item.toObject();
        segments.push_back({object.value(u"field").toString(), object.value(u"text").toString(),
            object.value(u"role").toString(u"body"_s), object.value(u"prefix").toString(),
            object.value(u"prefixRole").toString(u"body"_s), object.value(u"lead").toString(),
            object.value(u"suffix").toString(), object.value(u"join").toString(u", "_s)});
    }
    return segments;
}

QStringList stringsFrom(const QJsonValue &json)
{
    QStringList strings;
    for (const QJsonValue item : json.toArray())
        strings << item.toString();
    return strings;
}

double luminance(const QColor &color)
{
    const auto channel
        = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

} // namespace

double lengthInPoints(const QString &text)
{
    const double number = text.chopped(2).toDouble();
    const QStringView unit = QStringView(text).last(2);
    return unit == u"mm" ? number * 72 / 25.4
        : unit == u"cm"  ? number * 72 / 2.54
        : unit == u"in"  ? number * 72
                         : number;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

void applyAccent(Design &design, const QColor &accent)
{
    QColor text = accent;
    for (int step = 1; contrast(text, Qt::white) < 4.5 && step <= 20; ++step) {
        const double keep = 1 - 0.05 * step;
        text = QColor::fromRgbF(static_cast<float>(accent.redF() * keep), static_cast<float>(accent.greenF() * keep),
            static_cast<float>(accent.blueF() * keep));
    }
    const QColor primary = design.colors.value(u"primary"_s);
    const QColor secondary = design.colors.value(u"secondary"_s);
    for (RoleStyle &role : design.roles) {
        if (role.color == primary || role.color == secondary)
            role.color = text;
    }
    if (design.bulletColor == primary || design.bulletColor == secondary)
        design.bulletColor = accent;
    for (HeaderRule &rule : design.headerRules) {
        if (rule.color == primary || rule.color == secondary)
            rule.color = accent;
    }
    design.colors.insert(u"primary"_s, text);
    design.colors.insert(u"secondary"_s, text);
}

DesignReader::DesignReader(QJsonObject json)
    : m_json(std::move(json))
{
}

Design DesignReader::read() const
{
    Design design;
    const QString layout = m_json.value(u"layout").toString();
    design.layout = layout == u"gutter-dates" ? Design::Layout::GutterDates
        : layout == u"margin-headings"        ? Design::Layout::MarginHeadings
        : layout == u"two-column"             ? Design::Layout::TwoColumn
                                              : Design::Layout::SingleColumn;
    design.name = m_json.value(u"name").toString();
    design.fallback = m_json.value(u"fonts").toObject().value(u"fallbackClass").toString() == u"serif"
        ? FallbackClass::Serif
        : FallbackClass::Sans;
    design.sectionOrder = stringsFrom(m_json.value(u"sectionOrder"));
    readColors(design);
    readRoles(design);
    readPage(design);
    readHeader(design);
    readSections(design);
    readDetails(design);
    return design;
}

QColor DesignReader::color(const QString &name) const
{
    if (name.startsWith(u'#'))
        return QColor(name);
    const QJsonObject colors = m_json.value(u"colors").toObject();
    const QString hex = colors.value(name).toString();
    return hex.isEmpty() ? QColor(colors.value(u"text").toString(u"#000000"_s)) : QColor(hex);
}

QString DesignReader::family(const QString &kind, QStringList &substitutions) const
{
    const QJsonObject fonts = m_json.value(u"fonts").toObject();
    const QString wanted = fonts.value(kind).toString(fonts.value(u"body").toString());
    const QString instead = substituteFamily(wanted);
    if (instead.isEmpty())
        return wanted;
    const QString note = wanted + u" → "_s + instead;
    if (!substitutions.contains(note))
        substitutions << note;
    return instead;
}

RoleStyle DesignReader::role(const QJsonObject &json, const RoleStyle &body, QStringList &substitutions) const
{
    RoleStyle style = body;
    if (json.contains(u"font") || style.family.isEmpty())
        style.family = family(json.value(u"font").toString(u"body"_s), substitutions);
    style.size = json.value(u"size").toDouble(style.size);
    style.weight = json.value(u"weight").toInt(style.weight);
    style.italic = json.value(u"italic").toBool(style.italic);
    style.upper = json.contains(u"case") ? json.value(u"case").toString() == u"upper" : style.upper;
    style.tracking = json.value(u"tracking").toDouble(style.tracking);
    style.wordSpacing = json.value(u"wordSpacing").toDouble(style.wordSpacing);
    style.lines = json.value(u"lines").toDouble(style.lines);
    style.before = json.value(u"before").toDouble(0);
    if (json.contains(u"color"))
        style.color = color(json.value(u"color").toString());
    // Display faces are too fine for small sizes: the body face in bold stands in (TEMPLATES.md §2).
    if (style.family == u"Noto Serif Display" && style.size < 13) {
        style.family = family(u"body"_s, substitutions);
        style.weight = 700;
    }
    return style;
}

RuleStyle DesignReader::rule(const QJsonObject &json) const
{
    RuleStyle style;
    const QString position = json.value(u"position").toString();
    style.position = position == u"above" ? RuleStyle::Position::Above
        : position == u"below"            ? RuleStyle::Position::Below
        : position == u"inline"           ? RuleStyle::Position::Inline
                                          : RuleStyle::Position::None;
    style.offset = json.value(u"offset").toDouble();
    style.gap = json.value(u"gap").toDouble();
    style.weight = json.value(u"weight").toDouble(0.4);
    style.color = color(json.value(u"color").toString(u"rule"_s));
    style.span = spanFrom(json.value(u"span"));
    return style;
}

HeadingStyle DesignReader::heading(const QJsonObject &json, const HeadingStyle &base) const
{
    HeadingStyle style = base;
    if (json.contains(u"align"))
        style.align = alignFrom(json.value(u"align"));
    style.atMargin = json.contains(u"at") ? json.value(u"at").toString() == u"margin" : style.atMargin;
    style.hidden = json.value(u"hidden").toBool(style.hidden);
    style.before = json.value(u"before").toDouble(style.before);
    style.after = json.value(u"after").toDouble(style.after);
    if (json.contains(u"rule"))
        style.rule = rule(json.value(u"rule").toObject());
    return style;
}

Pattern DesignReader::pattern(const QJsonObject &json, const Pattern &base) const
{
    Pattern style = base;
    style.gap = json.value(u"gap").toDouble(style.gap);
    style.gapTight = json.value(u"gapTight").toDouble(json.contains(u"gap") ? style.gap : style.gapTight);
    style.bodyBefore = json.value(u"bodyBefore").toDouble(style.bodyBefore);
    style.bulletsBefore = json.value(u"bulletsBefore").toDouble(style.bulletsBefore);
    style.summaryRole = json.value(u"summaryRole").toString(style.summaryRole);
    if (json.contains(u"gutter"))
        style.gutter = segmentsFrom(json.value(u"gutter"));
    if (json.contains(u"lines")) {
        style.lines.clear();
        for (const QJsonValue item : json.value(u"lines").toArray()) {
            const QJsonObject line = item.toObject();
            style.lines.push_back({segmentsFrom(line.value(u"left")), segmentsFrom(line.value(u"right")),
                line.value(u"before").toDouble()});
        }
    }
    if (json.contains(u"tech"))
        style.tech = segmentsFrom(json.value(u"tech"));
    style.techIndent = json.value(u"techIndent").toBool(style.techIndent);
    style.techBefore = json.value(u"techBefore").toDouble(style.techBefore);
    return style;
}

SkillsStyle DesignReader::skills(const QJsonObject &json, const SkillsStyle &base) const
{
    SkillsStyle style = base;
    const QString name = json.value(u"style").toString();
    if (!name.isEmpty()) {
        style.style = name == u"table" ? SkillsStyle::Style::Table
            : name == u"gutter"        ? SkillsStyle::Style::Gutter
            : name == u"stack"         ? SkillsStyle::Style::Stack
            : name == u"list"          ? SkillsStyle::Style::List
                                       : SkillsStyle::Style::RunIn;
    }
    style.labelWidth = json.value(u"labelWidth").toDouble(style.labelWidth);
    style.hang = json.value(u"hang").toDouble(style.hang);
    style.gap = json.value(u"gap").toDouble(style.gap);
    style.colon = json.value(u"colon").toString(style.colon);
    style.join = json.value(u"join").toString(style.join);
    return style;
}

void DesignReader::readColors(Design &design) const
{
    const QJsonObject colors = m_json.value(u"colors").toObject();
    for (auto it = colors.begin(); it != colors.end(); ++it)
        design.colors.insert(it.key(), QColor(it.value().toString()));
}

void DesignReader::readRoles(Design &design) const
{
    const QJsonObject roles = m_json.value(u"roles").toObject();
    RoleStyle base;
    base.color = color(u"text"_s);
    const RoleStyle body = role(roles.value(u"body").toObject(), base, design.substitutions);
    design.roles.insert(u"body"_s, body);
    for (auto it = roles.begin(); it != roles.end(); ++it) {
        if (it.key() != u"body")
            design.roles.insert(it.key(), role(it.value().toObject(), body, design.substitutions));
    }
    design.lineHeight = m_json.value(u"spacing").toObject().value(u"lineHeight").toDouble(1.3);
}

void DesignReader::readPage(Design &design) const
{
    const QJsonObject page = m_json.value(u"page").toObject();
    design.pageSize = page.value(u"size").toString(u"auto"_s);
    const QJsonObject bySize = page.value(u"marginsBySize").toObject();
    const QString everywhere = m_json.value(u"spacing").toObject().value(u"margins").toString(u"20mm"_s);
    for (const QString &name : {u"A4"_s, u"Letter"_s})
        design.margins.insert(name, marginsFrom(bySize.value(name).toString(everywhere)));
    const QJsonObject grid = m_json.value(u"grid").toObject();
    design.gutter = lengthInPoints(grid.value(u"gutter").toString(u"0pt"_s));
    design.gutterGap = lengthInPoints(grid.value(u"gap").toString(u"0pt"_s));
    design.gutterAlignRight = grid.value(u"gutterAlign").toString() == u"right";
    design.headerAtContent = grid.value(u"headerAt").toString() == u"content";
    design.sidebarWidth = lengthInPoints(grid.value(u"sidebarWidth").toString(u"0pt"_s));
    design.sidebarPad = lengthInPoints(grid.value(u"sidebarPad").toString(u"0pt"_s));
    design.sidebarLeft = grid.value(u"sidebarSide").toString() == u"left";
    design.sidebarOffset = grid.value(u"sidebarOffset").toDouble();
    design.headerSpansPage = grid.value(u"headerSpan").toString() == u"page";
    if (design.layout == Design::Layout::TwoColumn && grid.contains(u"sidebarTint"))
        design.tint = color(grid.value(u"sidebarTint").toString());
    if (design.layout == Design::Layout::TwoColumn)
        design.sidebarSections = stringsFrom(m_json.value(u"columns").toObject().value(u"sidebar"));
}

void DesignReader::readHeader(Design &design) const
{
    const QJsonObject header = m_json.value(u"header").toObject();
    design.headerAlign = alignFrom(header.value(u"align"));
    design.headerItems = stringsFrom(header.value(u"items"));
    design.headerAfter = header.value(u"after").toDouble(1);
    const QJsonObject contact = header.value(u"contact").toObject();
    design.contactFields = stringsFrom(contact.value(u"fields"));
    design.contactStacked = contact.value(u"arrangement").toString() == u"stack";
    design.contactSeparator = contact.value(u"separator").toString(u"  ·  "_s);
    design.contactAlign = contact.contains(u"align") ? alignFrom(contact.value(u"align")) : design.headerAlign;
    for (const QJsonValue item : header.value(u"rules").toArray()) {
        const QJsonObject json = item.toObject();
        design.headerRules.push_back({json.value(u"at").toString() == u"top", json.value(u"offset").toDouble(),
            json.value(u"weight").toDouble(), color(json.value(u"color").toString()), spanFrom(json.value(u"span"))});
    }
}

void DesignReader::readSections(Design &design) const
{
    design.sectionHeading = heading(m_json.value(u"sectionHeading").toObject(), {});
    design.sidebarHeading = heading(m_json.value(u"sidebarHeading").toObject(), design.sectionHeading);
    design.entry = pattern(m_json.value(u"entry").toObject(), {});
    design.lineItems = pattern(m_json.value(u"lineItems").toObject(), {});
    const QJsonObject sections = m_json.value(u"sections").toObject();
    for (auto it = sections.begin(); it != sections.end(); ++it) {
        const QJsonObject json = it.value().toObject();
        SectionStyle style;
        style.role = json.value(u"role").toString();
        style.spanPage = json.value(u"span").toString() == u"page";
        const bool side = design.sidebarSections.contains(it.key());
        if (json.contains(u"heading"))
            style.heading
                = heading(json.value(u"heading").toObject(), side ? design.sidebarHeading : design.sectionHeading);
        if (json.contains(u"entry"))
            style.entry = pattern(json.value(u"entry").toObject(), design.entry);
        if (json.contains(u"lines"))
            style.lines = pattern(json.value(u"lines").toObject(), design.lineItems);
        design.sections.insert(it.key(), style);
    }
    design.skills = skills(m_json.value(u"skills").toObject(), {});
    design.sidebarSkills = skills(m_json.value(u"sidebarSkills").toObject(), design.skills);
}

void DesignReader::readDetails(Design &design) const
{
    const QJsonObject bullets = m_json.value(u"bullets").toObject();
    design.bulletGlyph = bullets.value(u"glyph").toString(u"•"_s);
    design.bulletGlyph2 = bullets.value(u"glyph2").toString(u"–"_s);
    design.bulletIndent = bullets.value(u"indent").toDouble();
    design.bulletHang = bullets.value(u"hang").toDouble(12);
    design.bulletGap = bullets.value(u"gap").toDouble();
    design.bulletBefore = bullets.value(u"before").toDouble();
    design.bulletColor = color(bullets.value(u"color").toString(u"text"_s));
    design.dates = m_json.value(u"dates").toObject();
    const QJsonObject publications = m_json.value(u"publications").toObject();
    design.publicationsGap = publications.value(u"gap").toDouble(0.25);
    design.yearInGutter = publications.value(u"yearInGutter").toBool();
    const QJsonObject text = m_json.value(u"text").toObject();
    design.ligatures = text.value(u"ligatures").toBool();
    design.pretty = text.value(u"lineBreaking").toString(u"pretty"_s) == u"pretty";
    design.runt = text.value(u"runt").toDouble(0.16);
    const QJsonObject continuation = m_json.value(u"continuation").toObject();
    design.continuationHeight = continuation.value(u"height").toDouble(2);
    design.continuationLeft = continuation.value(u"left").toString();
    design.continuationRight = continuation.value(u"right").toString();
    if (continuation.contains(u"rule"))
        design.continuationRule = rule(continuation.value(u"rule").toObject());
    const QJsonObject labels = m_json.value(u"labels").toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        design.labels.insert(it.key(), it.value().toString());
    const QJsonObject fit = m_json.value(u"fit").toObject();
    const QJsonObject bounds = fit.value(u"bounds").toObject();
    design.shrink = fit.value(u"mode").toString(u"shrink"_s) == u"shrink";
    design.targetPages = fit.value(u"targetPages").toInt(1);
    design.fitOrder = stringsFrom(fit.value(u"order"));
    design.fitBounds = {bounds.value(u"gapMin").toDouble(0.6), bounds.value(u"lineMin").toDouble(0.93),
        bounds.value(u"marginMin").toDouble(0.75), bounds.value(u"sizeMin").toDouble(0.9)};
    design.marginFloor = bounds.value(u"marginFloor").toDouble(36);
    design.bodyFloor = bounds.value(u"bodyFloor").toDouble(8.6);
}

} // namespace shortlist::page
