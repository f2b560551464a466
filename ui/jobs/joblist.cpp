// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/joblist.h"

#include "ui/components/painting.h"
#include "ui/jobs/jobtext.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace shortlist::ui {

JobFilterModel::JobFilterModel(JobListModel &jobs, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_jobs(jobs)
{
    setSourceModel(&jobs);
    sort(0);
}

void JobFilterModel::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void JobFilterModel::setOrder(Order order)
{
    m_order = order;
    invalidate();
    sort(0);
}

JobRecord JobFilterModel::job(const QModelIndex &index) const
{
    return index.isValid() ? m_jobs.row(mapToSource(index).row()) : JobRecord{};
}

QModelIndex JobFilterModel::indexOf(JobId id) const
{
    const int row = m_jobs.rowOf(id);
    return row < 0 ? QModelIndex() : mapFromSource(m_jobs.index(row));
}

QVariant JobFilterModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole && index.isValid())
        return spokenJob(job(index));
    if (role == Qt::ToolTipRole)
        return QSortFilterProxyModel::data(index, Qt::DisplayRole);
    return QSortFilterProxyModel::data(index, role);
}

bool JobFilterModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const JobRecord &job = m_jobs.row(row);
    return std::all_of(m_words.cbegin(), m_words.cend(), [&job](const QString &word) {
        return job.title.contains(word, Qt::CaseInsensitive) || job.company.contains(word, Qt::CaseInsensitive)
            || job.location.contains(word, Qt::CaseInsensitive) || job.description.contains(word, Qt::CaseInsensitive);
    });
}

bool JobFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const JobRecord &a = m_jobs.row(left.row());
    const JobRecord &b = m_jobs.row(right.row());
    switch (m_order) {
    case Order::LastEdited:
        break;
    case Order::Title:
        if (const int order = a.title.localeAwareCompare(b.title); order != 0)
            return order < 0;
        break;
    case Order::Company:
        if (const int order = a.company.localeAwareCompare(b.company); order != 0)
            return order < 0;
        break;
    }
    return left.row() < right.row(); // the library gives the newest edit first
}

JobDelegate::JobDelegate(const JobFilterModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize JobDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const Theme &theme = Theme::instance();
    return {px(200),
        std::max(rowHeight(58), theme.lineHeight(Type::Body13) + theme.lineHeight(Type::Secondary12) + px(10))};
}

void JobDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const JobRecord job = m_model.job(index);
    painter->save();
    paintRowBackground(*painter, option);
    const QRect r = option.rect;
    painter->fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
    const int side = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const int line = Theme::instance().lineHeight(Type::Body13);
    const int second = Theme::instance().lineHeight(Type::Secondary12);
    const int top = r.top() + (r.height() - line - second) / 2;
    int room = r.width() - px(32);
    if (job.resumeCount > 0) {
        // Plain figures: how many resumes aim at this job.
        painter->setFont(typeFont(Type::Secondary12));
        painter->setPen(t.text3);
        const QString count = job.resumeCount == 1 ? tr("1 resume") : tr("%1 resumes").arg(job.resumeCount);
        const int width = painter->fontMetrics().horizontalAdvance(count) + 2;
        const QRect area(r.right() - px(16) - width + 1, top, width, line);
        painter->drawText(QStyle::visualRect(option.direction, r, area), Qt::AlignCenter, count);
        room -= width + px(8);
    }
    const auto words = [&](Type type, const QColor &ink, int y, int height, int width, const QString &text) {
        painter->setFont(typeFont(type));
        painter->setPen(ink);
        painter->drawText(QStyle::visualRect(option.direction, r, QRect(r.left() + px(16), y, width, height)),
            Qt::AlignVCenter | Qt::AlignAbsolute | side,
            painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
    };
    words(Type::RowTitle13, t.text, top, line, room, job.title);
    words(Type::Secondary12, t.text3, top + line, second, r.width() - px(32), jobDetail(job));
    painter->restore();
}

} // namespace shortlist::ui
