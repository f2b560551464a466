// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/resumedocument.h"
#include "models/page/pagelist.h"

#include <QAbstractScrollArea>

#include <vector>

namespace shortlist::ui {

/// The pages as they will be printed, on the canvas. A click goes to the field that is set there; the place that is
/// edited is marked: a bar beside its entry, a tint behind its bullet. While new pages are made the last ones stay.
class PageView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    static constexpr double minimumZoom = 0.25;
    static constexpr double maximumZoom = 4.0;

    explicit PageView(QWidget *parent = nullptr);

    /// Repaints only what differs from the pages before.
    void setPages(const page::PageListPtr &pages);
    [[nodiscard]] const page::PageListPtr &pages() const { return m_pages; }

    /// What is edited: `entry` gets the bar, `item` the tint. Scrolls there when it is out of sight.
    void setCurrent(const Location &entry, const Location &item);

    /// 1.0: a point is 1/72 inch at 96 dots per inch.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom); ///< leaves fit width
    void zoomIn();
    void zoomOut();
    void setFitWidth(bool fit);
    [[nodiscard]] bool isFitWidth() const { return m_fitWidth; }

    [[nodiscard]] int pageCount() const;
    [[nodiscard]] int currentPage() const; ///< the one that fills most of the view, from 1
    [[nodiscard]] QRect pageRect(int page) const; ///< from 0, in the viewport's coordinates
    /// What is under a point of the viewport.
    [[nodiscard]] Location placeAt(const QPoint &point) const;
    /// Where a point of a page (in points) is in the viewport.
    [[nodiscard]] QPointF toView(int page, const QPointF &point) const;

signals:
    void placeActivated(const shortlist::Location &place); ///< clicked, or Enter
    void zoomChanged();
    void pageChanged();

protected:
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    struct Marks
    {
        std::vector<page::PageList::Area> entry; ///< one area a page
        std::vector<page::PageList::Area> item;
    };
    [[nodiscard]] double scale() const; ///< px a point
    [[nodiscard]] QSize pageSize() const;
    [[nodiscard]] QRect contentRect(int page) const;
    void applyZoom(double zoom);
    void fit();
    void updateBars();
    [[nodiscard]] Marks marksNow() const;
    void setMarks(Marks marks, bool repaint);
    void updateMarks(const Marks &marks);
    void showMarks();
    [[nodiscard]] QRect barRect(const page::PageList::Area &area) const;
    [[nodiscard]] QRect tintRect(const page::PageList::Area &area) const;
    void paintOne(QPainter &painter, int page, const QRect &dirty) const;

    page::PageListPtr m_pages;
    Location m_entry;
    Location m_item;
    Marks m_marks;
    double m_zoom = 0.65;
    bool m_fitWidth = true;
    int m_lastPage = 0;
};

} // namespace shortlist::ui
