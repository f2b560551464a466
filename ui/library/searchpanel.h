// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "ui/library/searchresults.h"

#include <QWidget>

class QListView;

namespace shortlist::ui {

class Button;
class Label;

/// Results of a search through everything, or the words for none with a spelling that would find something.
class SearchPanel final : public QWidget
{
    Q_OBJECT

public:
    SearchPanel(Thumbnails &thumbnails, SearchResultDelegate::Summaries summaries, QWidget *parent = nullptr);

    void show(const QString &words, const SearchResult &result);
    void setKind(std::optional<SearchHit::Kind> kind);
    [[nodiscard]] const SearchResultModel &results() const { return *m_model; }
    [[nodiscard]] QListView *list() const { return m_list; }
    void openCurrent();
    /// By title instead of best match first.
    void setByTitle(bool byTitle);
    /// The field that is typed in leads: Up and Down in it step through the results, which show their choice as if
    /// they had the focus themselves.
    void followField(QWidget *field);

signals:
    void currentChanged(const shortlist::ResumeId &id); ///< null where it is no resume
    void spellingChosen(const QString &words);
    void openResumeRequested(const shortlist::ResumeId &id, const shortlist::Location &where);
    void openVersionRequested(const shortlist::ResumeId &id, int number);
    void openJobRequested(const shortlist::JobId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void selectFirst();
    void step(int by);

    SearchResultModel *m_model = nullptr;
    QWidget *m_field = nullptr;
    QListView *m_list = nullptr;
    QWidget *m_none = nullptr;
    Label *m_noneText = nullptr;
    Button *m_spelling = nullptr;
    QString m_didYouMean;
};

} // namespace shortlist::ui
