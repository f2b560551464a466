// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/partialdate.h"
#include "models/page/design.h"
#include "models/page/pagelist.h"
#include "models/page/paragraph.h"

#include <memory>

namespace shortlist::page {

/// Where a flow of rows stands: its own left edge is 0. Content begins at contentX, the gutter (if any) at 0.
struct Frame
{
    double contentX = 0;
    double contentWidth = 0;
    double gutterWidth = 0; ///< 0: no gutter
    bool side = false; ///< the side column of a two-column layout

    [[nodiscard]] double width() const { return contentX + contentWidth; }
    friend bool operator==(const Frame &, const Frame &) = default;
};

/// All that setting a block depends on, beside its content.
struct SettingContext
{
    const Design &design;
    const Look &look;
    Shaper &shaper;
    FitFactors fit;
    double baseline = 13; ///< points, after fitting
    DateStyle dates;
    QString language;
    bool rightToLeft = false;
};

/// Sets the parts of a resume in rows, role by role (TEMPLATES.md §1, §3, §9). Every function gives a finished block;
/// a block without rows means that there is nothing to print.
class BlockBuilder
{
public:
    BlockBuilder(const SettingContext &context, Frame frame);

    [[nodiscard]] Block header(const Section &contact) const;
    [[nodiscard]] Block heading(const Section &section) const;
    [[nodiscard]] Block text(const Section &section) const;
    [[nodiscard]] Block list(const Section &section) const;
    /// `tight`: neither this entry nor the one before has text below its head. `sameYear`: its year stands already.
    [[nodiscard]] Block entry(const Section &section, const Entry &entry, bool first, bool tight) const;
    [[nodiscard]] Block lineItem(const Section &section, const Entry &entry, bool first) const;
    [[nodiscard]] Block publication(const Section &section, const Entry &entry, bool first, bool sameYear) const;
    [[nodiscard]] Block skillGroup(const Section &section, const Entry &group, bool first) const;
    /// The head of the pages after the first.
    [[nodiscard]] Block runningHead(const QString &name, int page, int pages) const;

private:
    Frame m_frame;
    const SettingContext &m_context;
};

/// Whether anything is set below the entry's head.
bool hasBody(const Entry &entry, const Section &section);
/// The dates of an entry as the design writes them: a range, or one date.
QString datesOf(const Entry &entry, const DateStyle &style);
/// The width that the widest gutter text of a resume needs, in points.
double widestGutterText(const SettingContext &context, const Content &content);
/// The texts of a list with `join` between them; empty ones leave no trace.
QString joined(const QList<TextItem> &items, const QString &join);
/// Splits *emphasis* and **strong** marks off the text.
std::vector<TextSpan> markedSpans(
    const QString &text, const RoleStyle &style, const SettingContext &context, const Location &where, int node);

} // namespace shortlist::page
