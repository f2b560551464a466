// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/previewpane.h"

#include "models/page/design.h"
#include "ui/components/label.h"
#include "ui/components/whendone.h"
#include "ui/editor/resumesession.h"
#include "ui/preview/pagelayouter.h"
#include "ui/preview/pageview.h"
#include "ui/preview/previewtoolbar.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int footerHeight = 30;
constexpr int tightWidth = 440;

QString programLanguage()
{
    return QLocale().bcp47Name();
}

} // namespace

PreviewPane::PreviewPane(ResumeSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_toolbar(new PreviewToolbar(this))
    , m_view(new PageView(this))
    , m_layouter(new PageLayouter(this))
{
    setAccessibleName(tr("Page"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_toolbar);
    column->addWidget(m_view, 1);
    addFooter();
    connectToolbar();
    connect(&session.document(), &ResumeDocument::changed, this, &PreviewPane::layOut);
    connect(m_layouter, &PageLayouter::laidOut, this, [this](const page::PageListPtr &pages) {
        m_view->setPages(pages);
        m_session.setPageCount(static_cast<int>(pages->pages.size()));
        refreshFooter();
        emit laidOut();
    });
    connect(m_view, &PageView::pageChanged, this, &PreviewPane::refreshFooter);
    connect(m_view, &PageView::zoomChanged, this, [this] { m_toolbar->setZoom(m_view->zoom(), m_view->isFitWidth()); });
    loadTemplates();
    refreshToolbar();
    layOut();
}

void PreviewPane::addFooter()
{
    auto *footer = new QWidget(this);
    footer->setFixedHeight(px(footerHeight));
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(px(12), 0, px(12), 0);
    m_page = new Label({}, Type::Secondary12, Ink::Secondary, footer);
    m_fill = new Label({}, Type::Secondary12, Ink::Tertiary, footer);
    row->addWidget(m_page);
    row->addStretch(1);
    row->addWidget(m_fill);
    static_cast<QVBoxLayout *>(layout())->addWidget(footer);
}

void PreviewPane::connectToolbar()
{
    connect(m_toolbar, &PreviewToolbar::zoomInWanted, m_view, &PageView::zoomIn);
    connect(m_toolbar, &PreviewToolbar::zoomOutWanted, m_view, &PageView::zoomOut);
    connect(m_toolbar, &PreviewToolbar::fitWidthWanted, m_view, &PageView::setFitWidth);
    connect(m_toolbar, &PreviewToolbar::templateChosen, this, [this](const TemplateRecord &record) {
        if (record.id == m_session.document().look().templateId)
            return;
        m_session.applyWithVersion(tr("Template %1").arg(record.name), VersionTrigger::TemplateChange,
            [&record](ResumeDocument::State &state) {
                state.look.templateId = record.id;
                state.look.design = record.design;
                state.look.accent.clear();
            });
    });
    connect(m_toolbar, &PreviewToolbar::accentChosen, this, [this](const QString &accent) {
        m_session.document().edit(
            tr("Accent colour"), {}, [&accent](ResumeDocument::State &state) { state.look.accent = accent; });
    });
    connect(m_toolbar, &PreviewToolbar::paperChosen, this, [this](const QString &paper) {
        m_session.document().edit(
            tr("Paper"), {}, [&paper](ResumeDocument::State &state) { state.look.paper = paper; });
    });
}

void PreviewPane::loadTemplates()
{
    whenReady(m_session.library().templates(), this, [this](const Result<QList<TemplateRecord>> &templates) {
        if (templates)
            m_toolbar->setTemplates(templates.value());
    });
}

void PreviewPane::setTrailing(QWidget *widget)
{
    m_toolbar->layout()->addWidget(widget);
}

int PreviewPane::pageCount() const
{
    return m_view->pageCount();
}

void PreviewPane::layOut()
{
    const ResumeDocument &document = m_session.document();
    if (!(document.look() == m_shownLook))
        refreshToolbar();
    page::LayoutInput input;
    input.content = document.content();
    input.look = document.look();
    input.language = programLanguage();
    m_layouter->request(input);
}

void PreviewPane::refreshToolbar()
{
    m_shownLook = m_session.document().look();
    const page::Paper paper = page::paperOf(m_shownLook, programLanguage());
    m_toolbar->setLook(m_shownLook, paper == page::Paper::A4 ? u"A4"_s : u"Letter"_s);
    m_toolbar->setZoom(m_view->zoom(), m_view->isFitWidth());
}

void PreviewPane::refreshFooter()
{
    const page::PageListPtr &pages = m_view->pages();
    if (!pages)
        return;
    const auto count = static_cast<int>(pages->pages.size());
    m_page->setText(tr("Page %1 of %2").arg(m_view->currentPage()).arg(count));
    const long percent = std::lround(pages->pages.back()->used * 100);
    m_fill->setText(tr("Page %1 is %2 % full").arg(count).arg(percent));
}

void PreviewPane::resizeEvent(QResizeEvent *)
{
    m_toolbar->setTight(width() < px(tightWidth));
}

void PreviewPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    painter.fillRect(QRect(0, height() - px(footerHeight), width(), 1), tokens().line);
}

} // namespace shortlist::ui
