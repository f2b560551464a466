// SPDX-License-Identifier: GPL-3.0-or-later
// The search of LibraryView: from what is typed to the results in the list's place.
#include "ui/library/libraryview.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/components/whendone.h"
#include "ui/library/resumetree.h"
#include "ui/library/searchpanel.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int searchDelayMs = 120;

} // namespace

void LibraryView::connectSearch()
{
    m_searchDelay.setSingleShot(true);
    m_searchDelay.setInterval(searchDelayMs);
    connect(&m_searchDelay, &QTimer::timeout, this, &LibraryView::startSearch);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.trimmed().isEmpty())
            startSearch();
        else
            m_searchDelay.start();
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_searchDelay.isActive()) {
            m_searchDelay.stop();
            startSearch();
        } else if (m_pages->currentIndex() == SearchPage) {
            m_results->openCurrent();
        }
    });
    connect(m_search, &SearchField::left, this, [this] { listInUse()->setFocus(); });
}

void LibraryView::makeResults()
{
    m_results = new SearchPanel(
        m_thumbnails, [this](ResumeId id) { return m_resumes.summary(id); }, m_pages);
    m_pages->addWidget(m_results);
    m_results->followField(m_search);
    connect(m_results, &SearchPanel::spellingChosen, m_search, &QLineEdit::setText);
    connect(m_results, &SearchPanel::openResumeRequested, this, &LibraryView::openRequested);
    connect(m_results, &SearchPanel::openVersionRequested, this, &LibraryView::openVersionRequested);
    connect(m_results, &SearchPanel::openJobRequested, this, &LibraryView::openJobRequested);
    connect(m_results, &SearchPanel::currentChanged, this, [this](const ResumeId &id) {
        if (m_pages->currentIndex() == SearchPage)
            showRow(m_proxy->mapFromSource(m_resumes.indexOf(id)));
    });
}

void LibraryView::startSearch()
{
    const QString words = m_search->text().trimmed();
    m_searched = words;
    const bool searching = !words.isEmpty();
    m_search->setFixedWidth(px(searching ? 300 : 240));
    m_title->setText(searching ? tr("Search") : tr("Resumes"));
    m_tabs->setVisible(!searching);
    m_jobFilter->setVisible(!searching);
    m_order->setVisible(!searching);
    m_searchTabs->setVisible(searching);
    m_matchOrder->setVisible(searching);
    if (!searching) {
        m_search->setCountText({});
        m_pages->setCurrentIndex(m_layoutSwitch->current() == 1 ? GridPage : ListPage);
        currentChanged();
        aimFocus();
        return;
    }
    whenReady(m_services.library.search(words, 50), this, [this, words](const Result<SearchResult> &result) {
        if (words == m_searched && result)
            showSearch(words, result.value());
    });
}

void LibraryView::showSearch(const QString &words, const SearchResult &result)
{
    if (!m_results)
        makeResults();
    m_pages->setCurrentIndex(SearchPage);
    aimFocus();
    m_searchTabs->setCurrent(0);
    m_results->setKind(std::nullopt);
    m_results->show(words, result);
    const SearchResultModel &model = m_results->results();
    const int all = model.resultCount();
    m_search->setCountText(all == 1 ? tr("1 result") : tr("%1 results").arg(all));
    m_searchTabs->setCount(0, all);
    for (const auto kind : {SearchHit::Kind::Resume, SearchHit::Kind::Job, SearchHit::Kind::Version})
        m_searchTabs->setCount(1 + static_cast<int>(kind), model.resultCount(kind));
}

void LibraryView::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

} // namespace shortlist::ui
