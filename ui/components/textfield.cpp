// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/textfield.h"

#include "ui/components/button.h"
#include "ui/components/iconlabel.h"
#include "ui/components/label.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

TextField::TextField(const QString &accessibleName, QWidget *parent)
    : QLineEdit(parent)
{
    setAccessibleName(accessibleName);
}

void TextField::setHasError(bool hasError)
{
    markError(this, hasError);
}

bool TextField::hasError() const
{
    return property("hasError").toBool();
}

void TextField::setTextQuietly(const QString &newText)
{
    if (text() == newText)
        return;
    const int cursor = cursorPosition();
    const QSignalBlocker quiet(this);
    setText(newText);
    setCursorPosition(std::min(cursor, static_cast<int>(newText.size())));
}

void markError(QWidget *field, bool hasError)
{
    if (field->property("hasError").toBool() == hasError)
        return;
    field->setProperty("hasError", hasError);
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->update();
}

LabelledField::LabelledField(const QString &label, QWidget *field, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_errorRow(new QWidget(this))
    , m_error(new Label({}, Type::Secondary12, Ink::Bad, this))
{
    auto *name = new Label(label, Type::Secondary12, Ink::Secondary, this);
    name->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_error->setWordWrap(true);
    auto *row = new QHBoxLayout(m_errorRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(4));
    row->addWidget(new IconLabel(u"circle-alert"_s, 14, IconTone::Bad, m_errorRow), 0, Qt::AlignTop);
    row->addWidget(m_error, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(4));
    column->addWidget(name);
    column->addWidget(field);
    column->addWidget(m_errorRow);
    m_errorRow->hide();
}

void LabelledField::setError(const QString &sentence)
{
    m_error->setText(sentence);
    m_errorRow->setVisible(!sentence.isEmpty());
    m_field->setAccessibleDescription(sentence);
    markError(m_field, !sentence.isEmpty());
}

QString LabelledField::error() const
{
    return m_error->text();
}

SearchField::SearchField(const QString &placeholder, const QString &shortcut, QWidget *parent)
    : TextField(placeholder, parent)
    , m_shortcut(shortcut)
    , m_clear(Button::iconButton(u"x"_s, tr("Clear"), this))
{
    setPlaceholderText(placeholder);
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->setCursor(Qt::ArrowCursor);
    m_clear->setFixedSize(px(22), px(22));
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        setFocus();
    });
    connect(this, &QLineEdit::textChanged, this, &SearchField::placeParts);
    connect(&Theme::instance(), &Theme::changed, this, &SearchField::placeParts);
    placeParts();
}

void SearchField::setCountText(const QString &text)
{
    m_count = text;
    setAccessibleDescription(text);
    placeParts();
}

void SearchField::placeParts()
{
    m_clear->setVisible(!text().isEmpty());
    const QRect cross(QPoint(width() - m_clear->width() - px(6), (height() - m_clear->height()) / 2), m_clear->size());
    m_clear->move(QStyle::visualRect(layoutDirection(), rect(), cross).topLeft());
    const QString end = text().isEmpty() ? m_shortcut : m_count;
    const int endWidth = end.isEmpty() ? 0 : QFontMetrics(typeFont(Type::Caption11)).horizontalAdvance(end) + px(8);
    const int start = px(20);
    const int tail = endWidth + (m_clear->isHidden() ? 0 : px(22));
    setTextMargins(isRightToLeft() ? tail : start, 0, isRightToLeft() ? start : tail, 0);
    update();
}

void SearchField::paintEvent(QPaintEvent *event)
{
    TextField::paintEvent(event);
    QPainter painter(this);
    const Tokens &t = tokens();
    const auto mirrored = [this](const QRect &area) { return QStyle::visualRect(layoutDirection(), rect(), area); };
    paintIcon(painter, mirrored(QRect(px(9), 0, px(16), height())), u"search"_s, px(16), t.text2);
    painter.setFont(typeFont(Type::Caption11));
    painter.setPen(t.text3);
    const int right = px(10) + (m_clear->isHidden() ? 0 : px(20));
    painter.drawText(mirrored(rect().adjusted(0, 0, -right, 0)), Qt::AlignVCenter | Qt::AlignRight,
        text().isEmpty() ? m_shortcut : m_count);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        TextField::keyPressEvent(event);
        return;
    }
    if (text().isEmpty())
        emit left();
    else
        clear();
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    TextField::resizeEvent(event);
    placeParts();
}

} // namespace shortlist::ui
