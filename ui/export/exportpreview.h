// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"

#include <QImage>
#include <QWidget>

namespace shortlist::ui {

class Button;
class Label;

/// The pages that an export will hold, one at a time, and what the file will weigh.
class ExportPreview final : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreview(QWidget *parent = nullptr);

    /// Null pages: a format without pages; only the caption stands.
    void setPages(const page::PageListPtr &pages);
    void setCaption(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void turn(int by);
    void refresh();
    [[nodiscard]] QRect sheetRect() const;

    page::PageListPtr m_pages;
    int m_page = 0;
    QImage m_image;
    Button *m_previous = nullptr;
    Button *m_next = nullptr;
    Label *m_number = nullptr;
    Label *m_caption = nullptr;
};

} // namespace shortlist::ui
