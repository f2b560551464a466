// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/searchpanel.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/library/thumbnails.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

SearchPanel::SearchPanel(Thumbnails &thumbnails, SearchResultDelegate::Summaries summaries, QWidget *parent)
    : QWidget(parent)
    , m_model(new SearchResultModel(this))
    , m_list(new QListView(this))
    , m_none(new QWidget(this))
    , m_noneText(new Label({}, Type::Body13, Ink::Secondary, m_none))
    , m_spelling(new Button(Button::Kind::Link, {}, m_none))
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchResultDelegate(thumbnails, std::move(summaries), m_list));
    m_list->setAccessibleName(tr("Search results"));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->installEventFilter(this);
    m_none->setProperty("panel", u"surface"_s);
    m_none->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout;
    row->setSpacing(px(4));
    row->addWidget(m_noneText);
    row->addWidget(m_spelling);
    row->addStretch(1);
    auto *column = new QVBoxLayout(m_none);
    column->setContentsMargins(px(20), px(20), px(20), px(20));
    column->addLayout(row);
    column->addStretch(1);
    auto *stack = new QStackedLayout(this);
    stack->addWidget(m_list);
    stack->addWidget(m_none);
    connect(&thumbnails, &Thumbnails::ready, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_spelling, &QPushButton::clicked, this, [this] { emit spellingChosen(m_didYouMean); });
    connect(m_list, &QListView::doubleClicked, this, &SearchPanel::openCurrent);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        const bool resume = index.isValid() && !m_model->row(index.row()).heading
            && m_model->row(index.row()).kind != SearchHit::Kind::Job;
        emit currentChanged(resume ? m_model->row(index.row()).best().resume : ResumeId());
    });
}

void SearchPanel::show(const QString &words, const SearchResult &result)
{
    m_model->setHits(result.hits);
    m_didYouMean = result.didYouMean;
    m_noneText->setText(result.didYouMean.isEmpty() ? tr("No match for “%1”.").arg(words)
                                                    : tr("No match for “%1”. Did you mean").arg(words));
    m_spelling->setText(result.didYouMean);
    m_spelling->setAccessibleName(tr("Search for %1").arg(result.didYouMean));
    m_spelling->setVisible(!result.didYouMean.isEmpty());
    static_cast<QStackedLayout *>(layout())->setCurrentIndex(result.hits.isEmpty() ? 1 : 0);
    selectFirst();
}

void SearchPanel::setKind(std::optional<SearchHit::Kind> kind)
{
    m_model->setKind(kind);
    selectFirst();
}

void SearchPanel::selectFirst()
{
    if (m_model->rowCount() > 1)
        m_list->setCurrentIndex(m_model->index(1));
}

void SearchPanel::setByTitle(bool byTitle)
{
    m_model->setByTitle(byTitle);
    selectFirst();
}

void SearchPanel::followField(QWidget *field)
{
    m_field = field;
    field->installEventFilter(this);
}

void SearchPanel::step(int by)
{
    for (int row = m_list->currentIndex().row() + by; row >= 0 && row < m_model->rowCount(); row += by) {
        if (m_model->row(row).heading)
            continue;
        m_list->setCurrentIndex(m_model->index(row));
        return;
    }
}

void SearchPanel::openCurrent()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || m_model->row(index.row()).heading)
        return;
    const SearchHit &hit = m_model->row(index.row()).best();
    switch (hit.kind) {
    case SearchHit::Kind::Resume:
        emit openResumeRequested(hit.resume, {hit.field == u"title"_s ? QString() : hit.field, {}, {}});
        break;
    case SearchHit::Kind::Version:
        emit openVersionRequested(hit.resume, hit.versionNumber);
        break;
    case SearchHit::Kind::Job:
        emit openJobRequested(hit.job);
        break;
    }
}

bool SearchPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openCurrent();
            return true;
        }
    }
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)) {
        m_list->setProperty(leadingProperty, event->type() == QEvent::FocusIn);
        m_list->viewport()->update();
    }
    if (watched == m_field && event->type() == QEvent::KeyPress && isVisible()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace shortlist::ui
