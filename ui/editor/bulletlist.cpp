// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/bulletlist.h"

#include "ui/components/button.h"
#include "ui/editor/bulletedit.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"

#include <QContextMenuEvent>
#include <QHash>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

// px at 100 %: see the picture of the editor.
constexpr int fieldLeft = 15;
constexpr int fieldRight = 22; ///< room at the end for the row's menu
constexpr int textInset = 9;
constexpr int rowInset = 6;

int lineHeight()
{
    return Theme::instance().lineHeight(Type::Body13);
}

int layLines(QTextLayout &layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        // As QTextDocument sets a fixed line height: what the font leaves over is above the text.
        line.setPosition(QPointF(0, lines * lineHeight() + lineHeight() - line.height()));
        ++lines;
    }
    layout.endLayout();
    return std::max(1, lines);
}

/// The list itself is a stop of Tab until a row is edited, so it has a name as well.
QString nameOfList(const QString &word, const QString &owner)
{
    return owner.isEmpty() ? BulletList::tr("%1 list").arg(word) : BulletList::tr("%1 list, %2").arg(word, owner);
}

} // namespace

BulletList::BulletList(QWidget *parent)
    : QWidget(parent)
    , m_editor(new BulletEdit(this))
    , m_more(Button::iconButton(u"ellipsis"_s, tr("Bullet menu"), this))
    , m_word(tr("Bullet"))
{
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent, false);
    m_editor->hide();
    m_more->setButtonSize(Button::Size::Small);
    m_more->setFocusPolicy(Qt::NoFocus);
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        const int row = m_hover >= 0 ? m_hover : m_current;
        if (row >= 0)
            showMenu(row, m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
    connect(m_editor, &AutoHeightEdit::textEdited, this, [this](const QString &text) {
        if (m_items.isEmpty())
            emit insertWanted(0, {text});
        else if (m_current >= 0 && m_current < m_items.size())
            emit this->textEdited(m_items.at(m_current).id, text);
    });
    connect(m_editor, &AutoHeightEdit::left, this, [this] {
        if (!window()->isActiveWindow())
            return;
        hideEditor();
        emit focusLeft();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] { measure(true); });
    measure(true);
    setAccessibleName(nameOfList(m_word, m_owner));
}

void BulletList::setOwnerName(const QString &owner)
{
    if (owner == m_owner)
        return;
    m_owner = owner;
    setAccessibleName(nameOfList(m_word, m_owner));
    nameEditor();
}

void BulletList::setItemWord(const QString &word)
{
    m_word = word;
    setAccessibleName(nameOfList(m_word, m_owner));
    nameEditor();
}

void BulletList::setItems(const QList<TextItem> &items)
{
    if (m_items == items)
        return;
    const ItemId current = m_current >= 0 && m_current < m_items.size() ? m_items.at(m_current).id : ItemId();
    const bool first = m_items.isEmpty() && m_current == 0; // typing into the empty list made it
    if (m_measuredWidth > 0) {
        QHash<ItemId, qsizetype> known;
        const bool sameRows = items.size() == m_items.size();
        for (qsizetype i = 0; !sameRows && i < m_items.size(); ++i)
            known.insert(m_items.at(i).id, i);
        std::vector<int> lines(static_cast<size_t>(items.size()));
        for (qsizetype i = 0; i < items.size(); ++i) {
            const qsizetype was = sameRows ? i : known.value(items.at(i).id, -1);
            const bool same = was >= 0 && m_items.at(was).text == items.at(i).text;
            lines[static_cast<size_t>(i)] = same ? m_lines[static_cast<size_t>(was)] : linesOf(items.at(i).text);
        }
        m_lines = std::move(lines);
    }
    m_items = items;
    measure(m_measuredWidth <= 0);
    if (first && !m_items.isEmpty()) {
        m_current = 0;
    } else if (!current.isNull()) {
        const auto at = std::find_if(
            m_items.cbegin(), m_items.cend(), [&current](const TextItem &item) { return item.id == current; });
        m_current = at == m_items.cend() ? -1 : static_cast<int>(at - m_items.cbegin());
        if (m_current < 0)
            hideEditor();
    }
    m_hover = -1;
    m_more->hide();
    placeEditor();
    update();
}

