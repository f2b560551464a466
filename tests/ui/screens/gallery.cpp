// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/screens.h"

#include "ui/components/banner.h"
#include "ui/components/button.h"
#include "ui/components/chiplist.h"
#include "ui/components/label.h"
#include "ui/components/segmentedcontrol.h"
#include "ui/components/switch.h"
#include "ui/components/tag.h"
#include "ui/components/textfield.h"
#include "ui/theme/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QSlider>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;
using namespace shortlist::ui;

namespace shortlist::screens {

namespace {

class Swatch final : public QWidget
{
public:
    explicit Swatch(QColor colour)
        : m_colour(std::move(colour))
    {
        setFixedSize(84, 34);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(tokens().line2);
        painter.setBrush(m_colour);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }

private:
    QColor m_colour;
};

class IconSheet final : public QWidget
{
public:
    IconSheet() { setMinimumHeight(28); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        int x = 0;
        for (const auto *name : {u"file-text", u"briefcase-business", u"layout-template", u"activity", u"trash-2",
                 u"target", u"scan-text", u"history", u"wand-sparkles", u"git-merge", u"git-merge-conflict",
                 u"cloud-check", u"cloud-off", u"grip-vertical", u"search", u"menu", u"pencil", u"download", u"upload",
                 u"copy-plus", u"list", u"layout-grid", u"panel-right", u"list-filter", u"arrow-down-wide-narrow",
                 u"hard-drive", u"globe", u"sun-moon", u"archive-restore", u"file-input", u"square-pen", u"undo-2",
                 u"redo-2", u"zoom-in", u"settings", u"keyboard", u"lightbulb", u"bookmark", u"shield-user"}) {
            paintIcon(painter, QRect(x, 0, 20, 28), QString::fromUtf16(name), 20, tokens().text2);
            x += 27;
        }
    }
};

QWidget *rowOf(std::initializer_list<QWidget *> widgets)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget *widget : widgets)
        layout->addWidget(widget, 0, Qt::AlignLeft);
    layout->addStretch(1);
    return row;
}

template <typename T>
T *disabled(T *widget)
{
    widget->setEnabled(false);
    return widget;
}

QWidget *buttons()
{
    auto *busy = new Button(Button::Kind::Primary, u"Exporting…"_s, u"download"_s, nullptr);
    busy->setBusy(true);
    auto *split = new SplitButton(Button::Kind::Primary, u"New resume"_s, u"plus"_s, u"More"_s);
    auto *folio = new Button(Button::Kind::Secondary, u"Folio"_s, u"layout-template"_s, nullptr);
    folio->setChevron(true);
    return rowOf({new Button(Button::Kind::Primary, u"Export"_s, u"download"_s, nullptr),
        new Button(Button::Kind::Secondary, u"Analyse again"_s, u"refresh-cw"_s, nullptr),
        new Button(Button::Kind::Quiet, u"Dismiss"_s), Button::iconButton(u"undo-2"_s, u"Undo"_s),
        new Button(Button::Kind::Danger, u"Delete forever"_s, u"trash-2"_s, nullptr), busy, split, folio,
        disabled(new Button(Button::Kind::Primary, u"Export"_s, u"download"_s, nullptr)),
        disabled(new Button(Button::Kind::Secondary, u"Analyse again"_s, u"refresh-cw"_s, nullptr)),
        new Button(Button::Kind::Link, u"Change"_s)});
}

template <typename T>
T *hovered(T *widget)
{
    widget->setAttribute(Qt::WA_UnderMouse);
    return widget;
}

template <typename T>
T *pressed(T *widget)
{
    widget->setDown(true);
    return widget;
}

/// Default, hover, pressed and disabled of each kind, side by side. The ring of the focus is on one control at a time.
QWidget *states()
{
    auto *table = new QWidget;
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(48));
    grid->setVerticalSpacing(px(10));
    int column = 1;
    for (const auto *name : {u"Default", u"Hover", u"Pressed", u"Disabled"})
        grid->addWidget(new Label(QString::fromUtf16(name), Type::Caption11, Ink::Tertiary), 0, column++);
    const auto row = [grid](const QString &name, const std::function<Button *()> &make) {
        const int at = grid->rowCount();
        grid->addWidget(new Label(name, Type::Secondary12, Ink::Secondary), at, 0);
        grid->addWidget(make(), at, 1);
        grid->addWidget(hovered(make()), at, 2);
        grid->addWidget(pressed(make()), at, 3);
        grid->addWidget(disabled(make()), at, 4);
    };
    row(u"Primary"_s, [] { return new Button(Button::Kind::Primary, u"Export"_s, u"download"_s, nullptr); });
    row(u"Secondary"_s,
        [] { return new Button(Button::Kind::Secondary, u"Analyse again"_s, u"refresh-cw"_s, nullptr); });
    row(u"Quiet"_s, [] { return new Button(Button::Kind::Quiet, u"Dismiss"_s); });
    row(u"Icon"_s, [] { return Button::iconButton(u"undo-2"_s, u"Undo"_s); });
    row(u"Menu button"_s, [] {
        auto *folio = new Button(Button::Kind::Secondary, u"Folio"_s, u"layout-template"_s, nullptr);
        folio->setChevron(true);
        return folio;
    });
    row(u"Danger"_s, [] { return new Button(Button::Kind::Danger, u"Delete forever"_s, u"trash-2"_s, nullptr); });
    grid->setColumnStretch(5, 1);
    return table;
}

