// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette.h"

#include "ui/components/label.h"
#include "ui/components/painting.h"
#include "ui/components/panes.h"
#include "ui/components/textfield.h"
#include "ui/shell/palettemodel.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

/// The line at the foot that says which keys do what.
class KeyFoot final : public QWidget
{
public:
    explicit KeyFoot(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(px(36));
        setAccessibleName(Palette::tr("Up and Down choose, Enter opens, Tab narrows"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.fillRect(rect(), t.sunken);
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
        const QFont font = typeFont(Type::Secondary12);
        int x = px(18);
        const auto place = [&](int from, int width) {
            return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, width, height()));
        };
        const auto hint = [&](const QStringList &keys, const QString &word) {
            const int caps = keyCapsWidth(keys);
            paintKeyCaps(painter, place(x, caps).right() + 1, height() / 2 + 1, keys);
            x += caps + px(8);
            painter.setFont(font);
            painter.setPen(t.text3);
            const int w = QFontMetrics(font).horizontalAdvance(word);
            painter.drawText(place(x, w + 2), Qt::AlignVCenter | Qt::AlignLeft, word);
            x += w + px(16);
        };
        hint({u"↑"_s, u"↓"_s}, Palette::tr("choose"));
        hint({u"↵"_s}, Palette::tr("open"));
        painter.setFont(font);
        painter.setPen(t.text3);
        painter.drawText(rect().adjusted(px(18), 0, -px(18), 0), Qt::AlignVCenter | Qt::AlignRight,
            Palette::tr("> commands   # jobs   @ sections"));
    }
};

/// The key that narrows the list, beside what it is narrowed to.
class TabCap final : public QWidget
{
public:
    explicit TabCap(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(keyCapsWidth({Palette::tr("Tab")}), px(24));
        setAccessibleName(Palette::tr("Tab narrows the list"));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintKeyCaps(painter, width(), height() / 2, {Palette::tr("Tab")});
    }
};

QList<std::optional<PaletteItem::Kind>> scopes()
{
    return {std::nullopt, PaletteItem::Kind::Resume, PaletteItem::Kind::Job, PaletteItem::Kind::Section,
        PaletteItem::Kind::Command};
}

} // namespace

Palette::Palette(QWidget *anyWidget, QList<PaletteItem> items)
    : Overlay(anyWidget, Place::Top)
    , m_items(std::move(items))
    , m_model(new PaletteModel(this))
    , m_field(new TextField(tr("Go to anything")))
    , m_scope(new Label(tr("Everything"), Type::Secondary12, Ink::Tertiary))
    , m_list(new QListView)
{
    auto *panel = new OverlayPanel(tr("Go to anything"));
    panel->setFixedWidth(px(640));
    m_field->setObjectName(u"paletteField"_s);
    m_field->setProperty("bare", true);
    QFont font = typeFont(Type::PaneTitle15);
    font.setWeight(QFont::Normal);
    m_field->setFont(font);
    m_field->setPlaceholderText(tr("Go to anything"));
    m_field->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("Results"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(px(18), 0, px(18), 0);
    row->setSpacing(px(10));
    auto *glass = new QLabel;
    glass->setPixmap(iconPixmap(u"search"_s, px(18), tokens().text2, devicePixelRatioF()));
    row->addWidget(glass);
    row->addWidget(m_field, 1);
    row->addWidget(m_scope);
    row->addWidget(new TabCap(panel));
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto *top = new QWidget;
    top->setFixedHeight(px(50));
    top->setLayout(row);
    column->addWidget(top);
    column->addWidget(new Hairline(Qt::Horizontal));
    column->addWidget(m_list);
    column->addWidget(new KeyFoot(panel));
    setPanel(panel);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::filter);
    connect(m_list, &QListView::clicked, this, &Palette::choose);
}

void Palette::ask(const QString &text)
{
    m_field->setText(text);
    filter();
    open(m_field);
}

void Palette::filter()
{
    const QString query = m_field->text();
    const auto only = scopes().value(m_scope->property("scope").toInt());
    m_model->show(m_items, query, only);
    const auto scope = paletteScope(query) ? paletteScope(query) : only;
    m_scope->setText(scope ? paletteKindName(*scope) : tr("Everything"));
    int height = 0;
    for (int at = 0; at < m_model->rowCount() && height < px(430); ++at)
        height += m_list->itemDelegate()->sizeHint({}, m_model->index(at)).height();
    m_list->setFixedHeight(std::clamp(height, px(40), px(430)));
    if (const int first = m_model->firstItem(); first >= 0)
        m_list->setCurrentIndex(m_model->index(first));
    panel()->adjustSize();
    m_field->setAccessibleDescription(tr("%1 results").arg(m_model->rowCount()));
}

void Palette::step(int by)
{
    const int next = m_model->nextItem(m_list->currentIndex().row(), by);
    if (next >= 0)
        m_list->setCurrentIndex(m_model->index(next));
}

void Palette::narrow(bool next)
{
    const int count = static_cast<int>(scopes().size());
    m_scope->setProperty("scope", (m_scope->property("scope").toInt() + (next ? 1 : count - 1)) % count);
    filter();
}

void Palette::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_model->row(index.row()).item)
        return;
    const auto go = m_model->row(index.row()).item->go;
    closeOverlay();
    if (go)
        go();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Down:
            step(1);
            return true;
        case Qt::Key_Up:
            step(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Tab:
            narrow(true);
            return true;
        case Qt::Key_Backtab:
            narrow(false);
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace shortlist::ui
