// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/look.h"
#include "models/page/designschema.h"
#include "models/page/fonts.h"

#include <QColor>
#include <QHash>
#include <QJsonObject>
#include <QMarginsF>
#include <QSizeF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace shortlist::page {

enum class Paper { A4, Letter };

/// Size of a sheet in points.
QSizeF paperSize(Paper paper);
/// Letter where CLDR lists the territory for it, A4 elsewhere (TEMPLATES.md §4).
Paper paperForTerritory(const QString &territory);

/// How the text of one role is set. Sizes in points; tracking and word space in em; vertical measures in baselines.
struct RoleStyle
{
    QString family;
    double size = 10;
    int weight = 400;
    bool italic = false;
    bool upper = false;
    double tracking = 0;
    double wordSpacing = 0;
    double lines = 1;
    double before = 0;
    QColor color;

    friend bool operator==(const RoleStyle &, const RoleStyle &) = default;
};

/// How far a rule runs.
struct Span
{
    enum class Kind { Content, Page, Gutter, Points };
    Kind kind = Kind::Content;
    double points = 0;
};

struct RuleStyle
{
    enum class Position { None, Above, Below, Inline };
    Position position = Position::None;
    double offset = 0; ///< points from the baseline
    double gap = 0; ///< points between text and an inline rule
    double weight = 0.4;
    QColor color;
    Span span;
};

struct HeadingStyle
{
    enum class Align { Left, Center, Right };
    Align align = Align::Left;
    bool atMargin = false; ///< from the left margin instead of the content column
    bool hidden = false;
    double before = 0;
    double after = 0;
    RuleStyle rule;
};

/// One part of a line of an entry head: a field or a fixed text, with what goes before it.
struct Segment
{
    QString field; ///< title, org, location, dates, url, tech, summary, detail; empty: `text`
    QString text;
    QString role;
    QString prefix; ///< set only when something stands before it
    QString prefixRole;
    QString lead; ///< set only when the segment opens the line
    QString suffix;
    QString join;
};

struct HeadLine
{
    std::vector<Segment> left;
    std::vector<Segment> right;
    double before = 0;
};

/// How an entry is set.
struct Pattern
{
    double gap = 0;
    double gapTight = 0;
    double bodyBefore = 0;
    double bulletsBefore = 0;
    std::vector<Segment> gutter;
    std::vector<HeadLine> lines;
    std::vector<Segment> tech;
    bool techIndent = false;
    double techBefore = 0;
    QString summaryRole = QStringLiteral("entrySummary");
};

struct SkillsStyle
{
    enum class Style { RunIn, Table, Gutter, Stack, List };
    Style style = Style::RunIn;
    double labelWidth = 0;
    double hang = 0;
    double gap = 0;
    QString colon = QStringLiteral(": ");
    QString join = QStringLiteral(", ");
};

struct SectionStyle
{
    QString role;
    bool spanPage = false;
    std::optional<HeadingStyle> heading;
    std::optional<Pattern> entry;
    std::optional<Pattern> lines;
};

struct HeaderRule
{
    bool top = false; ///< above the name's baseline; else below the last header baseline
    double offset = 0;
    double weight = 0.4;
    QColor color;
    Span span;
};

/// By how much a page is squeezed to fit; 1 leaves it alone.
struct FitFactors
{
    double gap = 1;
    double line = 1;
    double margin = 1;
    double size = 1;

    friend bool operator==(const FitFactors &, const FitFactors &) = default;
};

/// A design ready for layout: every value present, lengths in points, colours resolved.
/// Built from JSON by parseDesign(); what the JSON may say is resources/templates/design.schema.json.
struct Design
{
    enum class Layout { SingleColumn, GutterDates, MarginHeadings, TwoColumn };
    Layout layout = Layout::SingleColumn;
    QString name;
    FallbackClass fallback = FallbackClass::Serif;
    QStringList substitutions; ///< "Playfair Display → Noto Serif Display", to be shown to the person
    QStringList sectionOrder;
    QStringList sidebarSections;
    QHash<QString, QColor> colors;
    double lineHeight = 1.3;
    QString pageSize; ///< A4, Letter or auto
    QHash<QString, QMarginsF> margins; ///< by paper name
    double gutter = 0;
    double gutterGap = 0;
    bool gutterAlignRight = false;
    bool headerAtContent = false;
    double sidebarWidth = 0;
    double sidebarPad = 0;
    bool sidebarLeft = false;
    double sidebarOffset = 0;
    bool headerSpansPage = false;
    std::optional<QColor> tint;
    HeadingStyle::Align headerAlign = HeadingStyle::Align::Left;
    QStringList headerItems;
    double headerAfter = 1;
    QStringList contactFields;
    bool contactStacked = false;
    QString contactSeparator;
    HeadingStyle::Align contactAlign = HeadingStyle::Align::Left;
    std::vector<HeaderRule> headerRules;
    QHash<QString, RoleStyle> roles;
    HeadingStyle sectionHeading;
    HeadingStyle sidebarHeading;
    Pattern entry;
    Pattern lineItems;
    QHash<QString, SectionStyle> sections;
    QString bulletGlyph;
    QString bulletGlyph2;
    double bulletIndent = 0;
    double bulletHang = 12;
    double bulletGap = 0;
    double bulletBefore = 0;
    QColor bulletColor;
    SkillsStyle skills;
    SkillsStyle sidebarSkills;
    QJsonObject dates;
    double publicationsGap = 0;
    bool yearInGutter = false;
    bool ligatures = false;
    bool pretty = true;
    double runt = 0.16;
    double continuationHeight = 2;
    QString continuationLeft;
    QString continuationRight;
    std::optional<RuleStyle> continuationRule;
    QHash<QString, QString> labels;
    bool shrink = true;
    int targetPages = 1; ///< 0: no target
    QStringList fitOrder;
    FitFactors fitBounds;
    double marginFloor = 36;
    double bodyFloor = 8.6;

    /// The style of a role; roles that the design does not name are set as the body.
    [[nodiscard]] RoleStyle role(const QString &roleName) const;
    /// The distance between text baselines in points: body size × line height, to 0.05 pt.
    [[nodiscard]] double baseline() const;
    [[nodiscard]] QMarginsF marginsFor(Paper paper) const;
};

/// Reads a design. Keys that it lacks come from the template it extends (Classic when it does not say). The five base
/// keys alone suffice. Fails with InvalidInput, one line a problem, where checkDesign() finds errors.
Result<Design> parseDesign(const QJsonObject &json);

/// The eight templates that come with the program, by slug; empty for other names.
QJsonObject builtinTemplate(const QString &slug);
QStringList builtinTemplateSlugs(); ///< in the order of the gallery

/// The design as this resume wears it: the pinned JSON (or Classic) with the resume's accent, sizes and spacing.
Result<Design> designOf(const Look &look);

} // namespace shortlist::page
