// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/previewtoolbar.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/preview/accentdots.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int barHeight = 40;
/// Beside the design's own: a blue and a red that read on white (contrast 8.4 and 9.6) and in grey print.
const auto blue = u"#1f4e79"_s;
const auto red = u"#7d2a2e"_s;

} // namespace

PreviewToolbar::PreviewToolbar(QWidget *parent)
    : QWidget(parent)
    , m_template(new Button(Button::Kind::Quiet, tr("Template"), u"layout-template"_s, this))
    , m_accents(new AccentDots(this))
    , m_paper(new Button(Button::Kind::Quiet, u"A4"_s, this))
    , m_zoomOut(Button::iconButton(u"zoom-out"_s, tr("Zoom out"), this))
    , m_zoomIn(Button::iconButton(u"zoom-in"_s, tr("Zoom in"), this))
    , m_zoom(new Label({}, Type::Secondary12, Ink::Secondary, this))
    , m_fit(Button::iconButton(u"move-horizontal"_s, tr("Fit width"), this))
{
    setFixedHeight(px(barHeight));
    m_template->setObjectName(u"template"_s);
    m_template->setChevron(true);
    m_paper->setObjectName(u"paper"_s);
    m_paper->setChevron(true);
    m_zoomOut->setObjectName(u"zoomOut"_s);
    m_zoomIn->setObjectName(u"zoomIn"_s);
    m_fit->setObjectName(u"fitWidth"_s);
    m_zoomOut->setHint(tr("Zoom out"), tr("Ctrl -"));
    m_zoomIn->setHint(tr("Zoom in"), tr("Ctrl +"));
    m_fit->setHint(tr("Fit width"), tr("Ctrl 0"));
    m_fit->setCheckable(true);
    m_zoom->setAlignment(Qt::AlignCenter);
    m_zoom->setMinimumWidth(px(40));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(8), 0, px(8), 0);
    row->setSpacing(px(4));
    row->addWidget(m_template);
    row->addSpacing(px(4));
    row->addWidget(m_accents);
    row->addSpacing(px(4));
    row->addWidget(m_paper);
    row->addStretch(1);
    row->addWidget(m_zoomOut);
    row->addWidget(m_zoom);
    row->addWidget(m_zoomIn);
    row->addWidget(m_fit);
    connect(m_template, &QAbstractButton::clicked, this, &PreviewToolbar::showTemplates);
    connect(m_paper, &QAbstractButton::clicked, this, &PreviewToolbar::showPapers);
    connect(m_accents, &AccentDots::chosen, this,
        [this](int index) { emit accentChosen(index == 0 ? QString() : m_accents->colours().at(index).name()); });
    connect(m_zoomOut, &QAbstractButton::clicked, this, &PreviewToolbar::zoomOutWanted);
    connect(m_zoomIn, &QAbstractButton::clicked, this, &PreviewToolbar::zoomInWanted);
    connect(m_fit, &QAbstractButton::clicked, this, &PreviewToolbar::fitWidthWanted);
}

void PreviewToolbar::setTemplates(const QList<TemplateRecord> &templates)
{
    m_templates = templates;
    setLook(m_look, m_paperName);
}

void PreviewToolbar::setLook(const Look &look, const QString &paper)
{
    m_look = look;
    m_paperName = paper;
    QString name = look.design.value(u"name"_s).toString();
    for (const TemplateRecord &record : std::as_const(m_templates)) {
        if (record.id == look.templateId)
            name = record.name;
    }
    m_template->setText(name.isEmpty() ? tr("Template") : name);
    m_template->setAccessibleName(tr("Template: %1").arg(m_template->text()));
    m_paper->setText(paper);
    m_paper->setAccessibleName(tr("Paper: %1").arg(paper));
    const QColor own(look.design.value(u"colors"_s).toObject().value(u"primary"_s).toString(u"#16202c"_s));
    QList<QColor> colours{own, QColor(blue), QColor(red)};
    int current = 0;
    if (!look.accent.isEmpty()) {
        const QColor wanted(look.accent);
        current = static_cast<int>(colours.indexOf(wanted, 1));
        if (current < 0) {
            colours.append(wanted); // set elsewhere: shown as it is
            current = static_cast<int>(colours.size()) - 1;
        }
    }
    m_accents->setColours(colours, current);
}

void PreviewToolbar::setZoom(double zoom, bool fitWidth)
{
    m_zoom->setText(tr("%1 %").arg(std::lround(zoom * 100)));
    m_fit->setChecked(fitWidth);
}

void PreviewToolbar::setTight(bool tight)
{
    m_accents->setVisible(!tight);
}

void PreviewToolbar::showTemplates()
{
    QMenu menu;
    for (const TemplateRecord &record : std::as_const(m_templates)) {
        QAction *action = menu.addAction(record.name);
        action->setCheckable(true);
        action->setChecked(record.id == m_look.templateId);
        action->setToolTip(record.description);
        connect(action, &QAction::triggered, this, [this, record] { emit templateChosen(record); });
    }
    if (!menu.isEmpty())
        menu.exec(m_template->mapToGlobal(QPoint(0, m_template->height())));
}

void PreviewToolbar::showPapers()
{
    QMenu menu;
    for (const QString &paper : {u"A4"_s, u"Letter"_s}) {
        QAction *action = menu.addAction(paper);
        action->setCheckable(true);
        action->setChecked(paper == m_paperName);
        connect(action, &QAction::triggered, this, [this, paper] { emit paperChosen(paper); });
    }
    menu.exec(m_paper->mapToGlobal(QPoint(0, m_paper->height())));
}

void PreviewToolbar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
}

} // namespace shortlist::ui