int BulletList::textWidth() const
{
    return std::max(px(40), width() - px(fieldLeft) - px(fieldRight) - 2 * px(textInset));
}

int BulletList::linesOf(const QString &text) const
{
    QTextLayout layout(text, typeFont(Type::Body13));
    return layLines(layout, textWidth());
}

void BulletList::measure(bool all)
{
    if (all) {
        m_measuredWidth = textWidth();
        m_lines.resize(static_cast<size_t>(m_items.size()));
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_lines[static_cast<size_t>(i)] = linesOf(m_items.at(i).text);
    }
    m_tops.resize(m_lines.size() + 1);
    int y = 0;
    for (size_t i = 0; i < m_lines.size(); ++i) {
        m_tops[i] = y;
        y += m_lines[i] * lineHeight() + 2 * px(rowInset) + 1;
    }
    m_tops[m_lines.size()] = y;
    const int height = sizeHint().height();
    if (minimumHeight() != height || maximumHeight() != height)
        setFixedHeight(height);
    placeEditor();
    update();
}

QSize BulletList::sizeHint() const
{
    const int empty = lineHeight() + 2 * px(rowInset) + 1;
    return {px(240), m_items.isEmpty() ? empty : m_tops.back() + 1};
}

QSize BulletList::minimumSizeHint() const
{
    return {px(160), sizeHint().height()};
}

QRect BulletList::rowRect(int row) const
{
    if (m_items.isEmpty())
        return {0, 0, width(), height()};
    const auto at = static_cast<size_t>(row);
    return {0, m_tops[at], width(), m_tops[at + 1] - m_tops[at]};
}

QRect BulletList::fieldRect(int row) const
{
    const QRect rect = rowRect(row);
    const int left = layoutDirection() == Qt::RightToLeft ? px(fieldRight) : px(fieldLeft);
    return {left, rect.top(), width() - px(fieldLeft) - px(fieldRight), rect.height() - 1};
}

int BulletList::rowAt(int y) const
{
    if (m_items.isEmpty())
        return y >= 0 && y < height() ? 0 : -1;
    if (y < 0 || y >= m_tops.back())
        return -1;
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return static_cast<int>(next - m_tops.begin()) - 1;
}

void BulletList::edit(int row, int position)
{
    if (row < 0 || row >= std::max<qsizetype>(1, m_items.size()))
        return;
    const bool moved = row != m_current;
    if (moved && m_current >= 0)
        emit focusLeft();
    m_current = row;
    const QString text = m_items.isEmpty() ? QString() : m_items.at(row).text;
    m_editor->setTextQuietly(text);
    m_editor->setCursorPosition(position < 0 ? static_cast<int>(text.size()) : position);
    m_editor->setPlaceholderText(m_items.isEmpty() ? tr("Type here") : QString());
    nameEditor();
    setFocusPolicy(Qt::NoFocus);
    placeEditor();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    update();
    emit rowShown(rowRect(row));
    if (moved)
        emit currentChanged(row);
}

void BulletList::selectText(int row, int from, int length)
{
    edit(row);
    m_editor->select(from, length);
}

void BulletList::nameEditor()
{
    const qsizetype count = std::max<qsizetype>(1, m_items.size());
    QString name = tr("%1 %2 of %3").arg(m_word).arg(std::max(0, m_current) + 1).arg(count);
    if (!m_owner.isEmpty())
        name = tr("%1, %2").arg(name, m_owner);
    m_editor->setAccessibleName(name);
}

void BulletList::placeEditor()
{
    if (m_current < 0)
        return;
    if (m_current < m_items.size())
        m_editor->setTextQuietly(m_items.at(m_current).text);
    const QRect field = fieldRect(m_current);
    m_editor->setFixedHeight(field.height());
    m_editor->setGeometry(field);
    nameEditor();
}

