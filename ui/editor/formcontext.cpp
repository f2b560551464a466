// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/formcontext.h"

namespace shortlist::ui {

FormContext::FormContext(ResumeSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void FormContext::edit(const QString &name, const Location &where,
    const std::function<void(ResumeDocument::State &)> &change, const QString &mergeKey)
{
    m_session.document().edit(name, where, change, mergeKey);
}

void FormContext::editContent(
    const QString &name, const Location &where, const std::function<void(Content &)> &change, const QString &mergeKey)
{
    edit(
        name, where, [&change](ResumeDocument::State &state) { change(state.content); }, mergeKey);
}

void FormContext::setPlace(const Location &place)
{
    if (place == m_place)
        return;
    m_place = place;
    emit placeChanged(place);
}

void FormContext::leaveField()
{
    m_session.fieldLeft();
}

ItemId FormContext::entryOf(const Location &place) const
{
    const Section *section = content().section(place.section);
    if (!section || place.item.isNull())
        return {};
    if (entryById(content(), place.section, place.item))
        return place.item;
    const auto item = findItem(*section, place.item);
    return item ? item->list.entry : ItemId();
}

} // namespace shortlist::ui
