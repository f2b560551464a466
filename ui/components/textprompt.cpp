// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/textprompt.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/textfield.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

TextPrompt::TextPrompt(QWidget *anyWidget, const QString &title, const QString &label, const QString &text,
    const QString &verb, int maxLength)
    : Overlay(anyWidget)
{
    auto *panel = new OverlayPanel(title);
    panel->setFixedWidth(px(400));
    m_field = new TextField(label);
    m_field->setObjectName(u"promptField"_s);
    m_field->setMaxLength(maxLength);
    m_field->setText(text);
    auto *cancel = new Button(Button::Kind::Secondary, tr("Cancel"), panel);
    m_yes = new Button(Button::Kind::Primary, verb, panel);
    cancel->setButtonSize(Button::Size::Large);
    m_yes->setButtonSize(Button::Size::Large);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(m_yes);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(px(20), px(20), px(20), px(16));
    column->setSpacing(px(8));
    column->addWidget(new Label(title, Type::PaneTitle15, Ink::Text, panel));
    column->addWidget(new LabelledField(label, m_field, panel));
    column->addSpacing(px(8));
    column->addLayout(foot);
    setPanel(panel);
    const auto check = [this] { m_yes->setEnabled(!m_field->text().trimmed().isEmpty()); };
    connect(m_field, &QLineEdit::textChanged, this, check);
    check();
    const auto accept = [this] {
        const QString answer = m_field->text().trimmed();
        if (answer.isEmpty())
            return;
        closeOverlay();
        emit accepted(answer);
    };
    connect(m_field, &QLineEdit::returnPressed, this, accept);
    connect(m_yes, &QPushButton::clicked, this, accept);
    connect(cancel, &QPushButton::clicked, this, &Overlay::closeOverlay);
}

void TextPrompt::ask()
{
    open(m_field);
    m_field->selectAll();
}

} // namespace shortlist::ui
