// SPDX-License-Identifier: GPL-3.0-or-later
// How the export dialog is put together; what it does is in exportdialog.cpp.
#include "models/domain/exportname.h"
#include "ui/components/button.h"
#include "ui/components/flowlayout.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/onetabstop.h"
#include "ui/components/panes.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/textfield.h"
#include "ui/editor/resumesession.h"
#include "ui/export/exportdialog.h"
#include "ui/export/exportpreview.h"
#include "ui/export/formatlist.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QMap>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int panelWidth = 934;
constexpr int panelHeight = 590;
constexpr int formatsWidth = 204;
constexpr int labelWidth = 104;

QString tokenName(const QString &token)
{
    static const QMap<QString, QString> names{{u"name"_s, ExportDialog::tr("name")},
        {u"job"_s, ExportDialog::tr("job")}, {u"company"_s, ExportDialog::tr("company")},
        {u"title"_s, ExportDialog::tr("title")}, {u"date"_s, ExportDialog::tr("date")},
        {u"version"_s, ExportDialog::tr("version")}, {u"template"_s, ExportDialog::tr("template")}};
    return names.value(token, token);
}

QFrame *line(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    frame->setFixedHeight(1);
    frame->setStyleSheet(u"background: %1"_s.arg(tokens().line.name()));
    return frame;
}

} // namespace

ExportDialog::ExportDialog(QWidget *window, ResumeSession &session)
    : Overlay(window)
    , m_session(session)
    , m_settings(ExportSettings::fromJson(session.memory().value(u"export"_s).toObject()))
{
    setObjectName(u"exportDialog"_s);
    auto *panel = new OverlayPanel(tr("Export"), this);
    panel->resize(px(panelWidth), px(panelHeight));
    panel->setFixedSize(px(panelWidth), px(panelHeight));
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(line(panel));
    auto *parts = new QHBoxLayout;
    parts->setSpacing(0);
    auto *left = new QFrame(panel);
    left->setProperty("panel", u"surface"_s);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, px(10), 0, 0);
    m_formats = new FormatList(left);
    left->setFixedWidth(px(formatsWidth));
    leftColumn->addWidget(m_formats);
    parts->addWidget(left);
    parts->addWidget(new Hairline(Qt::Vertical, panel));
    parts->addWidget(makeMiddle(), 1);
    m_preview = new ExportPreview(panel);
    parts->addWidget(m_preview);
    column->addLayout(parts, 1);
    column->addWidget(line(panel));
    column->addWidget(makeFoot());
    setPanel(panel);
    m_formats->setFormat(m_settings.format);
    connect(m_formats, &FormatList::formatChosen, this, [this](exchange::ExportFormat format) {
        m_settings.format = format;
        settingsChanged();
    });
    m_probeTimer.setSingleShot(true);
    m_busyTimer.setSingleShot(true);
    connect(&m_probeTimer, &QTimer::timeout, this, &ExportDialog::probe);
    connect(&m_busyTimer, &QTimer::timeout, this, [this] { m_export->setBusy(true); });
    connect(&m_probe, &QFutureWatcher<Probe>::finished, this, &ExportDialog::probed);
    refresh();
    probe();
}

QWidget *ExportDialog::makeHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(px(47));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(px(20), 0, px(12), 0);
    row->setSpacing(px(8));
    row->addWidget(new Label(tr("Export"), Type::PaneTitle15, Ink::Text, head));
    const ResumeSummary &resume = m_session.summary();
    auto *title = new Label(resume.version > 0 ? tr("%1, v%2").arg(resume.title).arg(resume.version) : resume.title,
        Type::Body13, Ink::Secondary, head);
    title->setElided(true);
    row->addWidget(title, 1);
    Button *close = Button::iconButton(u"x"_s, tr("Close"), head);
    connect(close, &QAbstractButton::clicked, this, &Overlay::closeOverlay);
    row->addWidget(close);
    return head;
}

void ExportDialog::addRow(QGridLayout *grid, const QString &name, QWidget *widget)
{
    const int row = grid->rowCount();
    auto *label = new Label(name, Type::Secondary12, Ink::Secondary, this);
    label->setContentsMargins(0, px(5), 0, 0);
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(widget, row, 1);
    if (name == tr("Pages"))
        m_pageRows << label << widget;
    if (name == tr("Paper"))
        m_paperRows << label << widget;
}

QWidget *ExportDialog::makeMiddle()
{
    auto *middle = new QFrame(this);
    middle->setProperty("panel", u"surface"_s);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(px(20), px(16), px(20), px(16));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(px(12));
    grid->setVerticalSpacing(px(12));
    grid->setColumnMinimumWidth(0, px(labelWidth));
    grid->setColumnStretch(1, 1);
    addRow(grid, tr("Paper"), makePaperRow());
    addRow(grid, tr("Pages"), makePagesRow());
    addRow(grid, tr("File name"), makeNameRow());
    addRow(grid, tr("Folder"), makeFolderRow());
    addRow(grid, tr("Afterwards"), makeAfterRow());
    column->addLayout(grid);
    column->addStretch(1);
    m_error = new Label({}, Type::Body13, Ink::Bad, middle);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    return middle;
}

QWidget *ExportDialog::makePaperRow()
{
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    m_paper = new SegmentedControl(SegmentedControl::Look::Track, tr("Paper"), holder);
    m_paper->addSegment(tr("A4"));
    m_paper->addSegment(tr("Letter"));
    m_paper->setCurrent(m_settings.paper == u"Letter" ? 1 : 0);
    connect(m_paper, &SegmentedControl::currentChanged, this, [this](int index) {
        m_settings.paper = index == 1 ? u"Letter"_s : u"A4"_s;
        settingsChanged();
    });
    row->addWidget(m_paper);
    row->addStretch(1);
    return holder;
}

