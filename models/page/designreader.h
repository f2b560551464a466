// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/design.h"

namespace shortlist::page {

/// Turns checked, complete design JSON into a Design. It trusts types and ranges: checkDesign() comes first.
class DesignReader
{
public:
    explicit DesignReader(QJsonObject json);

    [[nodiscard]] Design read() const;

private:
    [[nodiscard]] QColor color(const QString &name) const;
    [[nodiscard]] QString family(const QString &kind, QStringList &substitutions) const;
    [[nodiscard]] RoleStyle role(const QJsonObject &json, const RoleStyle &body, QStringList &substitutions) const;
    [[nodiscard]] RuleStyle rule(const QJsonObject &json) const;
    [[nodiscard]] HeadingStyle heading(const QJsonObject &json, const HeadingStyle &base) const;
    [[nodiscard]] Pattern pattern(const QJsonObject &json, const Pattern &base) const;
    [[nodiscard]] SkillsStyle skills(const QJsonObject &json, const SkillsStyle &base) const;
    void readColors(Design &design) const;
    void readPage(Design &design) const;
    void readHeader(Design &design) const;
    void readRoles(Design &design) const;
    void readSections(Design &design) const;
    void readDetails(Design &design) const;

    QJsonObject m_json;
};

/// "18mm" → points.
double lengthInPoints(const QString &text);

/// Makes `accent` the design's primary and secondary colour where those carry colour; text too pale to read is mixed
/// towards black until it has a contrast of 4.5:1 on white (TEMPLATES.md §7).
void applyAccent(Design &design, const QColor &accent);

/// WCAG 2 contrast of two colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);

} // namespace shortlist::page
