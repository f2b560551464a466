// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/editorview.h"

#include "models/domain/contentedit.h"
#include "ui/components/banner.h"
#include "ui/components/button.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/toast.h"
#include "ui/editor/findbar.h"
#include "ui/editor/formcontext.h"
#include "ui/editor/formpane.h"
#include "ui/editor/paneswitch.h"
#include "ui/editor/resumesession.h"
#include "ui/editor/saveelsewhere.h"
#include "ui/editor/sectionactions.h"
#include "ui/editor/sectionform.h"
#include "ui/editor/sectionpanel.h"
#include "ui/preview/pageview.h"
#include "ui/preview/previewpane.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QSplitterHandle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

// px at 100 %: DESIGN.md §4.
constexpr int columnsFrom = 1200;
constexpr int bothFrom = 1040;
constexpr int sectionsWidth = 208;
constexpr int sectionsMin = 176;
constexpr int sectionsMax = 280;
constexpr int wideFrom = 1600;
constexpr int wideSections = 216;
constexpr int formWidth = 504;
constexpr int formMin = 420;
constexpr int pageWidth = 568;
constexpr int pageMin = 360;
constexpr int wordCountDelayMs = 300;

} // namespace

EditorView::EditorView(ResumeSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_context(new FormContext(session, this))
    , m_actions(new SectionActions(*m_context, this))
{
    build();
    connectParts();
    addShortcuts();
    m_wordTimer.setSingleShot(true);
    m_wordTimer.setInterval(wordCountDelayMs);
    connect(&m_wordTimer, &QTimer::timeout, this, &EditorView::countWords);
    countWords();
    const QStringList order = sectionOrder(m_context->content(), m_context->look());
    const QString first = order.contains(u"experience"_s) ? u"experience"_s : order.value(0);
    m_sections->setCurrent(first);
    m_form->setSection(first);
    showSaveProblem();
}

EditorView::~EditorView()
{
    saveWidths();
    // Fields that lose their focus tell us so: that has to happen while there is still someone to tell.
    if (QWidget *focused = focusWidget())
        focused->clearFocus();
    delete m_splitter;
}

void EditorView::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_banner = new Banner(Tone::Bad, u"circle-alert"_s, {}, this);
    m_banner->hide();
    column->addWidget(m_banner);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_sections = new SectionPanel(*m_context, *m_actions, m_splitter);
    m_form = new FormPane(*m_context, *m_actions, m_splitter);
    m_preview = new PreviewPane(m_session, m_splitter);
    m_form->setMinimumWidth(px(formMin));
    m_preview->setMinimumWidth(px(pageMin));
    m_splitter->addWidget(m_sections);
    m_splitter->addWidget(m_form);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 1);
    for (int i = 1; i < m_splitter->count(); ++i)
        m_splitter->handle(i)->installEventFilter(this);
    column->addWidget(m_splitter, 1);
    m_switch = new SegmentedControl(SegmentedControl::Look::Track, tr("Form or page"), this);
    m_switch->addSegment(tr("Form"));
    m_switch->addSegment(tr("Page"));
    m_switch->addSegment(tr("Both"));
    m_switch->setCurrent(0);
    m_find = new FindBar(*m_context, m_form);
    m_find->hide();
    m_form->setFindBar(m_find);
}

