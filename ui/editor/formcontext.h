// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/contentedit.h"
#include "ui/editor/resumesession.h"

#include <QObject>

namespace shortlist::ui {

/// What the forms of one editor share: the document they edit and the place the person is at.
class FormContext final : public QObject
{
    Q_OBJECT

public:
    explicit FormContext(ResumeSession &session, QObject *parent = nullptr);

    [[nodiscard]] ResumeSession &session() const { return m_session; }
    [[nodiscard]] const Content &content() const { return m_session.document().content(); }
    [[nodiscard]] const Look &look() const { return m_session.document().look(); }

    /// One undo step; see ResumeDocument::edit().
    void edit(const QString &name, const Location &where, const std::function<void(ResumeDocument::State &)> &change,
        const QString &mergeKey = {});
    /// The same where only the content changes.
    void editContent(const QString &name, const Location &where, const std::function<void(Content &)> &change,
        const QString &mergeKey = {});

    /// Where the cursor is now; forms tell it when a field takes focus.
    [[nodiscard]] const Location &place() const { return m_place; }
    void setPlace(const Location &place);
    /// A field lost focus: its undo step is closed and the draft saved.
    void leaveField();

    /// An entry that is part of the place: the entry itself, or the one that holds the bullet.
    [[nodiscard]] ItemId entryOf(const Location &place) const;

signals:
    void placeChanged(const shortlist::Location &place);
    void placeWanted(const shortlist::Location &place); ///< a form asks to go elsewhere (the next entry)

private:
    ResumeSession &m_session;
    Location m_place;
};

} // namespace shortlist::ui
