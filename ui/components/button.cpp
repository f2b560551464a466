// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/button.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int padding = 11;
constexpr int gap = 6;
constexpr int spinnerIntervalMs = 50;
constexpr int spinnerStepDegrees = 30;

QPainterPath roundedSides(const QRectF &r, double radius, bool squareLeft, bool squareRight)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill);
    path.addRoundedRect(r, radius, radius);
    if (squareLeft)
        path.addRect(QRectF(r.left(), r.top(), radius, r.height()));
    if (squareRight)
        path.addRect(QRectF(r.right() - radius, r.top(), radius, r.height()));
    return path.simplified();
}

} // namespace

Button::Button(Kind kind, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_kind(kind)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

Button::Button(Kind kind, const QString &text, const QString &iconName, QWidget *parent)
    : Button(kind, text, parent)
{
    m_iconName = iconName;
}

Button *Button::iconButton(const QString &iconName, const QString &name, QWidget *parent)
{
    auto *button = new Button(Kind::Icon, {}, iconName, parent);
    button->setHint(name);
    return button;
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setButtonSize(Size size)
{
    m_size = size;
    updateGeometry();
}

void Button::setIconName(const QString &iconName)
{
    m_iconName = iconName;
    updateGeometry();
    update();
}

void Button::setHint(const QString &name, const QString &shortcut)
{
    setAccessibleName(name);
    setToolTip(shortcut.isEmpty() ? name : u"%1  %2"_s.arg(name, shortcut));
}

void Button::setDetail(const QString &detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

int Button::sidePadding() const
{
    return px(m_kind == Kind::Link ? 4 : m_kind == Kind::Token ? 6 : padding);
}

int Button::detailWidth() const
{
    return m_detail.isEmpty() ? 0 : px(4) + QFontMetrics(typeFont(Type::Body13)).horizontalAdvance(m_detail) + 1;
}

void Button::setChevron(bool shown)
{
    m_chevron = shown;
    updateGeometry();
    update();
}

void Button::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    if (accessibleName().isEmpty())
        setAccessibleName(text());
    if (toolTip().isEmpty())
        setToolTip(text());
    updateGeometry();
    update();
}

void Button::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (busy && !m_spin) {
        m_spin = new QTimer(this);
        m_spin->setInterval(spinnerIntervalMs);
        connect(m_spin, &QTimer::timeout, this, [this] {
            m_turn = (m_turn + spinnerStepDegrees) % 360;
            update();
        });
    }
    if (busy && Theme::instance().motion(1) > 0)
        m_spin->start();
    else if (m_spin)
        m_spin->stop();
    update();
}

void Button::setStartAligned(bool start)
{
    m_start = start;
    update();
}

void Button::setJoined(bool left, bool right)
{
    m_joinedLeft = left;
    m_joinedRight = right;
    update();
}

bool Button::iconOnly() const
{
    return m_kind == Kind::Icon || m_kind == Kind::IconBordered || m_compact || text().isEmpty();
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(typeFont(textType()));
    const int height = std::max(px(static_cast<int>(m_size)), metrics.height() + px(4));
    if (iconOnly())
        return {m_chevron && m_kind != Kind::Icon && m_kind != Kind::IconBordered ? height + px(14) : height, height};
    int width = 2 * sidePadding() + metrics.horizontalAdvance(text().remove(u'&')) + 1 + detailWidth();
    if (!m_iconName.isEmpty() || m_busy)
        width += px(16 + gap);
    if (m_chevron)
        width += px(14 + gap);
    return {width, height};
}

QSize Button::minimumSizeHint() const
{
    return sizeHint();
}

Button::Colours Button::colours() const
{
    const Tokens &t = tokens();
    const bool hovered = underMouse() && isEnabled() && !m_busy;
    const bool pressed = isEnabled() && (isDown() || (isChecked() && isCheckable()));
    const QColor none(Qt::transparent);
    if (!isEnabled()) {
        const bool filled = m_kind == Kind::Primary;
        const bool edged = m_kind == Kind::Secondary || m_kind == Kind::Danger || m_kind == Kind::IconBordered;
        return {filled ? t.press : none, edged ? t.line : none, t.disabled};
    }
    const QColor flat = pressed ? t.press : hovered ? t.hover : none;
    switch (m_kind) {
    case Kind::Primary: {
        const QColor fill = pressed ? t.accentFillPress : hovered ? t.accentFillHover : t.accentFill;
        return {fill, fill, t.onAccent};
    }
    case Kind::Secondary:
    case Kind::IconBordered:
        return {pressed ? t.press : hovered ? t.hover : t.surface, t.line2, t.text};
    case Kind::Danger:
        return {pressed ? t.press : hovered ? t.hover : t.surface, t.line2, t.bad};
    case Kind::Token:
        return {pressed ? t.press : hovered ? t.select : t.hover, none, t.text2};
    case Kind::Link:
        return {flat, none, t.accentText};
    case Kind::Quiet:
    case Kind::Icon:
        return {flat, none, pressed ? t.text : t.text2};
    }
    return {none, none, t.text};
}

void Button::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours c = colours();
    QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = px(6);
    if (hasFocus()) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
        body = body.adjusted(2.5, 2.5, -2.5, -2.5); // the ring and a gap of 1 px
    }
    painter.setPen(c.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(c.edge, 1));
    painter.setBrush(c.fill);
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    painter.drawPath(roundedSides(body, hasFocus() ? radius - 2 : radius, rtl ? m_joinedRight : m_joinedLeft,
        rtl ? m_joinedLeft : m_joinedRight));
    paintContent(painter, rect(), c.ink);
}