void EditorView::connectParts()
{
    connect(m_sections, &SectionPanel::sectionChosen, this, [this](const QString &section) {
        m_form->setSection(section);
        m_context->setPlace({section, {}, {}});
    });
    connect(m_sections, &SectionPanel::entered, this, [this](const QString &section) { goTo({section, {}, {}}); });
    connect(m_form, &FormPane::sectionChosen, this, [this](const QString &section) { goTo({section, {}, {}}); });
    connect(m_actions, &SectionActions::added, this, [this](const QString &section, bool custom) {
        m_sections->refresh();
        goTo({section, {}, {}});
        if (custom && m_arrangement == Arrangement::Columns)
            m_sections->startRename(section);
    });
    connect(m_actions, &SectionActions::removed, this, [this](const QString &next) {
        goTo({next, {}, {}});
        toastOf(this)->showMessage(u"trash-2"_s, tr("Section removed"), tr("Undo"), [this] { undo(); });
    });
    connect(m_actions, &SectionActions::renameWanted, this, [this](const QString &section) {
        if (m_arrangement == Arrangement::Columns)
            m_sections->startRename(section);
        else
            m_form->startRename();
    });
    connect(m_find, &FindBar::found, this,
        [this](const Location &place, int from, int length) { goTo(place, from, length); });
    connect(m_context, &FormContext::placeChanged, this, &EditorView::placeChanged);
    connect(m_context, &FormContext::placeWanted, this, [this](const Location &place) { goTo(place); });
    connect(&m_session.document(), &ResumeDocument::changed, this, &EditorView::documentChanged);
    connect(m_preview->view(), &PageView::placeActivated, this, [this](const Location &place) { goTo(place); });
    connect(
        m_preview, &PreviewPane::laidOut, this, [this] { m_sections->setFigures(m_preview->pageCount(), m_words); });
    connect(
        m_switch, &SegmentedControl::currentChanged, this, [this](int index) { setShown(static_cast<Shown>(index)); });
    connect(&m_session, &ResumeSession::saveStateChanged, this, &EditorView::showSaveProblem);
}

