// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/design.h"

#include "models/page/designreader.h"
#include "resources/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

/// Keys whose members are inherited one by one; all other keys are taken whole from the design that has them.
const QStringList mergedKeys{
    u"colors"_s, u"fonts"_s, u"spacing"_s, u"fit"_s, u"text"_s, u"dates"_s, u"bullets"_s, u"continuation"_s, u"page"_s};

QJsonObject inherit(const QJsonObject &base, const QJsonObject &design)
{
    QJsonObject merged = base;
    for (auto it = design.begin(); it != design.end(); ++it) {
        if (mergedKeys.contains(it.key()) && it.value().isObject()) {
            QJsonObject members = base.value(it.key()).toObject();
            const QJsonObject own = it.value().toObject();
            for (auto member = own.begin(); member != own.end(); ++member)
                members.insert(member.key(), member.value());
            merged.insert(it.key(), members);
        } else {
            merged.insert(it.key(), it.value());
        }
    }
    // Patterns of single sections go with the entry pattern that they vary.
    if (design.contains(u"entry") && !design.contains(u"sections"))
        merged.remove(u"sections"_s);
    // Its own margins without margins by paper: they hold on every paper.
    if (design.value(u"spacing").toObject().contains(u"margins")
        && !design.value(u"page").toObject().contains(u"marginsBySize")) {
        QJsonObject page = merged.value(u"page").toObject();
        page.remove(u"marginsBySize");
        merged.insert(u"page"_s, page);
    }
    return merged;
}

} // namespace

QSizeF paperSize(Paper paper)
{
    return paper == Paper::A4 ? QSizeF(595.276, 841.89) : QSizeF(612, 792);
}

Paper paperForTerritory(const QString &territory)
{
    static const QStringList letter{u"BZ"_s, u"CA"_s, u"CL"_s, u"CO"_s, u"CR"_s, u"DO"_s, u"GT"_s, u"MX"_s, u"NI"_s,
        u"PA"_s, u"PH"_s, u"PR"_s, u"SV"_s, u"US"_s, u"VE"_s};
    return letter.contains(territory) ? Paper::Letter : Paper::A4;
}

RoleStyle Design::role(const QString &roleName) const
{
    const auto found = roles.constFind(roleName);
    return found != roles.constEnd() ? *found : roles.value(u"body"_s);
}

double Design::baseline() const
{
    return std::round(role(u"body"_s).size * lineHeight / 0.05) * 0.05;
}

QMarginsF Design::marginsFor(Paper paper) const
{
    return margins.value(paper == Paper::A4 ? u"A4"_s : u"Letter"_s);
}

Result<Design> parseDesign(const QJsonObject &json)
{
    const DesignReport report = checkDesign(json);
    if (!report.errors.isEmpty()) {
        QStringList lines;
        for (const DesignProblem &problem : report.errors)
            lines << (problem.path.isEmpty() ? u"The design "_s : problem.path + u' ') + problem.reason;
        return Error{Error::Kind::InvalidInput, lines.join(u'\n')};
    }
    const QString base = json.value(u"extends").toString(u"classic"_s);
    const QJsonObject parent = builtinTemplate(base);
    if (parent.isEmpty())
        return Error{Error::Kind::InvalidInput, u"/extends names \"%1\", which is not a template"_s.arg(base)};
    return DesignReader(inherit(parent, json)).read();
}

QStringList builtinTemplateSlugs()
{
    return {u"classic"_s, u"executive"_s, u"modern"_s, u"tech"_s, u"compact"_s, u"academic"_s, u"editorial"_s,
        u"sidebar"_s};
}

QJsonObject builtinTemplate(const QString &slug)
{
    if (!builtinTemplateSlugs().contains(slug))
        return {};
    resources::registerTemplates();
    QFile file(u":/templates/%1.json"_s.arg(slug));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<Design> designOf(const Look &look)
{
    SHORTLIST_TRY(Design design, parseDesign(look.design.isEmpty() ? builtinTemplate(u"classic"_s) : look.design));
    if (const QColor accent(look.accent); !look.accent.isEmpty() && accent.isValid())
        applyAccent(design, accent);
    if (!look.paper.isEmpty())
        design.pageSize = look.paper;
    const double scale = std::clamp(look.fontScale, 0.85, 1.15);
    for (RoleStyle &role : design.roles)
        role.size *= scale;
    if (!look.sectionOrder.isEmpty())
        design.sectionOrder = look.sectionOrder;
    return design;
}

} // namespace shortlist::page