void Button::paintContent(QPainter &painter, const QRect &area, const QColor &ink) const
{
    const QFont font = typeFont(textType());
    const QFontMetrics metrics(font);
    const int side = px(16);
    const bool withIcon = m_busy || !m_iconName.isEmpty();
    const bool withText = !iconOnly();
    const QString words = withText ? text() : QString();
    const int pad = sidePadding();
    const int detail = withText ? detailWidth() : 0;
    int room = area.width() - 2 * pad - (withIcon ? side + px(gap) : 0) - (m_chevron ? px(14 + gap) : 0) - detail;
    const QString shown = metrics.elidedText(words, Qt::ElideRight, std::max(room, 0) + 1);
    int width = withText ? metrics.horizontalAdvance(QString(shown).remove(u'&')) + detail : 0;
    if (withIcon)
        width += side + (withText ? px(gap) : 0);
    if (m_chevron)
        width += px(14) + (width > 0 ? px(withText ? gap : 2) : 0);
    int x = m_start ? pad : (area.width() - width) / 2;
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](int w) {
        const QRect r(rtl ? area.width() - x - w : x, 0, w, area.height());
        x += w;
        return r;
    };
    if (withIcon) {
        const QRect r = place(side);
        if (m_busy) {
            painter.save();
            painter.translate(QRectF(r).center());
            painter.rotate(m_turn);
            painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap));
            painter.setBrush(Qt::NoBrush);
            const double half = side / 2.0 - 2;
            painter.drawArc(QRectF(-half, -half, 2 * half, 2 * half), 0, 270 * 16);
            painter.restore();
        } else {
            paintIcon(painter, r, m_iconName, side, ink);
        }
        x += withText ? px(gap) : px(2);
    }
    if (withText) {
        painter.setFont(font);
        painter.setPen(ink);
        const int w = metrics.horizontalAdvance(QString(shown).remove(u'&')) + 1;
        painter.drawText(place(w), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, shown);
        if (detail > 0) {
            painter.setFont(typeFont(Type::Body13));
            painter.drawText(place(detail), Qt::AlignVCenter | Qt::AlignRight, m_detail);
        }
        x += px(gap);
    }
    if (m_chevron) {
        if (m_start)
            x = area.width() - pad - px(14);
        paintIcon(painter, place(px(14)), u"chevron-down"_s, px(14), ink);
    }
}

void Button::mousePressEvent(QMouseEvent *event)
{
    if (!m_busy)
        QPushButton::mousePressEvent(event);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    if (m_busy && event->key() == Qt::Key_Space)
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_busy)
            menu() ? showMenu() : click();
        return;
    }
    QPushButton::keyPressEvent(event);
}

SplitButton::SplitButton(
    Button::Kind kind, const QString &text, const QString &iconName, const QString &menuName, QWidget *parent)
    : QWidget(parent)
    , m_action(new Button(kind, text, iconName, this))
    , m_menuPart(new Button(kind, {}, u"chevron-down"_s, this))
{
    m_action->setJoined(false, true);
    m_menuPart->setJoined(true, false);
    m_menuPart->setHint(menuName);
    m_menuPart->setFixedWidth(px(23));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(m_action);
    layout->addWidget(m_menuPart);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_action, &QPushButton::clicked, this, &SplitButton::clicked);
    connect(&Theme::instance(), &Theme::changed, this, [this] { m_menuPart->setFixedWidth(px(23)); });
}

void SplitButton::setMenu(QMenu *menu)
{
    m_menuPart->setMenu(menu);
}

void SplitButton::setCompact(bool compact)
{
    m_action->setCompact(compact);
    m_menuPart->setVisible(!compact);
    m_action->setJoined(false, !compact);
}

} // namespace shortlist::ui