void BulletList::hideEditor()
{
    m_current = -1;
    m_editor->hide();
    setFocusPolicy(Qt::TabFocus);
    update();
}

bool BulletList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

bool BulletList::focusNextPrevChild(bool next)
{
    return QWidget::focusNextPrevChild(next);
}

void BulletList::focusInEvent(QFocusEvent *event)
{
    const bool last = event->reason() == Qt::BacktabFocusReason && !m_items.isEmpty();
    edit(last ? static_cast<int>(m_items.size()) - 1 : 0);
}

void BulletList::resizeEvent(QResizeEvent *)
{
    if (textWidth() != m_measuredWidth)
        measure(true);
    else
        placeEditor();
}

bool BulletList::editorKey(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    const QString text = m_editor->text();
    const int position = m_editor->cursorPosition();
    const bool selection = m_editor->textCursor().hasSelection();
    if (enter && modifiers == Qt::ControlModifier) {
        emit nextEntryWanted();
    } else if (enter) {
        if (text.isEmpty())
            edit(m_current + 1 < m_items.size() ? m_current + 1 : m_current);
        else
            emit splitWanted(m_current, text.left(position), text.mid(position));
    } else if (modifiers == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        emit moveWanted(m_current, event->key() == Qt::Key_Up ? -1 : 1);
    } else if (event->key() == Qt::Key_Backspace && !selection && position == 0 && !m_items.isEmpty()) {
        if (text.isEmpty())
            emit removeWanted(m_current);
        else if (m_current > 0)
            emit joinWanted(m_current);
    } else if (event->key() == Qt::Key_Delete && modifiers == Qt::NoModifier && !selection && position == text.size()
        && m_current + 1 < m_items.size()) {
        emit joinWanted(m_current + 1);
    } else if (event->key() == Qt::Key_Up && modifiers == Qt::NoModifier && m_current > 0
        && m_editor->cursorInFirstLine()) {
        edit(m_current - 1);
    } else if (event->key() == Qt::Key_Down && modifiers == Qt::NoModifier && m_current + 1 < m_items.size()
        && m_editor->cursorInLastLine()) {
        edit(m_current + 1, 0);
    } else {
        return false;
    }
    event->accept();
    return true;
}

void BulletList::editorPasted(const QStringList &lines)
{
    // The first line goes where the cursor is, the last one takes what stood behind it.
    m_editor->textCursor().removeSelectedText();
    const QString text = m_editor->text();
    const int position = m_editor->cursorPosition();
    QStringList rest = lines.mid(1);
    rest.last() += text.mid(position);
    const int row = m_current;
    m_editor->textCursor().beginEditBlock();
    QTextCursor cursor = m_editor->textCursor();
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(lines.first());
    m_editor->textCursor().endEditBlock();
    emit insertWanted(row + 1, rest);
}

void BulletList::leaveEvent(QEvent *)
{
    m_hover = -1;
    m_more->hide();
    update();
}

void BulletList::mouseMoveEvent(QMouseEvent *event)
{
    const int y = event->position().toPoint().y();
    if (m_dragged >= 0) {
        const int row = rowAt(std::clamp(y, 0, std::max(0, m_tops.back() - 1)));
        const QRect rect = rowRect(row);
        m_dropAt = y < rect.center().y() ? row : row + 1;
        update();
        return;
    }
    const int row = m_items.isEmpty() ? -1 : rowAt(y);
    if (row == m_hover)
        return;
    m_hover = row;
    setCursor(row >= 0 ? Qt::IBeamCursor : Qt::ArrowCursor);
    m_more->setCursor(Qt::ArrowCursor);
    m_more->setVisible(row >= 0);
    if (row >= 0)
        m_more->setGeometry(width() - px(fieldRight) + 1, rowRect(row).top() + px(4), px(fieldRight) - 1, px(24));
    update();
}

