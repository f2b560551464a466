// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/content.h"
#include "models/domain/look.h"
#include "models/page/pagelist.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace shortlist::page {

enum class Paper;
struct FitFactors;

/// What is laid out.
struct LayoutInput
{
    Content content;
    Look look;
    std::optional<Paper> paper; ///< overrides look and design
    QString language; ///< BCP 47, where the look names none: dates, headings, line breaks, faces
};

/// Lays resumes out, and remembers the blocks of the one before: after a keystroke only the entry that changed is set
/// again, and pages before it are the same objects as before. One engine serves one resume on one thread at a time;
/// engines on different threads do not share anything that changes.
class LayoutEngine
{
public:
    LayoutEngine();
    ~LayoutEngine();
    LayoutEngine(const LayoutEngine &) = delete;
    LayoutEngine &operator=(const LayoutEngine &) = delete;

    /// Fails with InvalidInput when the look's design does not hold (see parseDesign()). The result is never null.
    Result<PageListPtr> layout(const LayoutInput &input);
    /// The same, squeezed towards the design's target number of pages (TEMPLATES.md §4, Fit). For idle moments and for
    /// export; costs up to some dozens of layouts. When every bound fails the page is left unsqueezed and
    /// PageList::overflowLines tells by how much.
    Result<PageListPtr> fitted(const LayoutInput &input);

    /// How much the last fitted() squeezed; all 1 where it did not.
    [[nodiscard]] const FitFactors &fit() const;
    /// layout() squeezed this much: what fitted() found stays while a person types, so that the page does not jump.
    Result<PageListPtr> layout(const LayoutInput &input, const FitFactors &fit);

    /// "Playfair Display → Noto Serif Display": families of the last design that are set in another.
    [[nodiscard]] const QStringList &substitutions() const;

private:
    class State;
    std::unique_ptr<State> m_state;
};

/// The paper a resume is set on: its own, else the design's, else by the territory of `language` and the computer.
Paper paperOf(const Look &look, const QString &language);

} // namespace shortlist::page
