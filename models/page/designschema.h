// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace shortlist::page {

/// One thing that is wrong with a design, and where: `path` is a JSON Pointer.
struct DesignProblem
{
    QString path;
    QString reason;

    friend bool operator==(const DesignProblem &, const DesignProblem &) = default;
};

/// What checkDesign() found. Errors refuse a design; warnings (unknown keys) do not.
struct DesignReport
{
    QList<DesignProblem> errors;
    QList<DesignProblem> warnings;
};

/// Checks a design against resources/templates/design.schema.json: the part of JSON Schema 2020-12 that it uses.
DesignReport checkDesign(const QJsonObject &design);

} // namespace shortlist::page
