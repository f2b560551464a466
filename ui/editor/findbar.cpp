// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findbar.h"

#include "models/domain/findtext.h"
#include "ui/components/button.h"
#include "ui/components/textfield.h"
#include "ui/editor/formcontext.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

FindBar::FindBar(FormContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_field(new SearchField(tr("Find in this resume"), {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(16), px(6), px(12), px(6));
    row->setSpacing(px(4));
    row->addWidget(m_field, 1);
    const auto button = [&](const QString &iconName, const QString &name, auto handler) {
        Button *one = Button::iconButton(iconName, name, this);
        connect(one, &QAbstractButton::clicked, this, handler);
        row->addWidget(one);
    };
    button(u"chevron-up"_s, tr("Previous"), [this] { step(-1); });
    button(u"chevron-down"_s, tr("Next"), [this] { step(1); });
    button(u"x"_s, tr("Close"), [this] { close(); });
    m_field->setObjectName(u"find"_s);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textEdited, this, [this] { search(); });
    connect(m_field, &SearchField::left, this, &FindBar::close);
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    search();
}

void FindBar::close()
{
    hide();
    if (m_at >= 0 && m_at < m_hits.size())
        emit found(m_hits.at(m_at).place, m_hits.at(m_at).from, static_cast<int>(m_field->text().size()));
}

void FindBar::findIn(const QString &section, const QString &words)
{
    m_field->setText(words);
    search();
    const auto at = std::find_if(
        m_hits.cbegin(), m_hits.cend(), [&section](const TextHit &hit) { return hit.place.section == section; });
    if (at == m_hits.cend())
        return;
    m_at = static_cast<int>(at - m_hits.cbegin());
    emit found(at->place, at->from, static_cast<int>(words.size()));
}

void FindBar::search()
{
    m_hits = findText(m_context.content(), m_context.look(), m_field->text());
    m_at = -1;
    showCount();
}

void FindBar::showCount()
{
    if (m_field->text().isEmpty())
        m_field->setCountText({});
    else if (m_hits.isEmpty())
        m_field->setCountText(tr("None"));
    else
        m_field->setCountText(
            m_at < 0 ? QString::number(m_hits.size()) : tr("%1 of %2").arg(m_at + 1).arg(m_hits.size()));
}

void FindBar::step(int by)
{
    if (m_hits.isEmpty())
        return;
    const auto count = static_cast<int>(m_hits.size());
    m_at = m_at < 0 ? (by > 0 ? 0 : count - 1) : (m_at + by + count) % count;
    showCount();
    const bool typing = m_field->hasFocus();
    emit found(m_hits.at(m_at).place, m_hits.at(m_at).from, static_cast<int>(m_field->text().size()));
    if (typing)
        m_field->setFocus(Qt::PopupFocusReason); // the hit stays selected
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            step(key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().sunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
}

} // namespace shortlist::ui
