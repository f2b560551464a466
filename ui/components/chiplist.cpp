// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/chiplist.h"

#include "ui/components/flowlayout.h"
#include "ui/components/textfield.h"
#include "ui/theme/icons.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStringListModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

/// One chip. Painted, not a button: the list is the one that has focus.
class Chip final : public QWidget
{
public:
    Chip(const QString &text, bool isAdd, ChipList *list)
        : QWidget(list)
        , m_text(text)
        , m_add(isAdd)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(text);
        installEventFilter(list);
    }

    void setText(const QString &text)
    {
        m_text = text;
        setAccessibleName(text);
        updateGeometry();
        update();
    }
    [[nodiscard]] QString text() const { return m_text; }
    void setState(Tone tone, bool current, bool closable)
    {
        m_tone = tone;
        m_current = current;
        m_closable = closable;
        updateGeometry();
        update();
    }
    [[nodiscard]] bool onCross(const QPoint &at) const
    {
        return m_closable && m_current && !m_add && at.x() >= width() - px(22);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(typeFont(Type::Secondary12));
        const int extra = m_add ? px(18) : m_closable && m_current ? px(18) : 0;
        return {metrics.horizontalAdvance(m_text) + px(17) + extra, std::max(px(24), metrics.height() + px(4))};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {px(32), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        const ToneColours colours = toneColours(m_tone);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        QPen edge(m_add                   ? t.ctl
                : m_tone == Tone::Neutral ? t.line2
                                          : colours.line,
            1, m_add ? Qt::DashLine : Qt::SolidLine);
        painter.setBrush(underMouse() ? t.hover : m_tone == Tone::Neutral ? t.surface : colours.soft);
        if (m_current) {
            edge = QPen(t.accent, 2);
            painter.setBrush(t.accentSoft);
        }
        painter.setPen(edge);
        painter.drawRoundedRect(m_current ? body.adjusted(0.5, 0.5, -0.5, -0.5) : body, px(5), px(5));
        const QColor ink = m_current ? t.accentText : m_add ? t.text2 : m_tone == Tone::Neutral ? t.text : colours.ink;
        QRect words = rect().adjusted(px(8), 0, -px(8), 0);
        if (m_add) {
            paintIcon(painter, QRect(px(7), 0, px(14), height()), u"plus"_s, px(14), ink);
            words.setLeft(px(25));
        } else if (m_closable && m_current) {
            words.setRight(width() - px(22));
            paintIcon(painter, QRect(width() - px(20), 0, px(14), height()), u"x"_s, px(14), ink);
        }
        painter.setFont(typeFont(Type::Secondary12));
        painter.setPen(ink);
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(m_text, Qt::ElideRight, words.width() + 1));
    }

private:
    QString m_text;
    bool m_add;
    bool m_current = false;
    bool m_closable = false;
    Tone m_tone = Tone::Neutral;
};

ChipList::ChipList(const QString &accessibleName, const QString &addText, QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(6, this))
    , m_add(new Chip(addText, true, this))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_flow->addWidget(m_add);
    refresh();
    connect(&Theme::instance(), &Theme::changed, this, &ChipList::refresh);
}

void ChipList::setTexts(const QStringList &texts)
{
    while (m_chips.size() > texts.size())
        delete m_chips.takeLast();
    for (qsizetype at = 0; at < texts.size(); ++at) {
        if (at == m_chips.size()) {
            auto *chip = new Chip(texts.at(at), false, this);
            m_flow->insertWidget(static_cast<int>(at), chip);
            m_chips.append(chip);
            chip->show();
        } else if (m_chips.at(at)->text() != texts.at(at)) {
            m_chips.at(at)->setText(texts.at(at));
        }
    }
    m_current = std::clamp(m_current, 0, static_cast<int>(m_chips.size()));
    refresh();
    updateGeometry();
}

QStringList ChipList::texts() const
{
    QStringList list;
    for (const Chip *chip : m_chips)
        list.append(chip->text());
    return list;
}

void ChipList::setTone(Tone tone)
{
    m_tone = tone;
    refresh();
}

void ChipList::setCompletions(const QStringList &words)
{
    m_completions = words;
}

void ChipList::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_add->setVisible(!readOnly);
    refresh();
}

void ChipList::setCurrent(int index)
{
    const int last = static_cast<int>(m_chips.size()) - (m_readOnly ? 1 : 0);
    index = std::clamp(index, 0, std::max(0, last));
    const bool changes = index != m_current;
    m_current = index;
    refresh();
    if (changes)
        emit currentChanged(index);
}

