// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/documentheader.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/components/panes.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/editor/resumesession.h"
#include "ui/shell/titleblock.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

// Widths of the header (px at 100 %) below which it gives something up.
constexpr int saveTextFrom = 1040;
constexpr int exportLabelFrom = 980;
constexpr int backLabelFrom = 1040;

} // namespace

DocumentHeader::DocumentHeader(QWidget *parent)
    : QWidget(parent)
    , m_menu(Button::iconButton(u"menu"_s, tr("Menu"), this))
    , m_back(new Button(Button::Kind::Quiet, tr("Resumes"), u"chevron-left"_s, this))
    , m_title(new TitleBlock(this))
    , m_modes(new SegmentedControl(SegmentedControl::Look::Track, tr("Mode"), this))
    , m_save(new QWidget(this))
    , m_saveIcon(new IconLabel(u"hard-drive"_s, 16, IconTone::Secondary, m_save))
    , m_saveText(new Label({}, Type::Body13, Ink::Secondary, m_save))
    , m_undo(Button::iconButton(u"undo-2"_s, tr("Undo"), this))
    , m_redo(Button::iconButton(u"redo-2"_s, tr("Redo"), this))
    , m_export(new SplitButton(Button::Kind::Primary, tr("Export"), u"download"_s, tr("More ways to export"), this))
{
    setFixedHeight(px(48));
    setPane(this, Pane::Header);
    m_menu->setHint(tr("Menu"), tr("Alt"));
    m_back->setObjectName(u"back"_s);
    m_modes->setObjectName(u"modes"_s);
    m_undo->setObjectName(u"undo"_s);
    m_redo->setObjectName(u"redo"_s);
    m_modes->addSegment(tr("Edit"), {}, tr("Edit"));
    m_modes->addSegment(tr("History"), {}, tr("History"));
    m_modes->segment(0)->setToolTip(tr("Edit  Ctrl 1"));
    m_modes->segment(1)->setToolTip(tr("History  Ctrl 4"));
    auto *save = new QHBoxLayout(m_save);
    save->setContentsMargins(px(8), 0, 0, 0);
    save->setSpacing(px(6));
    save->addWidget(m_saveIcon);
    save->addWidget(m_saveText);
    m_line = new Hairline(Qt::Vertical, this);
    m_line->setFixedHeight(px(16));
    auto *line2 = new Hairline(Qt::Vertical, this);
    line2->setFixedHeight(px(16));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(8), 0, px(12), 1);
    row->setSpacing(px(6));
    row->addWidget(m_menu);
    row->addWidget(m_back);
    row->addWidget(m_line);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_modes);
    row->addStretch(2);
    row->addWidget(m_save);
    row->addSpacing(px(4));
    row->addWidget(m_undo);
    row->addWidget(m_redo);
    row->addWidget(line2);
    row->addSpacing(px(4));
    row->addWidget(m_export);
    connect(m_back, &QPushButton::clicked, this, &DocumentHeader::backRequested);
    connect(m_undo, &QPushButton::clicked, this, &DocumentHeader::undoRequested);
    connect(m_redo, &QPushButton::clicked, this, &DocumentHeader::redoRequested);
    connect(m_export, &SplitButton::clicked, this, &DocumentHeader::exportRequested);
    connect(m_modes, &SegmentedControl::currentChanged, this,
        [this](int index) { emit modeRequested(index == 0 ? Mode::Edit : Mode::History); });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        setFixedHeight(px(48));
        fit();
    });
    refresh();
}

void DocumentHeader::setSession(ResumeSession *session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session) {
        connect(session, &ResumeSession::opened, this, &DocumentHeader::refresh);
        connect(session, &ResumeSession::summaryChanged, this, &DocumentHeader::refresh);
        connect(session, &ResumeSession::saveStateChanged, this, &DocumentHeader::refresh);
        connect(session, &ResumeSession::versionsChanged, this, &DocumentHeader::refresh);
        connect(&session->document(), &ResumeDocument::undoStateChanged, this, &DocumentHeader::refresh);
    }
    refresh();
}

void DocumentHeader::setParentTitle(const QString &title)
{
    m_parentTitle = title;
    refresh();
}

void DocumentHeader::setMode(Mode mode)
{
    m_modes->setCurrent(mode == Mode::Edit ? 0 : 1);
}

DocumentHeader::Mode DocumentHeader::mode() const
{
    return m_modes->current() == 0 ? Mode::Edit : Mode::History;
}

void DocumentHeader::setWindowMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void DocumentHeader::setTitleMenu(QMenu *menu)
{
    m_title->setMenu(menu);
}

void DocumentHeader::setExportMenu(QMenu *menu)
{
    m_export->setMenu(menu);
}

void DocumentHeader::openMenu()
{
    m_menu->showMenu();
}

void DocumentHeader::refresh()
{
    const bool open = m_session && m_session->isOpen();
    if (open) {
        const ResumeSummary &summary = m_session->summary();
        QStringList parts;
        if (!m_parentTitle.isEmpty())
            parts.append(tr("Variant of %1").arg(m_parentTitle));
        if (summary.version > 0)
            parts.append(u"v%1"_s.arg(summary.version));
        parts.append(statusWord(summary.status));
        if (!summary.targetCompany.isEmpty() && m_parentTitle.isEmpty())
            parts.append(tr("for %1").arg(summary.targetCompany));
        m_title->setTexts(summary.title, parts.join(u" · "_s));
    } else {
        m_title->setTexts({}, {});
    }
    const ResumeDocument *document = open ? &m_session->document() : nullptr;
    m_undo->setEnabled(document && document->canUndo());
    m_redo->setEnabled(document && document->canRedo());
    m_undo->setHint(
        document && document->canUndo() ? tr("Undo “%1”").arg(document->undoName()) : tr("Undo"), tr("Ctrl Z"));
    m_redo->setHint(
        document && document->canRedo() ? tr("Redo “%1”").arg(document->redoName()) : tr("Redo"), tr("Ctrl Shift Z"));
    m_export->setEnabled(open);
    const bool failed = open && m_session->saveState() == ResumeSession::SaveState::Failed;
    const QString text = open ? m_session->saveText() : QString();
    m_saveText->setText(text);
    m_saveText->setInk(failed ? Ink::Bad : Ink::Secondary);
    m_saveIcon->setIconName(failed ? u"circle-alert"_s : u"hard-drive"_s);
    m_saveIcon->setTone(failed ? IconTone::Bad : IconTone::Secondary);
    m_saveIcon->setVisible(open);
    m_save->setToolTip(open && !failed ? tr("%1 on this computer").arg(text) : text);
    m_save->setAccessibleName(text);
    fit();
}

void DocumentHeader::fit()
{
    const double scaled = width() / Theme::instance().scale();
    m_saveText->setVisible(scaled >= saveTextFrom);
    m_export->setCompact(scaled < exportLabelFrom);
    m_back->setCompact(scaled < backLabelFrom);
    m_line->setVisible(scaled >= backLabelFrom);
    // In the middle where there is room; in a narrow window at the end, so that the title keeps what there is.
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->setStretch(row->indexOf(m_modes) + 1, scaled >= backLabelFrom ? 2 : 0);
    m_menu->setVisible(scaled >= exportLabelFrom);
}

void DocumentHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void DocumentHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
}

} // namespace shortlist::ui
