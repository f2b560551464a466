// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingscard.h"

#include "ui/components/label.h"
#include "ui/components/panes.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int usualHeight = 44; ///< of a row with one line

} // namespace

SettingsCard::SettingsCard(const QString &heading, QWidget *parent)
    : QWidget(parent)
    , m_heading(new Label(heading, Type::Heading20, Ink::Text, this))
{
    auto *card = new QFrame(this);
    card->setProperty("card", u"pale"_s);
    m_rows = new QVBoxLayout(card);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, px(24));
    column->setSpacing(px(10));
    column->addWidget(m_heading);
    column->addWidget(card);
}

Label *SettingsCard::addRow(const QString &name, const QString &note, QWidget *control, int height)
{
    auto *row = new QWidget(this);
    row->setMinimumHeight(px(note.isEmpty() ? height : std::max(height, 52)));
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    // A tall control has its name at the top, others beside them.
    const bool tall = height > 2 * usualHeight;
    if (tall)
        text->addSpacing(px(14));
    else
        text->addStretch(1);
    text->addWidget(new Label(name, Type::Body13, Ink::Text, row));
    Label *below = nullptr;
    if (!note.isNull()) {
        below = new Label(note, Type::Secondary12, Ink::Tertiary, row);
        below->setElided(true);
        text->addWidget(below);
    }
    text->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(px(14), px(4), px(14), px(4));
    line->setSpacing(px(16));
    line->addLayout(text, 1);
    if (control) {
        if (control->accessibleName().isEmpty())
            control->setAccessibleName(name);
        line->addWidget(control, 0, Qt::AlignRight | Qt::AlignVCenter);
    }
    auto *outer = new QVBoxLayout(row);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    if (!m_all.isEmpty())
        outer->addWidget(new Hairline(Qt::Horizontal, row));
    outer->addLayout(line, 1);
    m_rows->addWidget(row);
    m_all.append({row, m_heading->text() + u' ' + name + u' ' + note});
    return below;
}

QString SettingsCard::heading() const
{
    return m_heading->text();
}

int SettingsCard::filter(const QString &words)
{
    int shown = 0;
    for (const Row &row : m_all) {
        const bool fits = words.isEmpty() || row.text.contains(words, Qt::CaseInsensitive);
        row.widget->setVisible(fits);
        shown += fits ? 1 : 0;
    }
    setVisible(shown > 0);
    return shown;
}

} // namespace shortlist::ui
