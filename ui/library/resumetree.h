// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/records.h"

#include <QStyledItemDelegate>
#include <QTreeView>

namespace shortlist::ui {

class Thumbnails;

/// Where the columns of the resume list lie, shared by the head and the rows. From the left edge, in px.
struct ResumeColumns
{
    int name = 0;
    int target = 0;
    int status = 0;
    int edited = 0;
    int end = 0;

    static ResumeColumns forWidth(int width);
};

/// The head of the list: words over the columns; a click on Name or Edited orders by it.
class ResumeHead final : public QWidget
{
    Q_OBJECT

public:
    explicit ResumeHead(QWidget *parent = nullptr);
    void setOrderedBy(int column); ///< 0 name, 3 edited, -1 another
    void follow(QAbstractScrollArea *list); ///< columns are as wide as its rows
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void orderRequested(int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] int rowWidth() const;

    int m_orderedBy = 3;
    QAbstractScrollArea *m_list = nullptr;
};

/// Paints a row of the tree: thumbnail, title and second line, target job, status, time.
class ResumeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    ResumeDelegate(Thumbnails &thumbnails, const Clock &clock, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

signals:
    void renamed(const shortlist::ResumeId &id, const QString &title) const;

private:
    Thumbnails &m_thumbnails;
    const Clock &m_clock;
    mutable int m_heights[2] = {0, 0}; ///< of parents and variants: a tree asks for every row
};

/// The resume list: parents with their variants below them. Right and Left open and close, Enter opens the resume,
/// Space asks for the large preview.
class ResumeTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit ResumeTree(QWidget *parent = nullptr);
    /// The sentence below the last row where there is room.
    void setFootText(const QString &text);

signals:
    void openRequested(const QModelIndex &index);
    void previewRequested(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const override;

private:
    bool onChevron(const QPoint &at, const QModelIndex &index) const;
    /// The line from a parent down to its variant and into it.
    void drawElbow(QPainter &painter, const QRect &row, bool last) const;

    QString m_foot;
};

/// Paints a page picture at `rect`, or an empty sheet while there is none. `edge` is its outline, line2 unless given.
void paintSheet(QPainter &painter, const QRect &rect, const QPixmap &picture, const QColor &edge = {});

} // namespace shortlist::ui
