// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/formatlist.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

enum Role { FormatRole = Qt::UserRole + 1, PurposeRole, IconNameRole };
constexpr int rowHeight = 54;

class FormatDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {px(120), std::max(px(rowHeight), 2 * Theme::instance().lineHeight(Type::Secondary12) + px(16))};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &colours = tokens();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const bool hover = option.state.testFlag(QStyle::State_MouseOver);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(px(8), px(1), -px(8), -px(1));
        if (chosen || hover) {
            const bool focus = chosen && option.widget && option.widget->hasFocus();
            painter->setPen(focus ? QPen(colours.accent, 2) : QPen(Qt::NoPen));
            painter->setBrush(chosen ? colours.accentSoft : colours.hover);
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), px(6), px(6));
        }
        const int line = Theme::instance().lineHeight(Type::Secondary12);
        const auto place = [&](int x, int y, int width, int height) {
            return QStyle::visualRect(option.direction, row, QRect(row.x() + x, row.y() + y, width, height));
        };
        const int top = (row.height() - 2 * line) / 2;
        paintIcon(
            *painter, place(px(12), top, px(16), line), index.data(IconNameRole).toString(), px(16), colours.text2);
        const int width = row.width() - px(50);
        painter->setFont(typeFont(Type::Control13));
        painter->setPen(colours.text);
        painter->drawText(
            place(px(42), top, width, line), Qt::AlignVCenter | Qt::AlignLeading, index.data().toString());
        painter->setFont(typeFont(Type::Secondary12));
        painter->setPen(colours.text2);
        const QString purpose
            = painter->fontMetrics().elidedText(index.data(PurposeRole).toString(), Qt::ElideRight, width);
        painter->drawText(place(px(42), top + line, width, line), Qt::AlignVCenter | Qt::AlignLeading, purpose);
        painter->restore();
    }
};

} // namespace

QString formatName(exchange::ExportFormat format)
{
    switch (format) {
    case exchange::ExportFormat::Pdf:
        return QCoreApplication::translate("shortlist::ui::FormatList", "PDF");
    case exchange::ExportFormat::Docx:
        return QCoreApplication::translate("shortlist::ui::FormatList", "DOCX");
    case exchange::ExportFormat::Html:
        return QCoreApplication::translate("shortlist::ui::FormatList", "HTML");
    case exchange::ExportFormat::Markdown:
        return QCoreApplication::translate("shortlist::ui::FormatList", "Markdown");
    case exchange::ExportFormat::Png:
        return QCoreApplication::translate("shortlist::ui::FormatList", "PNG");
    case exchange::ExportFormat::JsonResume:
        return QCoreApplication::translate("shortlist::ui::FormatList", "JSON Resume");
    case exchange::ExportFormat::PlainText:
        break;
    }
    return QCoreApplication::translate("shortlist::ui::FormatList", "Plain text");
}

FormatList::FormatList(QWidget *parent)
    : QListWidget(parent)
{
    setAccessibleName(tr("Format"));
    setObjectName(u"formats"_s);
    setProperty("panel", u"sunken"_s);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new FormatDelegate(this));
    const auto add = [this](exchange::ExportFormat format, const QString &purpose, const QString &iconName) {
        auto *item = new QListWidgetItem(formatName(format), this);
        item->setData(FormatRole, static_cast<int>(format));
        item->setData(PurposeRole, purpose);
        item->setData(IconNameRole, iconName);
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(formatName(format), purpose));
    };
    add(exchange::ExportFormat::Pdf, tr("For applying"), u"file-text"_s);
    add(exchange::ExportFormat::Docx, tr("If Word is asked for"), u"file-type"_s);
    add(exchange::ExportFormat::Html, tr("A page for the web"), u"code"_s);
    add(exchange::ExportFormat::Markdown, tr("For notes and sites"), u"hash"_s);
    add(exchange::ExportFormat::PlainText, tr("To paste into forms"), u"align-left"_s);
    add(exchange::ExportFormat::Png, tr("A picture of each page"), u"image"_s);
    add(exchange::ExportFormat::JsonResume, tr("To move to other apps"), u"braces"_s);
    setCurrentRow(0);
    connect(this, &QListWidget::currentRowChanged, this, [this] { emit formatChosen(format()); });
}

exchange::ExportFormat FormatList::format() const
{
    return currentItem() ? static_cast<exchange::ExportFormat>(currentItem()->data(FormatRole).toInt())
                         : exchange::ExportFormat::Pdf;
}

void FormatList::setFormat(exchange::ExportFormat format)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(FormatRole).toInt() == static_cast<int>(format))
            setCurrentRow(row);
    }
}

} // namespace shortlist::ui