void BulletList::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const int row = rowAt(at.y());
    if (event->button() != Qt::LeftButton || row < 0)
        return;
    const int fromEdge = layoutDirection() == Qt::RightToLeft ? width() - at.x() : at.x();
    if (fromEdge < px(fieldLeft) && m_items.size() > 1) {
        m_dragged = row;
        m_dropAt = row;
        return;
    }
    edit(row);
    const QPoint inside = m_editor->viewport()->mapFrom(this, at);
    m_editor->setTextCursor(m_editor->cursorForPosition(inside));
}

void BulletList::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragged < 0)
        return;
    const int from = std::exchange(m_dragged, -1);
    const int to = std::exchange(m_dropAt, -1);
    update();
    const int by = to > from ? to - from - 1 : to - from;
    if (by != 0)
        emit moveWanted(from, by);
}

void BulletList::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = rowAt(event->pos().y());
    if (row >= 0 && !m_items.isEmpty())
        showMenu(row, event->globalPos());
}

void BulletList::showMenu(int row, const QPoint &globalPosition)
{
    QMenu menu;
    const auto add = [&](const QString &text, const QString &iconName, const QKeySequence &keys, bool enabled) {
        QAction *action = menu.addAction(icon(iconName), text);
        action->setShortcut(keys);
        action->setEnabled(enabled);
        return action;
    };
    const QAction *up = add(tr("Move up"), u"arrow-up"_s, QKeySequence(Qt::ALT | Qt::Key_Up), row > 0);
    const QAction *down
        = add(tr("Move down"), u"arrow-down"_s, QKeySequence(Qt::ALT | Qt::Key_Down), row + 1 < m_items.size());
    menu.addSeparator();
    QAction *remove = add(tr("Delete"), u"trash-2"_s, {}, true);
    setDangerous(remove);
    const QAction *chosen = menu.exec(globalPosition);
    if (chosen == up)
        emit moveWanted(row, -1);
    else if (chosen == down)
        emit moveWanted(row, 1);
    else if (chosen == remove)
        emit removeWanted(row);
}

void BulletList::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_items.isEmpty()) {
        if (m_current < 0) {
            painter.setFont(typeFont(Type::Body13));
            painter.setPen(tokens().text3);
            const QRect field = fieldRect(0).adjusted(px(textInset), 0, -px(textInset), 0);
            painter.drawText(field, Qt::AlignVCenter | Qt::AlignLeading, tr("Add a bullet"));
        }
        return;
    }
    const int first = std::max(0, rowAt(event->rect().top()));
    for (int row = first; row < m_items.size() && m_tops[static_cast<size_t>(row)] <= event->rect().bottom(); ++row)
        paintRow(painter, row);
    if (m_dropAt >= 0) {
        const int y = std::min(m_tops[static_cast<size_t>(m_dropAt)], height() - px(4)) + 1;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(tokens().accent, 2));
        painter.drawLine(px(8), y, width() - px(4), y);
        painter.setBrush(tokens().surface);
        painter.drawEllipse(QPointF(px(5), y), 3, 3);
    }
}

void BulletList::paintRow(QPainter &painter, int row) const
{
    const QRect rect = rowRect(row);
    const bool current = row == m_current;
    const bool nextToCurrent = current || row + 1 == m_current;
    if (!nextToCurrent && row + 1 < m_items.size())
        painter.fillRect(QRect(0, rect.bottom(), width(), 1), tokens().line);
    const bool rightToLeft = layoutDirection() == Qt::RightToLeft;
    const QRect grip(rightToLeft ? width() - px(14) : 0, rect.top() + px(rowInset), px(14), lineHeight());
    paintIcon(painter, grip, u"grip-vertical"_s, px(14), row == m_hover ? tokens().text2 : tokens().text3);
    if (current)
        return;
    const QRect field = fieldRect(row);
    if (row == m_hover) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(tokens().ctl);
        painter.drawRoundedRect(QRectF(field).adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6));
        painter.restore();
    }
    QTextLayout layout(m_items.at(row).text, typeFont(Type::Body13));
    layLines(layout, textWidth());
    painter.setPen(tokens().text);
    layout.draw(&painter, QPointF(field.left() + px(textInset), field.top() + px(rowInset)));
}

} // namespace shortlist::ui
