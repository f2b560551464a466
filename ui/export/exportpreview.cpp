// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/exportpreview.h"

#include "models/page/painter.h"
#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int paneWidth = 272;
constexpr int sheetWidth = 216;
constexpr int sheetHeight = 306;

} // namespace

ExportPreview::ExportPreview(QWidget *parent)
    : QWidget(parent)
    , m_previous(Button::iconButton(u"chevron-left"_s, tr("Previous page"), this))
    , m_next(Button::iconButton(u"chevron-right"_s, tr("Next page"), this))
    , m_number(new Label({}, Type::Secondary12, Ink::Secondary, this))
    , m_caption(new Label({}, Type::Secondary12, Ink::Tertiary, this))
{
    setFixedWidth(px(paneWidth));
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(px(16), 0, px(16), 0);
    column->addStretch(1);
    column->addSpacing(px(sheetHeight) + px(8));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_previous);
    row->addWidget(m_number);
    row->addWidget(m_next);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_caption);
    column->addStretch(1);
    connect(m_previous, &QAbstractButton::clicked, this, [this] { turn(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { turn(1); });
    refresh();
}

void ExportPreview::setPages(const page::PageListPtr &pages)
{
    m_pages = pages;
    const auto count = m_pages ? static_cast<int>(m_pages->pages.size()) : 0;
    m_page = std::clamp(m_page, 0, std::max(0, count - 1));
    refresh();
}

void ExportPreview::setCaption(const QString &text)
{
    m_caption->setText(text);
}

void ExportPreview::turn(int by)
{
    const auto count = m_pages ? static_cast<int>(m_pages->pages.size()) : 0;
    m_page = std::clamp(m_page + by, 0, std::max(0, count - 1));
    refresh();
}

QRect ExportPreview::sheetRect() const
{
    if (!m_pages)
        return {};
    const QSize box(px(sheetWidth), px(sheetHeight));
    const QSize size = m_pages->size.toSize().scaled(box, Qt::KeepAspectRatio);
    return {QPoint((width() - size.width()) / 2, m_previous->y() - px(12) - size.height()), size};
}

void ExportPreview::refresh()
{
    const auto count = m_pages ? static_cast<int>(m_pages->pages.size()) : 0;
    for (QWidget *part :
        {static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_number), static_cast<QWidget *>(m_next)})
        part->setVisible(count > 0);
    m_previous->setEnabled(m_page > 0);
    m_next->setEnabled(m_page + 1 < count);
    m_number->setText(tr("%1 of %2").arg(m_page + 1).arg(count));
    m_image = {};
    if (count > 0) {
        const double dpi = 72.0 * px(sheetWidth) / m_pages->size.width() * devicePixelRatio() * 2;
        m_image = page::renderPage(*m_pages, m_page, dpi);
    }
    update();
}

void ExportPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().canvas);
    if (m_image.isNull())
        return;
    const QRect sheet = sheetRect();
    painter.fillRect(sheet.adjusted(-1, -1, 1, 1), tokens().line2);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(sheet, m_image);
}

} // namespace shortlist::ui
