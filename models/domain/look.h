// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace shortlist {

/// How one resume is dressed: the template's design as it was when the resume took it, and this resume's own changes.
/// The design is pinned: a template that changes later does not change the resume (decisions.md, The library 6).
struct Look
{
    TemplateId templateId;
    QJsonObject design; ///< the whole design JSON, `extends` already resolved
    QString accent; ///< "#rrggbb", or empty for the design's own
    double fontScale = 1.0; ///< 0.85 to 1.15
    double spacingScale = 1.0; ///< 0.6 to 1.4, all vertical space between rows
    QString paper; ///< "A4", "Letter" or empty for the design's own
    QString language; ///< BCP 47 tag of the resume's own language, empty for the program's
    QStringList sectionOrder; ///< section keys; empty for the design's own. Sections not named follow in their order
    QStringList hiddenSections; ///< kept in the content, not printed
    QMap<QString, QString> headings; ///< section key → heading typed by the person
    QList<ItemId> pageBreaksBefore; ///< entries that start a new page
    QString photo; ///< data URL, or empty
    QJsonObject extra; ///< unknown keys, carried through

    static Look fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Look &, const Look &) = default;
};

} // namespace shortlist