void EditorView::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto handler) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, handler);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] { m_preview->view()->zoomIn(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Equal), [this] { m_preview->view()->zoomIn(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_preview->view()->zoomOut(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_preview->view()->setFitWidth(true); });
}

void EditorView::goTo(const Location &place, int from, int length)
{
    if (place.section.isEmpty() || !m_context->content().section(place.section))
        return;
    if (m_arrangement == Arrangement::Switched && m_shown == Shown::Page)
        setShown(Shown::Form);
    m_sections->setCurrent(place.section);
    if (!m_form->goTo(place, from, length))
        m_context->setPlace({place.section, {}, {}});
}

void EditorView::goToText(const QString &section, const QString &words)
{
    goTo({section, {}, {}});
    m_find->findIn(section, words);
}

void EditorView::undo()
{
    m_travelling = true;
    m_session.document().undo();
    m_travelling = false;
}

void EditorView::redo()
{
    m_travelling = true;
    m_session.document().redo();
    m_travelling = false;
}

void EditorView::openFind()
{
    if (m_arrangement == Arrangement::Switched && m_shown == Shown::Page)
        setShown(Shown::Form);
    m_find->open();
}

void EditorView::documentChanged(const Location &where)
{
    const QString section = m_form->section();
    if (!m_context->content().section(section)) {
        m_form->setSection(sectionOrder(m_context->content(), m_context->look()).value(0));
    } else {
        m_form->refresh();
    }
    m_sections->refresh();
    m_sections->setCurrent(m_form->section());
    m_wordTimer.start();
    if (m_travelling)
        goTo(where);
}

void EditorView::placeChanged(const Location &place)
{
    const ItemId entry = m_context->entryOf(place);
    const bool inside = !place.item.isNull() && !(place.item == entry);
    m_preview->view()->setCurrent({place.section, entry, {}}, inside ? place : Location());
}

void EditorView::countWords()
{
    m_words = wordCount(m_context->content());
    m_sections->setFigures(m_preview->pageCount(), m_words);
}

void EditorView::showSaveProblem()
{
    const bool failed = m_session.saveState() == ResumeSession::SaveState::Failed;
    if (failed) {
        m_banner->clearActions();
        m_banner->setMessage(Tone::Bad, u"circle-alert"_s, m_session.saveText());
        connect(m_banner->addAction(tr("Try again")), &QAbstractButton::clicked, &m_session, &ResumeSession::retry);
        connect(
            m_banner->addAction(tr("Save elsewhere…")), &QAbstractButton::clicked, this, &EditorView::saveElsewhere);
    }
    m_banner->setVisible(failed);
}

void EditorView::saveElsewhere()
{
    saveDraftElsewhere(this, m_session);
}

QList<QWidget *> EditorView::panes() const
{
    QList<QWidget *> list;
    for (QWidget *pane :
        {static_cast<QWidget *>(m_sections), static_cast<QWidget *>(m_form), static_cast<QWidget *>(m_preview)}) {
        if (pane->isVisibleTo(this))
            list.append(pane);
    }
    return list;
}

bool EditorView::focusNextPane(bool next)
{
    return focusPane(panes(), next, [this](QWidget *pane) {
        if (pane == m_sections)
            return static_cast<QWidget *>(findChild<QWidget *>(u"sections"_s));
        return pane == m_preview ? static_cast<QWidget *>(m_preview->view()) : nullptr;
    });
}

void EditorView::setShown(Shown shown)
{
    m_shown = shown;
    m_switch->setCurrent(static_cast<int>(shown));
    m_arranged = false;
    arrange();
}

void EditorView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void EditorView::arrange()
{
    const int wide = width();
    const Arrangement wanted = wide >= px(columnsFrom) ? Arrangement::Columns
        : wide >= px(bothFrom)                         ? Arrangement::SectionMenu
                                                       : Arrangement::Switched;
    if (m_arranged && wanted == m_arrangement)
        return;
    if (m_arranged)
        saveWidths();
    m_arrangement = wanted;
    const bool switched = wanted == Arrangement::Switched;
    m_sections->setVisible(wanted == Arrangement::Columns);
    m_sections->setMinimumWidth(px(sectionsMin));
    m_sections->setMaximumWidth(px(sectionsMax));
    m_form->setSectionMenuShown(wanted != Arrangement::Columns);
    m_form->setVisible(!switched || m_shown != Shown::Page);
    m_preview->setVisible(!switched || m_shown != Shown::Form);
    m_form->setMinimumWidth(px(switched ? pageMin : formMin));
    m_switch->setVisible(switched);
    if (switched) {
        // The switch stands in the header of the form, or over the page when that is all there is.
        if (m_shown == Shown::Page)
            m_preview->setTrailing(m_switch);
        else
            m_form->setTrailing(m_switch);
    }
    m_arranged = true;
    loadWidths();
}

void EditorView::loadWidths()
{
    const QSettings settings;
    const QString key = u"editor/widths%1"_s.arg(static_cast<int>(m_arrangement));
    const QList<QVariant> kept = settings.value(key).toList();
    QList<int> sizes;
    for (const QVariant &size : kept)
        sizes.append(size.toInt());
    if (sizes.size() != m_splitter->count() || std::any_of(sizes.begin(), sizes.end(), [](int s) { return s < 0; })) {
        const int left = px(width() >= px(wideFrom) ? wideSections : sectionsWidth);
        sizes = {left, px(formWidth), px(pageWidth)};
    }
    m_splitter->setSizes(sizes);
}

void EditorView::saveWidths()
{
    // Both panes must stand to have widths worth keeping.
    if (!m_arranged || m_splitter->width() < px(pageMin) || m_arrangement == Arrangement::Switched)
        return;
    QSettings settings;
    QList<QVariant> sizes;
    const QList<int> now = m_splitter->sizes();
    for (const int size : now)
        sizes.append(size);
    settings.setValue(u"editor/widths%1"_s.arg(static_cast<int>(m_arrangement)), sizes);
}

bool EditorView::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonDblClick && qobject_cast<QSplitterHandle *>(watched)) {
        QSettings settings;
        settings.remove(u"editor/widths%1"_s.arg(static_cast<int>(m_arrangement)));
        loadWidths();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace shortlist::ui