QWidget *fields()
{
    auto *plain = new TextField(u"Company"_s);
    plain->setText(u"Merewick Energy"_s);
    plain->setFixedWidth(168);
    auto *search = new SearchField(u"Search all resumes"_s, u"Ctrl F"_s);
    search->setFixedWidth(240);
    auto *off = new TextField(u"End"_s);
    off->setText(u"Present"_s);
    off->setEnabled(false);
    off->setFixedWidth(140);
    auto *end = new LabelledField(u"End"_s, new TextField);
    static_cast<TextField *>(end->field())->setText(u"Feb 2012"_s);
    end->setError(u"Ends before it starts"_s);
    end->setFixedWidth(180);
    auto *combo = new QComboBox;
    combo->addItems({u"Match system"_s, u"Always"_s});
    return rowOf({plain, search, off, end, combo});
}

QWidget *choices()
{
    auto *on = new QCheckBox(u"I work here now"_s);
    on->setChecked(true);
    auto *radio = new QRadioButton(u"All 2"_s);
    radio->setChecked(true);
    auto *switchOn = new Switch(u"Dim"_s);
    switchOn->setChecked(true);
    auto *slider = new QSlider(Qt::Horizontal);
    slider->setValue(40);
    slider->setFixedWidth(140);
    auto *modes = new SegmentedControl(SegmentedControl::Look::Track, u"View"_s);
    modes->addSegment(u"Form"_s);
    modes->addSegment(u"Page"_s);
    modes->addSegment(u"Both"_s);
    auto *tabs = new SegmentedControl(SegmentedControl::Look::Tabs, u"Filter"_s);
    tabs->setCount(tabs->addSegment(u"All"_s), 12);
    tabs->setCount(tabs->addSegment(u"Draft"_s), 5);
    return rowOf({new QCheckBox(u"Off"_s), on, disabled(new QCheckBox(u"Disabled"_s)), new QRadioButton(u"First"_s),
        radio, new Switch(u"Off"_s), switchOn, slider, modes, tabs});
}

QWidget *words()
{
    auto *chips = new ChipList(u"Skills"_s, u"Add"_s);
    chips->setTexts({u"SQL"_s, u"Python"_s, u"dbt"_s});
    chips->setMinimumWidth(260);
    return rowOf({new Tag(u"preferred"_s), new Tag(u"required"_s, Tone::Bad), new Tag(u"1 hint"_s, Tone::Warn),
        new Tag(u"Offline"_s, Tone::Ok), new Tag(u"Optimised"_s, Tone::Plum), new Tag(u"In use"_s, Tone::Accent),
        new StatusLabel(ResumeStatus::Draft), new StatusLabel(ResumeStatus::Published),
        new StatusLabel(ResumeStatus::Archived), chips});
}

QWidget *messages()
{
    auto *page = new Banner(Tone::Warn, u"triangle-alert"_s, u"Page 3 holds two lines."_s);
    page->addAction(u"Fit to 2 pages"_s);
    page->setMinimumWidth(480);
    auto *disk = new Banner(Tone::Bad, u"circle-alert"_s, u"Not saved. The disk is full."_s);
    disk->addAction(u"Save elsewhere…"_s);
    disk->setMinimumWidth(480);
    return rowOf({page, disk});
}

QWidget *typeScale()
{
    return rowOf({new Label(u"28/36"_s, Type::Welcome28), new Label(u"20/28"_s, Type::Heading20),
        new Label(u"16/24"_s, Type::ViewTitle16), new Label(u"15/22"_s, Type::PaneTitle15),
        new Label(u"13.5/22 reading"_s, Type::Reading13), new Label(u"13/20 body"_s),
        new Label(u"12/18 small"_s, Type::Secondary12), new Label(u"11/16 caption"_s, Type::Caption11),
        new Label(u"JetBrains Mono"_s, Type::Mono11), new Label(u"74"_s, Type::Score44)});
}

std::unique_ptr<QWidget> gallery()
{
    auto page = std::make_unique<QWidget>();
    page->setProperty("panel", u"surface"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(page.get());
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(20);
    column->addWidget(new Label(u"Components"_s, Type::Heading20));
    const Tokens &t = tokens();
    column->addWidget(rowOf({new Swatch(t.window), new Swatch(t.sidebar), new Swatch(t.surface), new Swatch(t.sunken),
        new Swatch(t.canvas), new Swatch(t.hover), new Swatch(t.press), new Swatch(t.select), new Swatch(t.line),
        new Swatch(t.line2), new Swatch(t.accentSoft)}));
    column->addWidget(typeScale());
    column->addWidget(buttons());
    column->addWidget(states());
    column->addWidget(fields());
    column->addWidget(choices());
    column->addWidget(words());
    column->addWidget(messages());
    column->addWidget(new IconSheet);
    auto *menu = new QMenu(page.get());
    menu->setWindowFlags(Qt::Widget);
    menu->addAction(icon(u"pencil"_s), u"Open"_s)->setShortcut(Qt::Key_Return);
    QAction *variant = menu->addAction(icon(u"copy-plus"_s), u"Duplicate as variant"_s);
    variant->setShortcut(Qt::CTRL | Qt::Key_D);
    menu->addAction(icon(u"download"_s), u"Export…"_s)->setShortcut(Qt::CTRL | Qt::Key_E);
    menu->addSeparator();
    QAction *trash = menu->addAction(icon(u"trash-2"_s, IconTone::Bad), u"Move to Trash"_s);
    trash->setShortcut(Qt::Key_Delete);
    setDangerous(trash);
    menu->setActiveAction(variant);
    menu->setVisible(true);
    column->addWidget(menu, 0, Qt::AlignLeft);
    column->addStretch(1);
    return page;
}

} // namespace

std::vector<Screen> galleryScreens()
{
    return {{u"13-components"_s, gallery, {{1280, 1280}}}};
}

} // namespace shortlist::screens
