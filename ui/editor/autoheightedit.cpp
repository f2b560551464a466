// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/autoheightedit.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int verticalMargin = 2;
constexpr int horizontalMargin = 2;

} // namespace

AutoHeightEdit::AutoHeightEdit(const QString &accessibleName, QWidget *parent)
    : QTextEdit(parent)
{
    setProperty("field", true);
    setAccessibleName(accessibleName);
    setAcceptRichText(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFont(typeFont(Type::Body13));
    document()->setDocumentMargin(0);
    setViewportMargins(px(horizontalMargin), px(verticalMargin), px(horizontalMargin), px(verticalMargin));
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    applyLineHeight();
    connect(this, &QTextEdit::textChanged, this, [this] {
        fit();
        if (!m_quiet)
            emit textEdited(text());
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        setFont(typeFont(Type::Body13));
        applyLineHeight();
        fit();
    });
    fit();
}

void AutoHeightEdit::setTextQuietly(const QString &newText)
{
    if (text() == newText)
        return;
    m_quiet = true;
    const int cursor = cursorPosition();
    setPlainText(newText);
    applyLineHeight();
    setCursorPosition(std::min(cursor, static_cast<int>(newText.size())));
    m_quiet = false;
}

QString AutoHeightEdit::text() const
{
    return toPlainText();
}

void AutoHeightEdit::setMinimumLines(int lines)
{
    m_minimumLines = std::max(1, lines);
    fit();
}

void AutoHeightEdit::setSingleParagraph(bool single)
{
    m_single = single;
}

int AutoHeightEdit::cursorPosition() const
{
    return textCursor().position();
}

void AutoHeightEdit::setCursorPosition(int position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(position, 0, document()->characterCount() - 1));
    setTextCursor(cursor);
}

void AutoHeightEdit::select(int from, int length)
{
    const int end = document()->characterCount() - 1;
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::clamp(from, 0, end));
    cursor.setPosition(std::clamp(from + length, 0, end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
}

bool AutoHeightEdit::cursorInFirstLine() const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    return block == document()->firstBlock()
        && block.layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber() <= 0;
}

bool AutoHeightEdit::cursorInLastLine() const
{
    const QTextCursor cursor = textCursor();
    const QTextBlock block = cursor.block();
    return block == document()->lastBlock()
        && block.layout()->lineForTextPosition(cursor.positionInBlock()).lineNumber()
        >= block.layout()->lineCount() - 1;
}

bool AutoHeightEdit::event(QEvent *event)
{
    // Undo and redo belong to the document, moving with Alt to the list around us: not to the text field.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QTextEdit::event(event);
}

void AutoHeightEdit::focusInEvent(QFocusEvent *event)
{
    QTextEdit::focusInEvent(event);
    emit focused();
}

void AutoHeightEdit::focusOutEvent(QFocusEvent *event)
{
    QTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason)
        emit left();
}

void AutoHeightEdit::insertFromMimeData(const QMimeData *source)
{
    if (!source->hasText())
        return;
    QString pasted = source->text();
    pasted.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (m_single)
        pasted.replace(u'\n', u' ').replace(QChar::ParagraphSeparator, u' ').replace(QChar::LineSeparator, u' ');
    textCursor().insertText(pasted);
    ensureCursorVisible();
}

void AutoHeightEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter && (m_single || event->modifiers().testFlag(Qt::ControlModifier)))
        || event->modifiers().testFlag(Qt::AltModifier)) {
        event->ignore();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void AutoHeightEdit::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
}

void AutoHeightEdit::applyLineHeight()
{
    const bool quiet = m_quiet;
    m_quiet = true;
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(Theme::instance().lineHeight(Type::Body13), QTextBlockFormat::FixedHeight);
    all.mergeBlockFormat(format);
    m_quiet = quiet;
}

void AutoHeightEdit::fit()
{
    const int line = Theme::instance().lineHeight(Type::Body13);
    const int text = std::max(static_cast<int>(std::ceil(document()->size().height())), m_minimumLines * line);
    // Border and padding of the stylesheet, and our own margin: 6 px above and below the text.
    const int around = 2 * (1 + px(3) + px(verticalMargin));
    if (minimumHeight() != text + around || maximumHeight() != text + around)
        setFixedHeight(text + around);
}

} // namespace shortlist::ui
