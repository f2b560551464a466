// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/searchresults.h"

#include "models/domain/headings.h"
#include "ui/components/painting.h"
#include "ui/library/resumetree.h"
#include "ui/library/thumbnails.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int hitsShown = 3;
constexpr int fieldColumn = 198; ///< from the text's left edge to the snippet

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::SearchResults", text);
}

QString kindName(SearchHit::Kind kind)
{
    switch (kind) {
    case SearchHit::Kind::Resume:
        return tr("Resumes");
    case SearchHit::Kind::Job:
        return tr("Jobs");
    case SearchHit::Kind::Version:
        return tr("Older versions");
    }
    return {};
}

bool sameThing(const SearchHit &a, const SearchHit &b)
{
    return a.kind == b.kind && a.resume == b.resume && a.job == b.job && a.versionNumber == b.versionNumber;
}

QString plain(const QString &snippet)
{
    return QString(snippet).remove(QChar(2)).remove(QChar(3));
}

int lineOf()
{
    return Theme::instance().lineHeight(Type::Body13);
}

} // namespace

QString hitFieldName(const SearchHit &hit)
{
    if (hit.field == u"title"_s)
        return tr("Title");
    if (hit.field == u"company"_s)
        return tr("Company");
    if (hit.field == u"location"_s)
        return tr("Location");
    if (hit.kind == SearchHit::Kind::Job)
        return tr("Posting");
    return hit.field.isEmpty() ? tr("Text") : defaultHeading(hit.field);
}

void SearchResultModel::setHits(const QList<SearchHit> &hits)
{
    m_results.clear();
    for (const SearchHit &hit : hits) {
        const auto known = std::find_if(
            m_results.begin(), m_results.end(), [&](const Row &row) { return sameThing(row.best(), hit); });
        if (known == m_results.end())
            m_results.append({false, hit.kind, 0, {hit}});
        else if (known->hits.size() < hitsShown)
            known->hits.append(hit);
    }
    rebuild();
}

void SearchResultModel::setByTitle(bool byTitle)
{
    m_byTitle = byTitle;
    rebuild();
}

void SearchResultModel::setKind(std::optional<SearchHit::Kind> kind)
{
    m_kind = kind;
    rebuild();
}

int SearchResultModel::resultCount(std::optional<SearchHit::Kind> kind) const
{
    return static_cast<int>(
        std::count_if(m_results.begin(), m_results.end(), [&](const Row &row) { return !kind || row.kind == *kind; }));
}

void SearchResultModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    for (const auto kind : {SearchHit::Kind::Resume, SearchHit::Kind::Job, SearchHit::Kind::Version}) {
        const int count = resultCount(kind);
        if (count == 0 || (m_kind && *m_kind != kind))
            continue;
        m_rows.append({true, kind, count, {}});
        const qsizetype first = m_rows.size();
        for (const Row &row : m_results) {
            if (row.kind == kind)
                m_rows.append(row);
        }
        if (m_byTitle)
            std::stable_sort(m_rows.begin() + first, m_rows.end(),
                [](const Row &a, const Row &b) { return a.best().title.localeAwareCompare(b.best().title) < 0; });
    }
    endResetModel();
}

int SearchResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SearchResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.heading ? kindName(row.kind) : row.best().title;
    if (role == Qt::AccessibleTextRole && !row.heading)
        return u"%1. %2: %3"_s.arg(row.best().title, hitFieldName(row.best()), plain(row.best().snippet));
    return {};
}

Qt::ItemFlags SearchResultModel::flags(const QModelIndex &index) const
{
    // Headings cannot be chosen, so arrow keys go from result to result.
    return index.isValid() && !m_rows.at(index.row()).heading ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                                                              : Qt::NoItemFlags;
}

SearchResultDelegate::SearchResultDelegate(Thumbnails &thumbnails, Summaries summaries, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_thumbnails(thumbnails)
    , m_summaries(std::move(summaries))
{
}

QSize SearchResultDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto &row = static_cast<const SearchResultModel *>(index.model())->row(index.row());
    if (row.heading)
        return {px(200), px(30)};
    const int lines = 1 + static_cast<int>(row.hits.size());
    const int least = row.kind == SearchHit::Kind::Resume ? 70 : 61;
    return {px(200), std::max(px(least), lines * lineOf() + px(20))};
}

void SearchResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto &row = static_cast<const SearchResultModel *>(index.model())->row(index.row());
    painter->save();
    if (row.heading)
        paintHeading(*painter, option.rect, row);
    else
        paintResult(*painter, option, row);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), tokens().line);
    painter->restore();
}

void SearchResultDelegate::paintHeading(QPainter &painter, const QRect &rect, const SearchResultModel::Row &row) const
{
    const Tokens &t = tokens();
    painter.fillRect(rect, t.sunken);
    painter.setFont(typeFont(Type::SecondaryStrong12));
    painter.setPen(t.text);
    const QString name = kindName(row.kind);
    const QRect words = rect.adjusted(px(20), 0, -px(20), 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, name);
    const int x = painter.fontMetrics().horizontalAdvance(name) + px(6);
    painter.setFont(typeFont(Type::Secondary12));
    painter.setPen(t.text3);
    painter.drawText(QStyle::visualRect(painter.layoutDirection(), words, words.adjusted(x, 0, 0, 0)),
        Qt::AlignVCenter | Qt::AlignLeft, QString::number(row.count));
}

void SearchResultDelegate::paintResult(
    QPainter &painter, const QStyleOptionViewItem &option, const SearchResultModel::Row &row) const
{
    const Tokens &t = tokens();
    paintRowBackground(painter, option);
    const QRect r = option.rect;
    const std::optional<ResumeSummary> summary = m_summaries(row.best().resume);
    const auto place = [&](int x, int y, int width, int height) {
        return QStyle::visualRect(option.direction, r, QRect(x, y, width, height));
    };
    const QRect picture = place(r.left() + px(20), r.top() + px(10), px(34), px(48));
    if (row.kind == SearchHit::Kind::Resume && summary) {
        paintSheet(
            painter, picture, m_thumbnails.picture(*summary, picture.width(), painter.device()->devicePixelRatioF()));
    } else {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.hover);
        const QRect box(picture.left(), picture.top(), px(34), px(34));
        painter.drawRoundedRect(box, px(6), px(6));
        paintIcon(
            painter, box, row.kind == SearchHit::Kind::Job ? u"briefcase-business"_s : u"history"_s, px(16), t.text2);
    }
    const int left = r.left() + px(66);
    const int right = r.right() - px(18);
    int y = r.top() + px(10);
    painter.setFont(typeFont(Type::RowTitle13));
    painter.setPen(t.text);
    const QString title = painter.fontMetrics().elidedText(row.best().title, Qt::ElideRight, right - left - px(90));
    painter.drawText(place(left, y, right - left, lineOf()), Qt::AlignVCenter | Qt::AlignLeft, title);
    const int after = left + painter.fontMetrics().horizontalAdvance(title) + px(8);
    QString note;
    if (row.kind == SearchHit::Kind::Version)
        note = u"v%1"_s.arg(row.best().versionNumber);
    else if (summary)
        note = (summary->parent ? tr("variant, v%1") : tr("v%1")).arg(summary->version);
    painter.setFont(typeFont(Type::Secondary12));
    painter.setPen(t.text3);
    painter.drawText(place(after, y, right - after, lineOf()), Qt::AlignVCenter | Qt::AlignLeft, note);
    for (const SearchHit &hit : row.hits) {
        y += lineOf();
        painter.setFont(typeFont(Type::Secondary12));
        painter.setPen(t.text3);
        const int column = std::min(px(fieldColumn), (right - left) / 3);
        painter.drawText(place(left, y, column - px(10), lineOf()), Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(hitFieldName(hit), Qt::ElideRight, column - px(10)));
        paintSnippet(painter, place(left + column, y, right - left - column, lineOf()), hit.snippet,
            typeFont(Type::Secondary12), t.text2);
    }
}

} // namespace shortlist::ui
