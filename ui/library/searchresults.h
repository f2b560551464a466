// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <functional>
#include <optional>

namespace shortlist::ui {

/// Hits of a search in groups: a heading row a kind, and below it one row for each resume, job or version with up to
/// three of its hits.
class SearchResultModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    struct Row
    {
        bool heading = false;
        SearchHit::Kind kind = SearchHit::Kind::Resume;
        int count = 0; ///< of a heading
        QList<SearchHit> hits; ///< of a result: the same thing, best first

        [[nodiscard]] const SearchHit &best() const { return hits.first(); }
    };

    using QAbstractListModel::QAbstractListModel;

    void setHits(const QList<SearchHit> &hits);
    /// By title within each kind instead of best match first.
    void setByTitle(bool byTitle);
    /// Only one kind, or all.
    void setKind(std::optional<SearchHit::Kind> kind);
    [[nodiscard]] int resultCount(std::optional<SearchHit::Kind> kind = {}) const;
    [[nodiscard]] const Row &row(int at) const { return m_rows.at(at); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void rebuild();

    QList<Row> m_results;
    std::optional<SearchHit::Kind> m_kind;
    bool m_byTitle = false;
    QList<Row> m_rows;
};

/// What a field of a hit is called: the heading of its section, "Title", "Posting".
QString hitFieldName(const SearchHit &hit);

class Thumbnails;

class SearchResultDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using Summaries = std::function<std::optional<ResumeSummary>(ResumeId)>;
    SearchResultDelegate(Thumbnails &thumbnails, Summaries summaries, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter &painter, const QRect &rect, const SearchResultModel::Row &row) const;
    void paintResult(QPainter &painter, const QStyleOptionViewItem &option, const SearchResultModel::Row &row) const;

    Thumbnails &m_thumbnails;
    Summaries m_summaries;
};

} // namespace shortlist::ui
