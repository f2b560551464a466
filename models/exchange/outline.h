// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/content.h"
#include "models/domain/look.h"

#include <QList>
#include <QString>

namespace shortlist::exchange {

/// A piece of a line that is set in one way.
struct OutlineSpan
{
    QString text;
    bool bold = false;
    bool italic = false;
    QString href; ///< http, https, mailto or tel; empty where it leads nowhere

    friend bool operator==(const OutlineSpan &, const OutlineSpan &) = default;
};

/// One paragraph of a resume and what it is for.
struct OutlineBlock
{
    enum class Kind {
        Name,
        Headline,
        Contact, ///< all ways to reach the person, on one line
        Heading, ///< of a section
        Entry, ///< a job, degree or project: what and where; its dates in `dates`
        Detail, ///< of an entry: place, address, grade
        Paragraph,
        Bullet,
        Item, ///< a line of its own: a certificate, a language, a group of skills; its date in `dates`
    };

    Kind kind = Kind::Paragraph;
    QList<OutlineSpan> spans;
    QString dates;

    [[nodiscard]] QString text() const; ///< of all spans
};

/// A resume as a run of paragraphs in the look's order: what DOCX, HTML and Markdown are written from, so that none of
/// them can leave out what another has.
struct Outline
{
    QString name; ///< of the person
    QString language; ///< BCP 47, never empty
    QList<OutlineBlock> blocks;
};

/// `language` is what holds where the look names none. Empty fields and sections give no block, hidden sections none.
Outline outlineOf(const Content &content, const Look &look, const QString &language);

/// Text with marks (**bold**, *italics*) as spans, read as the pages read them.
QList<OutlineSpan> markedSpans(const QString &text);

} // namespace shortlist::exchange
