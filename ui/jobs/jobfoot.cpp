// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobfoot.h"

#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/components/panes.h"
#include "ui/theme/icons.h"

#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

enum Role { IdRole = Qt::UserRole, DetailRole };
constexpr int mostRowsInView = 3;

int footRowHeight()
{
    return std::max(px(34), QFontMetrics(typeFont(Type::Control13)).height() + px(8));
}

class FootDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {px(160), footRowHeight()};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        painter->save();
        paintRowBackground(*painter, option);
        const QRect r = option.rect;
        const auto place = [&](int from, int width) {
            return QStyle::visualRect(option.direction, r, QRect(r.left() + from, r.top(), width, r.height()));
        };
        const int side = Qt::AlignVCenter | Qt::AlignAbsolute
            | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft);
        paintIcon(*painter, place(px(20), px(16)), u"file-text"_s, px(16), t.text2);
        painter->setFont(typeFont(Type::Secondary12));
        const QString detail = index.data(DetailRole).toString();
        const int detailWidth = painter->fontMetrics().horizontalAdvance(detail) + 2;
        painter->setFont(typeFont(Type::Control13));
        const int room = std::max(px(60), r.width() - px(46) - detailWidth - px(30));
        const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room);
        const int width = painter->fontMetrics().horizontalAdvance(title) + 2;
        painter->setPen(t.text);
        painter->drawText(place(px(46), width), side, title);
        painter->setFont(typeFont(Type::Secondary12));
        painter->setPen(t.text3);
        painter->drawText(place(px(46) + width + px(8), detailWidth), side, detail);
        painter->restore();
    }
};

} // namespace

JobFoot::JobFoot(QWidget *parent)
    : QWidget(parent)
    , m_empty(new Label(tr("None yet. A tailored variant is a copy of a resume that aims at this job."), Type::Body13,
          Ink::Tertiary, this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setProperty("panel", u"sunken"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(px(20), 0, px(20), px(8));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FootDelegate(m_list));
    m_list->setAccessibleName(tr("Resumes for this job"));
    m_list->setProperty("panel", u"sunken"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *name = new Label(tr("Resumes for this job"), Type::Secondary12, Ink::Secondary, this);
    name->setContentsMargins(px(20), px(10), px(20), px(4));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, px(8));
    column->setSpacing(0);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(name);
    column->addWidget(m_empty);
    column->addWidget(m_list);
    connect(m_list, &QListView::activated, this,
        [this](const QModelIndex &index) { emit openRequested(index.data(IdRole).value<ResumeId>()); });
    setResumes({});
}

void JobFoot::setResumes(const QList<ResumeSummary> &resumes)
{
    m_model->clear();
    for (const ResumeSummary &resume : resumes) {
        auto *item = new QStandardItem(resume.title);
        const QString kind = resume.parent ? tr("Variant") : tr("Master");
        item->setData(QVariant::fromValue(resume.id), IdRole);
        item->setData(resume.version > 0 ? tr("%1, v%2").arg(kind).arg(resume.version) : kind, DetailRole);
        item->setData(tr("%1. %2.").arg(resume.title, item->data(DetailRole).toString()), Qt::AccessibleTextRole);
        item->setToolTip(resume.title);
        m_model->appendRow(item);
    }
    m_empty->setVisible(resumes.isEmpty());
    m_list->setVisible(!resumes.isEmpty());
    m_list->setFixedHeight(footRowHeight() * std::min<int>(mostRowsInView, static_cast<int>(resumes.size())));
}

} // namespace shortlist::ui