QWidget *ExportDialog::makePagesRow()
{
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, px(2), 0, 0);
    row->setSpacing(px(16));
    m_allPages = new QRadioButton(tr("All"), holder);
    m_firstPage = new QRadioButton(tr("First page only"), holder);
    stopTabWhileChosen(m_allPages);
    stopTabWhileChosen(m_firstPage);
    (m_settings.firstPageOnly ? m_firstPage : m_allPages)->setChecked(true);
    connect(m_firstPage, &QRadioButton::toggled, this, [this](bool first) {
        m_settings.firstPageOnly = first;
        settingsChanged();
    });
    row->addWidget(m_allPages);
    row->addWidget(m_firstPage);
    row->addStretch(1);
    return holder;
}

QWidget *ExportDialog::makeNameRow()
{
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(6));
    m_name = new TextField(tr("File name"), holder);
    m_name->setObjectName(u"fileName"_s);
    m_name->setText(m_settings.pattern.isEmpty() ? defaultExportName(m_session.summary()) : m_settings.pattern);
    // The suffix stands in the field, at its end.
    m_suffix = new Label({}, Type::Body13, Ink::Tertiary, m_name);
    auto *inside = new QHBoxLayout(m_name);
    inside->setContentsMargins(px(10), 0, px(10), 0);
    inside->addStretch(1);
    inside->addWidget(m_suffix);
    m_name->setTextMargins(isRightToLeft() ? px(44) : 0, 0, isRightToLeft() ? 0 : px(44), 0);
    column->addWidget(m_name);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_settings.pattern = text;
        refresh();
    });
    auto *tokenRow = new FlowLayout(4);
    auto *add = new Label(tr("Add"), Type::Secondary12, Ink::Tertiary, holder);
    add->setMinimumHeight(px(24));
    tokenRow->addWidget(add);
    const QStringList tokens = exportNameTokens();
    for (const QString &token : tokens) {
        auto *button = new Button(Button::Kind::Token, tokenName(token), holder);
        button->setButtonSize(Button::Size::Small);
        button->setAccessibleName(tr("Add %1 to the file name").arg(tokenName(token)));
        connect(button, &QAbstractButton::clicked, this, [this, token] { insertToken(token); });
        tokenRow->addWidget(button);
        m_tokens.insert(token, button);
    }
    column->addLayout(tokenRow);
    m_example = new Label({}, Type::Secondary12, Ink::Secondary, holder);
    m_example->setObjectName(u"example"_s);
    m_example->setWordWrap(true);
    column->addWidget(m_example);
    return holder;
}

QWidget *ExportDialog::makeFolderRow()
{
    auto *holder = new QWidget(this);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    m_folder = new TextField(tr("Folder"), holder);
    m_folder->setReadOnly(true);
    m_folder->setFocusPolicy(Qt::TabFocus); // to be read; Choose… changes it
    m_folder->setTextMargins(isRightToLeft() ? 0 : px(20), 0, isRightToLeft() ? px(20) : 0, 0);
    auto *inside = new QHBoxLayout(m_folder);
    inside->setContentsMargins(px(9), 0, px(9), 0);
    inside->addWidget(new IconLabel(u"folder"_s, 16, IconTone::Secondary, m_folder));
    inside->addStretch(1);
    auto *choose = new Button(Button::Kind::Secondary, tr("Choose…"), holder);
    choose->setObjectName(u"chooseFolder"_s);
    connect(choose, &QAbstractButton::clicked, this, &ExportDialog::chooseFolder);
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    return holder;
}

QWidget *ExportDialog::makeAfterRow()
{
    auto *holder = new QWidget(this);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(0, px(4), 0, 0);
    column->setSpacing(px(10));
    m_publish = new QCheckBox(tr("Mark as Published and name the version"), holder);
    m_publish->setObjectName(u"publish"_s);
    m_publish->setChecked(m_settings.publish);
    m_openFolder = new QCheckBox(tr("Open the folder"), holder);
    m_openFolder->setChecked(m_settings.openFolder);
    connect(m_publish, &QCheckBox::toggled, this, [this](bool on) { m_settings.publish = on; });
    connect(m_openFolder, &QCheckBox::toggled, this, [this](bool on) { m_settings.openFolder = on; });
    column->addWidget(m_publish);
    column->addWidget(m_openFolder);
    return holder;
}

QWidget *ExportDialog::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(px(20), px(12), px(16), px(12));
    row->setSpacing(px(8));
    m_remember = new QCheckBox(tr("Remember for this resume"), foot);
    m_remember->setObjectName(u"remember"_s);
    m_remember->setChecked(true);
    row->addWidget(m_remember);
    row->addStretch(1);
    const auto add = [&](Button::Kind kind, const QString &text, const QString &iconName) {
        auto *button = new Button(kind, text, iconName, foot);
        button->setButtonSize(Button::Size::Large);
        row->addWidget(button);
        return button;
    };
    connect(
        add(Button::Kind::Quiet, tr("Copy as text"), {}), &QAbstractButton::clicked, this, &ExportDialog::copyAsText);
    connect(add(Button::Kind::Secondary, tr("Cancel"), {}), &QAbstractButton::clicked, this, &Overlay::closeOverlay);
    m_export = add(Button::Kind::Primary, tr("Export"), u"download"_s);
    m_export->setObjectName(u"export"_s);
    connect(m_export, &QAbstractButton::clicked, this, &ExportDialog::startExport);
    return foot;
}

void ExportDialog::chooseFolder()
{
    const QString start = m_settings.folder.isEmpty() ? defaultExportFolder() : m_settings.folder;
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder"), start);
    if (folder.isEmpty())
        return;
    m_settings.folder = folder;
    refresh();
}

} // namespace shortlist::ui
