// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcomeview.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/settings/appearancesettings.h"
#include "ui/theme/icons.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QDir>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QSettings>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

class Mark final : public QWidget
{
public:
    explicit Mark(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(px(20), px(20));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintBrandMark(painter, rect());
    }
};

/// A row of the card: icon in a box, title, a line below it, and a chevron.
class Choice final : public QAbstractButton
{
public:
    enum class Edge { Top, Middle, Bottom };

    Choice(const QString &iconName, const QString &title, const QString &note, Edge edge, QWidget *parent)
        : QAbstractButton(parent)
        , m_icon(iconName)
        , m_note(note)
        , m_edge(edge)
    {
        setText(title);
        setAccessibleName(title);
        setAccessibleDescription(note);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(px(67));
    }

    void setAccent(bool accent) { m_accent = accent; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        // The card's outline is drawn in parts, each row its own, so that the accent row can have its own colour.
        QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const double r = px(8);
        QPainterPath path;
        if (m_edge == Edge::Top)
            body.setBottom(body.bottom() + r);
        else if (m_edge == Edge::Bottom)
            body.setTop(body.top() - r);
        else
            body.adjust(0, -r, 0, r);
        path.addRoundedRect(body, r, r);
        painter.setClipRect(rect());
        painter.setPen(QPen(m_accent ? t.accentLine : t.line2, 1));
        painter.setBrush(m_accent ? t.accentSoft : isDown() ? t.press : underMouse() ? t.hover : t.surface);
        painter.drawPath(path);
        if (m_edge != Edge::Bottom)
            painter.fillRect(QRect(0, height() - 1, width(), 1), m_accent ? t.accentLine : t.line);
        if (hasFocus()) {
            painter.setPen(QPen(t.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), px(6), px(6));
        }
        const auto mirrored = [this](const QRect &area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
        const QRect box = mirrored(QRect(px(15), (height() - px(40)) / 2, px(40), px(40)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_accent ? t.surface : t.hover);
        painter.drawRoundedRect(box, px(6), px(6));
        paintIcon(painter, box, m_icon, px(20), m_accent ? t.accentText : t.text2);
        const int left = px(69);
        const int room = width() - left - px(m_accent ? 130 : 40);
        painter.setPen(t.text);
        painter.setFont(typeFont(Type::ChoiceTitle14));
        painter.drawText(mirrored(QRect(left, px(13), room, px(22))), Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(text(), Qt::ElideRight, room));
        painter.setPen(t.text2);
        painter.setFont(typeFont(Type::Secondary12));
        painter.drawText(mirrored(QRect(left, px(34), room, px(20))), Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_note, Qt::ElideRight, room));
        if (!m_accent)
            paintIcon(painter, mirrored(QRect(width() - px(32), 0, px(16), height())),
                isRightToLeft() ? u"chevron-left"_s : u"chevron-right"_s, px(16), t.text2);
    }

private:
    QString m_icon;
    QString m_note;
    Edge m_edge;
    bool m_accent = false;
};

/// The dashed place to drop a file, with a sheet in it.
class DropPlace final : public QWidget
{
public:
    explicit DropPlace(QWidget *parent)
        : QWidget(parent)
    {
        setAccessibleName(WelcomeView::tr("Drop a resume here. It is read on this computer and goes nowhere else."));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(rect(), t.canvas);
        painter.setPen(QPen(t.ctl, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(px(24), px(24), -px(24), -px(24)), px(10), px(10));
        const int sheetHeight = std::clamp(height() - px(280), px(200), px(526));
        const QRect sheet((width() - static_cast<int>(sheetHeight / 1.414)) / 2, px(72),
            static_cast<int>(sheetHeight / 1.414), sheetHeight);
        paintPage(painter, sheet);
        int y = sheet.bottom() + px(28);
        const auto line = [&](Type type, const QColor &ink, const QString &text) {
            painter.setFont(typeFont(type));
            painter.setPen(ink);
            painter.drawText(QRect(px(32), y, width() - px(64), px(24)), Qt::AlignCenter, text);
            y += px(22);
        };
        line(Type::RowTitle13, t.text, WelcomeView::tr("Drop a resume here"));
        line(Type::Secondary12, t.text2, WelcomeView::tr("It is read on this computer and goes nowhere else"));
        painter.setFont(typeFont(Type::Caption11));
        const QString format = u"JSON Resume"_s;
        QRect tag(0, y + px(8), painter.fontMetrics().horizontalAdvance(format) + px(14), px(20));
        tag.moveLeft((width() - tag.width()) / 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.surface);
        painter.drawRoundedRect(tag, px(4), px(4));
        painter.setPen(t.text2);
        painter.drawText(tag, Qt::AlignCenter, format);
    }

private:
    static void paintPage(QPainter &painter, const QRect &sheet)
    {
        const Tokens &t = tokens();
        painter.setPen(QPen(t.line2, 1));
        painter.setBrush(t.paper);
        painter.drawRoundedRect(QRectF(sheet).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter.setPen(Qt::NoPen);
        const double unit = sheet.width() / 100.0;
        const auto bar = [&](double x, double y, double w, double h, const QColor &colour) {
            painter.setBrush(colour);
            painter.drawRect(QRectF(sheet.left() + x * unit, sheet.top() + y * unit, w * unit, h * unit));
        };
        const QColor dark = t.dark ? QColor(0x66, 0x62, 0x5a) : t.ctl;
        const QColor pale = t.dark ? QColor(0xb5, 0xb0, 0xa6) : t.line2;
        bar(33, 9, 34, 3, dark);
        bar(40, 14, 20, 1.4, pale);
        double y = 22;
        for (const int lines : {2, 7, 6, 4}) {
            bar(9, y, 14, 1.6, dark);
            bar(9, y + 3, 82, 0.4, pale);
            y += 6;
            for (int at = 0; at < lines; ++at) {
                bar(at == 0 ? 9 : 11, y, at % 3 == 2 ? 52 : 76, 1.2, pale);
                y += 3.4;
            }
            y += 4;
        }
    }
};

} // namespace

WelcomeView::WelcomeView(const QString &libraryPath, QWidget *parent)
    : QWidget(parent)
{
    setProperty("panel", u"surface"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeLeft(libraryPath), 1);
    row->addWidget(new DropPlace(this), 1);
}

QHBoxLayout *WelcomeView::makePlace(const QString &libraryPath, QWidget *parent)
{
    auto *where = new QHBoxLayout;
    where->setSpacing(px(8));
    where->addWidget(new IconLabel(u"hard-drive"_s, 14, IconTone::Tertiary, parent));
    where->addWidget(new Label(tr("Saved in"), Type::Secondary12, Ink::Tertiary, parent));
    QString folder = QDir::toNativeSeparators(libraryPath);
    const QString home = QDir::toNativeSeparators(QDir::homePath());
    if (folder.startsWith(home))
        folder.replace(0, home.size(), u"~"_s);
    auto *path = new Label(folder, Type::Secondary12, Ink::Text, parent);
    path->setElided(true);
    where->addWidget(path, 1);
    return where;
}

QHBoxLayout *WelcomeView::makeFoot(QWidget *parent)
{
    const QList<std::pair<Appearance::Mode, QString>> modes{{Appearance::Mode::System, tr("Match system")},
        {Appearance::Mode::Light, tr("Light")}, {Appearance::Mode::Dark, tr("Dark")}};
    auto *theme = new Button(Button::Kind::Quiet, {}, u"sun-moon"_s, parent);
    theme->setObjectName(u"welcomeTheme"_s);
    theme->setChevron(true);
    auto *menu = new QMenu(theme);
    auto *group = new QActionGroup(menu);
    for (const auto &[mode, name] : modes) {
        QAction *action = menu->addAction(name);
        action->setCheckable(true);
        group->addAction(action);
        const auto show = [theme, action, name = name] {
            action->setChecked(true);
            theme->setText(name);
            theme->setAccessibleName(tr("Theme: %1").arg(name));
        };
        if (mode == Theme::instance().appearance().mode)
            show();
        connect(action, &QAction::triggered, theme, [mode = mode, show] {
            chooseThemeMode(mode);
            show();
        });
    }
    theme->setMenu(menu);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(theme);
    foot->addStretch(1);
    return foot;
}

QHBoxLayout *WelcomeView::makeBrand(QWidget *parent)
{
    auto *brand = new QHBoxLayout;
    brand->setSpacing(px(8));
    brand->addWidget(new Mark(parent));
    brand->addWidget(new Label(u"Shortlist"_s, Type::ChoiceTitle14, Ink::Text, parent));
    brand->addStretch(1);
    return brand;
}

QWidget *WelcomeView::makeLeft(const QString &libraryPath)
{
    auto *left = new QWidget(this);
    auto *text = new Label(
        tr("Your resumes are saved on this computer and open without a connection. You do not need an account."),
        Type::Reading13, Ink::Secondary, left);
    text->setWordWrap(true);
    text->setMaximumWidth(px(420));
    auto *open = new Choice(
        u"file-input"_s, tr("Open an existing resume"), tr("A JSON Resume file."), Choice::Edge::Top, left);
    open->setAccent(true);
    open->setObjectName(u"welcomeImport"_s);
    auto *choose = new Button(Button::Kind::Primary, tr("Choose file…"), open);
    choose->setButtonSize(Button::Size::Large);
    choose->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QHBoxLayout(open);
    inside->setContentsMargins(px(15), 0, px(15), 0);
    inside->addStretch(1);
    inside->addWidget(choose);
    auto *blank = new Choice(u"square-pen"_s, tr("Start with a blank page"),
        tr("Pick a template now, change it at any time."), Choice::Edge::Middle, left);
    auto *sample = new Choice(u"file-text"_s, tr("Start with a sample"), tr("A complete resume to look around in."),
        Choice::Edge::Middle, left);
    auto *job = new Choice(u"briefcase-business"_s, tr("Start from a job description"),
        tr("Paste a posting and keep it."), Choice::Edge::Middle, left);
    auto *restore = new Choice(u"archive-restore"_s, tr("Bring resumes from another device"), tr("Restore a backup."),
        Choice::Edge::Bottom, left);
    auto *rows = new QVBoxLayout;
    rows->setSpacing(0);
    for (Choice *choice : {open, blank, sample, job, restore})
        rows->addWidget(choice);

    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(px(64), px(38), px(56), px(28));
    column->setSpacing(0);
    column->addLayout(makeBrand(left));
    column->addStretch(2);
    column->addWidget(new Label(tr("Start with what you have"), Type::Welcome28, Ink::Text, left));
    column->addSpacing(px(4));
    column->addWidget(text);
    column->addSpacing(px(24));
    column->addLayout(rows);
    column->addSpacing(px(16));
    column->addLayout(makePlace(libraryPath, left));
    column->addStretch(3);
    column->addLayout(makeFoot(left));
    const auto begin = [this](void (WelcomeView::*signal)()) {
        QSettings().setValue(u"welcome/done"_s, true);
        emit(this->*signal)();
    };
    connect(open, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::importRequested); });
    connect(choose, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::importRequested); });
    connect(blank, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::newResumeRequested); });
    connect(sample, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::sampleRequested); });
    connect(job, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::newJobRequested); });
    connect(restore, &QAbstractButton::clicked, this, [begin] { begin(&WelcomeView::restoreRequested); });
    return left;
}

} // namespace shortlist::ui
