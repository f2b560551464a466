// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentdiff.h"

#include <QTextLayout>

class QColor;
class QPainter;

namespace shortlist::ui {

/// A text laid out in a width, with the marks of a comparison: removed words struck through, added words underlined,
/// both tinted. Lines are 20 px apart at 100 %.
class MarkedText final
{
public:
    MarkedText(const QList<TextSpan> &spans, int width);

    [[nodiscard]] int height() const { return m_height; }
    /// `tint`: behind the marked words; left out where the whole cell is tinted.
    void paint(QPainter &painter, const QPoint &topLeft, const QColor &ink, bool tint) const;

private:
    struct Run
    {
        int start = 0;
        int length = 0;
        TextSpan::Kind kind = TextSpan::Kind::Kept;
    };
    void paintRun(QPainter &painter, const QPoint &topLeft, const Run &run, bool behind) const;

    QTextLayout m_layout;
    QList<Run> m_runs;
    int m_height = 0;
};

} // namespace shortlist::ui
