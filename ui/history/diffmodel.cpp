// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/diffmodel.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const int at = index.row();
    switch (role) {
    case KindRole:
        return static_cast<int>(kind(at));
    case OpenRole:
        return isOpen(at);
    case Qt::AccessibleTextRole:
        return spoken(at);
    case Qt::DisplayRole:
        return kind(at) == Kind::Group ? group(at).title : kind(at) == Kind::Foot ? m_sheet.unchanged : row(at)->label;
    default:
        return {};
    }
}

void DiffModel::setSheet(const DiffSheet &sheet, const QString &nameBefore, const QString &nameAfter)
{
    beginResetModel();
    m_sheet = sheet;
    m_nameBefore = nameBefore;
    m_nameAfter = nameAfter;
    arrange();
    endResetModel();
}

void DiffModel::arrange()
{
    m_places.clear();
    for (int at = 0; at < m_sheet.groups.size(); ++at) {
        const DiffGroup &group = m_sheet.groups.at(at);
        m_places.push_back({at, -1});
        for (int row = 0; row < group.rows.size() && !m_closed.contains(group.key()); ++row)
            m_places.push_back({at, row});
    }
    if (!m_sheet.unchanged.isEmpty())
        m_places.push_back({-1, -1});
}

DiffModel::Kind DiffModel::kind(int row) const
{
    const Place place = m_places.at(static_cast<size_t>(row));
    return place.group < 0 ? Kind::Foot : place.row < 0 ? Kind::Group : Kind::Row;
}

bool DiffModel::isOpen(int row) const
{
    return kind(row) == Kind::Group && !m_closed.contains(group(row).key());
}

const DiffGroup &DiffModel::group(int row) const
{
    return m_sheet.groups.at(m_places.at(static_cast<size_t>(row)).group);
}

const DiffRow *DiffModel::row(int row) const
{
    if (row < 0 || row >= rowCount() || kind(row) != Kind::Row)
        return nullptr;
    return &group(row).rows.at(m_places.at(static_cast<size_t>(row)).row);
}

int DiffModel::groupRow(int row) const
{
    while (row > 0 && kind(row) == Kind::Row)
        --row;
    return row;
}

void DiffModel::setOpen(int row, bool open)
{
    if (kind(row) != Kind::Group || isOpen(row) == open)
        return;
    const DiffGroup &shown = group(row);
    const int group = m_places.at(static_cast<size_t>(row)).group;
    const int count = static_cast<int>(shown.rows.size());
    const auto first = m_places.begin() + row + 1;
    if (open) {
        std::vector<Place> places;
        for (int at = 0; at < count; ++at)
            places.push_back({group, at});
        if (count > 0)
            beginInsertRows({}, row + 1, row + count);
        m_closed.remove(shown.key());
        m_places.insert(first, places.cbegin(), places.cend());
        if (count > 0)
            endInsertRows();
    } else {
        if (count > 0)
            beginRemoveRows({}, row + 1, row + count);
        m_closed.insert(shown.key());
        m_places.erase(first, first + count);
        if (count > 0)
            endRemoveRows();
    }
    emit dataChanged(index(row), index(row));
}

int DiffModel::nextChange(int from, bool forward)
{
    const int step = forward ? 1 : -1;
    for (int at = from + step; at >= 0 && at < rowCount(); at += step) {
        if (kind(at) == Kind::Group && !isOpen(at)) {
            setOpen(at, true);
            // Backwards, the rows that came lie behind: the last of them is next.
            if (!forward)
                at += static_cast<int>(group(at).rows.size()) + 1;
            continue;
        }
        if (const DiffRow *shown = row(at); shown && shown->changed)
            return at;
        // An entry that only moved has no rows: its heading is the change.
        if (kind(at) == Kind::Group && group(at).rows.isEmpty() && group(at).whole)
            return at;
    }
    return -1;
}

QString DiffModel::spoken(int at) const
{
    if (kind(at) == Kind::Foot)
        return m_sheet.unchanged;
    if (kind(at) == Kind::Group) {
        return tr("%1, %2, %3").arg(group(at).title, group(at).note, isOpen(at) ? tr("expanded") : tr("collapsed"));
    }
    const DiffRow &shown = *row(at);
    if (!shown.changed)
        return tr("%1, not changed: %2").arg(shown.label, shown.textAfter());
    const QString head = tr("%1, %2").arg(shown.label, shown.note);
    if (!shown.inBefore)
        return tr("%1. %2 says %3").arg(head, m_nameAfter, shown.textAfter());
    if (!shown.inAfter)
        return tr("%1. %2 said %3").arg(head, m_nameBefore, shown.textBefore());
    if (shown.textBefore() == shown.textAfter())
        return tr("%1. Both say %2").arg(head, shown.textAfter());
    return tr("%1. %2 said %3. %4 says %5").arg(head, m_nameBefore, shown.textBefore(), m_nameAfter, shown.textAfter());
}

} // namespace shortlist::ui