void ChipList::refresh()
{
    const bool focus = hasFocus();
    for (int at = 0; at < m_chips.size(); ++at)
        m_chips.at(at)->setState(m_tone, focus && at == m_current, !m_readOnly);
    m_add->setState(Tone::Neutral, focus && m_current == m_chips.size(), false);
    setAccessibleDescription(m_current < m_chips.size()
            ? tr("%1, %2 of %3").arg(m_chips.at(m_current)->text()).arg(m_current + 1).arg(m_chips.size())
            : m_add->text());
}

void ChipList::startEditing(int index)
{
    if (m_readOnly)
        return;
    finishEditing(false);
    m_editing = std::clamp(index, 0, static_cast<int>(m_chips.size()));
    Chip *chip = m_editing < m_chips.size() ? m_chips.at(m_editing) : m_add;
    m_editor = new TextField(accessibleName(), this);
    m_editor->setText(chip == m_add ? QString() : chip->text());
    m_editor->setMinimumWidth(std::max(px(160), chip->width()));
    auto *completer = new QCompleter(m_completions, m_editor);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_editor->setCompleter(completer);
    m_editor->installEventFilter(this);
    m_flow->insertWidget(m_editing, m_editor);
    chip->hide();
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus();
    connect(m_editor, &QLineEdit::returnPressed, this, [this] {
        const bool another = m_editing == m_chips.size() && !m_editor->text().trimmed().isEmpty();
        finishEditing(true);
        setFocus();
        // Several in a row are typed without leaving the keys.
        if (another)
            startEditing(static_cast<int>(m_chips.size()));
    });
}

void ChipList::finishEditing(bool take)
{
    if (!m_editor)
        return;
    TextField *editor = m_editor;
    const int index = m_editing;
    m_editor = nullptr;
    m_editing = -1;
    const QString text = editor->text().trimmed();
    editor->removeEventFilter(this);
    m_flow->removeWidget(editor);
    editor->hide();
    editor->deleteLater();
    Chip *chip = index < m_chips.size() ? m_chips.at(index) : m_add;
    chip->show();
    m_current = index;
    if (take && index == m_chips.size() && !text.isEmpty()) {
        emit added(text);
    } else if (take && index < m_chips.size() && text != chip->text()) {
        if (text.isEmpty())
            emit removed(index);
        else
            emit edited(index, text);
    }
    refresh();
    updateGeometry();
}

void ChipList::move(int by)
{
    const int to = m_current + by;
    if (m_readOnly || m_current >= m_chips.size() || to < 0 || to >= m_chips.size())
        return;
    const int from = m_current;
    m_current = to;
    emit moved(from, to);
    refresh();
}

void ChipList::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    refresh();
}

void ChipList::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    refresh();
}

void ChipList::keyPressEvent(QKeyEvent *event)
{
    const bool alt = event->modifiers().testFlag(Qt::AltModifier);
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Left: {
        const int by = (event->key() == Qt::Key_Right) != rtl ? 1 : -1;
        alt ? move(by) : setCurrent(m_current + by);
        return;
    }
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int by = event->key() == Qt::Key_Down ? 1 : -1;
        alt ? move(by) : setCurrent(m_current + by);
        return;
    }
    case Qt::Key_Home:
        setCurrent(0);
        return;
    case Qt::Key_End:
        setCurrent(static_cast<int>(m_chips.size()));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        startEditing(m_current);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (!m_readOnly && m_current < m_chips.size())
            emit removed(m_current);
        return;
    default:
        break;
    }
    // Typing on the Add chip begins a new one with what was typed.
    if (!m_readOnly && m_current == m_chips.size() && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        startEditing(m_current);
        m_editor->setText(event->text());
        return;
    }
    QWidget::keyPressEvent(event);
}

bool ChipList::eventFilter(QObject *watched, QEvent *event)
{
    if (m_editor && watched == m_editor) {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            finishEditing(false);
            setFocus();
            return true;
        }
        if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
            finishEditing(true);
            return false;
        }
    }
    if (event->type() == QEvent::MouseButtonPress && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton) {
        auto *chip = static_cast<Chip *>(watched);
        const int index = chip == m_add ? static_cast<int>(m_chips.size()) : static_cast<int>(m_chips.indexOf(chip));
        const bool cross = chip->onCross(static_cast<QMouseEvent *>(event)->pos());
        setFocus(Qt::MouseFocusReason);
        setCurrent(index);
        if (chip == m_add)
            startEditing(index);
        else if (cross)
            emit removed(index);
        return true;
    }
    if (event->type() == QEvent::MouseButtonDblClick && watched != m_editor) {
        startEditing(m_current);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace shortlist::ui
