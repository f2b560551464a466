// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/emptylibrary.h"

#include "ui/components/button.h"
#include "ui/components/label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// Three sheets that overlap, with grey lines for text.
class Sheets final : public QWidget
{
public:
    explicit Sheets(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(px(228), px(182));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        for (int at = 0; at < 3; ++at) {
            const QRectF sheet(px(58 * at) + 0.5, px(12 * at) + 0.5, px(110), px(156));
            painter.setPen(QPen(t.ctl, 1));
            painter.setBrush(t.paper);
            painter.drawRoundedRect(sheet, 2, 2);
            painter.setPen(Qt::NoPen);
            const QColor ink = t.dark ? QColor(0x8c, 0x87, 0x7e) : t.line2;
            painter.setBrush(t.ctl);
            const double left = sheet.left() + px(10);
            painter.drawRect(QRectF(at == 2 ? left + px(18) : left, sheet.top() + px(10), px(54), px(4)));
            painter.setBrush(ink);
            static constexpr int widths[] = {88, 84, 0, 60, 86, 80, 88, 72, 0, 64, 88, 82, 0, 50, 86, 44};
            double y = sheet.top() + px(22);
            for (const int width : widths) {
                if (width > 0)
                    painter.drawRect(QRectF(left, y, px(width), px(2)));
                y += px(7);
            }
        }
    }
};

} // namespace

QWidget *EmptyLibrary::firstButton() const
{
    return findChild<QWidget *>(u"emptyImport"_s);
}

EmptyLibrary::EmptyLibrary(QWidget *parent)
    : QWidget(parent)
{
    setProperty("panel", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *body = new Label(
        tr("Make one master resume with everything you have done. Then make a short variant of it for each job."),
        Type::Body13, Ink::Secondary, this);
    body->setWordWrap(true);
    body->setFixedWidth(px(440));
    auto *import = new Button(Button::Kind::Primary, tr("Open a JSON Resume file…"), u"file-input"_s, this);
    auto *blank = new Button(Button::Kind::Secondary, tr("Blank page"), this);
    auto *sample = new Button(Button::Kind::Secondary, tr("Sample resume"), this);
    import->setObjectName(u"emptyImport"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(px(8));
    for (Button *button : {import, blank, sample}) {
        button->setButtonSize(Button::Size::Large);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *block = new QVBoxLayout;
    block->setSpacing(0);
    block->addWidget(new Sheets(this));
    block->addSpacing(px(26));
    block->addWidget(new Label(tr("No resumes yet"), Type::ViewTitle16, Ink::Text, this));
    block->addSpacing(px(4));
    block->addWidget(body);
    block->addSpacing(px(18));
    block->addLayout(buttons);
    block->addSpacing(px(14));
    block->addWidget(new Label(tr("Or drop a file anywhere in this window."), Type::Secondary12, Ink::Tertiary, this));
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addLayout(block);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(10);
    column->addLayout(row);
    column->addStretch(12);
    connect(import, &QPushButton::clicked, this, &EmptyLibrary::importRequested);
    connect(blank, &QPushButton::clicked, this, &EmptyLibrary::newResumeRequested);
    connect(sample, &QPushButton::clicked, this, &EmptyLibrary::sampleRequested);
}

} // namespace shortlist::ui
