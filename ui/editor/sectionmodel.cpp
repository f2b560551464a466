// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/sectionmodel.h"

#include "models/domain/headings.h"
#include "ui/components/sectiondelegate.h"
#include "ui/editor/fieldnames.h"
#include "ui/editor/formcontext.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

const auto mimeType = u"application/x-shortlist-section"_s;

} // namespace

SectionModel::SectionModel(FormContext &context, QObject *parent)
    : QAbstractListModel(parent)
    , m_context(context)
    , m_rows(rowsNow())
{
}

QList<SectionModel::Row> SectionModel::rowsNow() const
{
    QList<Row> rows;
    const Look &look = m_context.look();
    const QStringList order = sectionOrder(m_context.content(), look);
    for (const QString &key : order) {
        const Section &section = *m_context.content().section(key);
        rows.append({key, sectionHeading(section, look), countOf(section), look.hiddenSections.contains(key)});
    }
    return rows;
}

void SectionModel::refresh()
{
    const QList<Row> rows = rowsNow();
    if (rows == m_rows)
        return;
    bool sameKeys = rows.size() == m_rows.size();
    for (qsizetype i = 0; sameKeys && i < rows.size(); ++i)
        sameKeys = rows.at(i).key == m_rows.at(i).key;
    if (sameKeys) {
        m_rows = rows;
        emit dataChanged(index(0), index(static_cast<int>(rows.size()) - 1));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
}

int SectionModel::rowOf(const QString &section) const
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).key == section)
            return static_cast<int>(i);
    }
    return -1;
}

QString SectionModel::keyAt(int row) const
{
    return m_rows.value(row).key;
}

int SectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

QVariant SectionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() > m_rows.size())
        return {};
    if (index.row() == m_rows.size()) {
        switch (role) {
        case Qt::DisplayRole:
            return tr("Add section…");
        case SectionDelegate::IconNameRole:
            return u"plus"_s;
        case SectionDelegate::QuietRole:
        case SectionDelegate::MovableRole: // its plus stands where the grips are
            return true;
        default:
            return {};
        }
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.heading;
    case Qt::ToolTipRole:
        return row.hidden ? tr("%1, not on the page").arg(row.heading) : QVariant();
    case Qt::AccessibleTextRole: {
        const Section *section = m_context.content().section(row.key);
        const QString count = section ? countText(*section) : QString();
        QString name = count.isEmpty() ? row.heading : tr("%1, %2").arg(row.heading, count);
        return row.hidden ? tr("%1, not on the page").arg(name) : name;
    }
    case SectionDelegate::CountRole:
        return row.count;
    case SectionDelegate::TagRole:
        return row.hidden ? tr("hidden") : QString();
    case SectionDelegate::MovableRole:
        return true;
    case SectionDelegate::QuietRole:
        return row.hidden;
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

bool SectionModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || index.row() >= m_rows.size())
        return false;
    if (value.toString().simplified() != m_rows.at(index.row()).heading)
        emit renameWanted(m_rows.at(index.row()).key, value.toString());
    return true;
}

Qt::ItemFlags SectionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    if (index.row() >= m_rows.size())
        return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable;
    if (m_rows.at(index.row()).key != u"personalInfo")
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

Qt::DropActions SectionModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

QStringList SectionModel::mimeTypes() const
{
    return {mimeType};
}

QMimeData *SectionModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    if (!indexes.isEmpty())
        data->setData(mimeType, keyAt(indexes.first().row()).toUtf8());
    return data;
}

bool SectionModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int, const QModelIndex &parent)
{
    if (action != Qt::MoveAction || !data->hasFormat(mimeType))
        return false;
    const QString key = QString::fromUtf8(data->data(mimeType));
    const int from = rowOf(key);
    int to = row >= 0 ? row : parent.isValid() ? parent.row() : static_cast<int>(m_rows.size());
    if (to > from)
        --to;
    if (from >= 0)
        emit moveWanted(key, std::min(to, static_cast<int>(m_rows.size()) - 1));
    return false; // the document moves it; the view has nothing to remove
}

} // namespace shortlist::ui
