// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/postingedit.h"

#include "models/exchange/posting.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr qsizetype longestHeading = 60;
constexpr int mostMarks = 500;

bool isUndoKey(const QKeyEvent &key)
{
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo)
        || key.keyCombination() == QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Z);
}

class UndoFilter final : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && isUndoKey(*static_cast<QKeyEvent *>(event))) {
            event->ignore();
            return true;
        }
        return QObject::eventFilter(watched, event);
    }
};

/// A short line without a full stop that has text below it and none above it reads as a heading.
class HeadingMarker final : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        const QString line = text.trimmed();
        const bool alone = !currentBlock().previous().isValid() || currentBlock().previous().text().trimmed().isEmpty();
        const bool over = currentBlock().next().isValid() && !currentBlock().next().text().trimmed().isEmpty();
        const bool heading = !line.isEmpty() && line.size() <= longestHeading && alone && over
            && currentBlock().blockNumber() > 0 && !line.startsWith(u'•') && !line.startsWith(u'-')
            && !line.endsWith(u'.') && !line.endsWith(u',') && !line.endsWith(u';');
        if (heading) {
            QTextCharFormat format;
            format.setFontWeight(QFont::DemiBold);
            setFormat(0, static_cast<int>(text.size()), format);
        }
    }
};

} // namespace

void leaveUndoToTheWindow(QWidget *field)
{
    field->installEventFilter(new UndoFilter(field));
}

PostingEdit::PostingEdit(QWidget *parent)
    : QTextEdit(parent)
{
    setAcceptRichText(false);
    setAccessibleName(tr("Description"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setPlaceholderText(tr("Paste the posting here."));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new HeadingMarker(document());
    leaveUndoToTheWindow(this);
    applyLook();
    connect(&Theme::instance(), &Theme::changed, this, &PostingEdit::applyLook);
    connect(this, &QTextEdit::textChanged, this, [this] {
        if (m_quiet)
            return;
        showMarks();
        emit edited(toPlainText());
    });
}

void PostingEdit::applyLook()
{
    m_quiet = true;
    document()->setDocumentMargin(px(6));
    setFont(typeFont(Type::Reading13));
    applyLineHeight();
    m_quiet = false;
    showMarks();
}

void PostingEdit::applyLineHeight()
{
    // New paragraphs take it over from the one they come from.
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(Theme::instance().lineHeight(Type::Reading13), QTextBlockFormat::FixedHeight);
    all.mergeBlockFormat(format);
}

void PostingEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMarks();
}

void PostingEdit::setTextQuietly(const QString &text)
{
    if (toPlainText() == text)
        return;
    m_quiet = true;
    // Undo changes a few words somewhere: the cursor goes to where they are, the rest stays where it is.
    const QString before = toPlainText();
    qsizetype start = 0;
    const qsizetype shorter = std::min(before.size(), text.size());
    while (start < shorter && before.at(start) == text.at(start))
        ++start;
    qsizetype tail = 0;
    while (tail < shorter - start && before.at(before.size() - 1 - tail) == text.at(text.size() - 1 - tail))
        ++tail;
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(start));
    cursor.setPosition(static_cast<int>(before.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.mid(start, text.size() - tail - start));
    applyLineHeight();
    m_quiet = false;
    showMarks();
}

void PostingEdit::markWords(const QString &words)
{
    m_marked = words.trimmed();
    showMarks();
    if (!extraSelections().isEmpty()) {
        QTextCursor cursor = textCursor();
        cursor.setPosition(extraSelections().constFirst().cursor.selectionStart());
        setTextCursor(cursor);
        ensureCursorVisible();
    }
}

void PostingEdit::showMarks()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (!m_marked.isEmpty()) {
        QTextCursor at(document());
        for (at = document()->find(m_marked, at); !at.isNull() && marks.size() < mostMarks;
             at = document()->find(m_marked, at)) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = at;
            mark.format.setBackground(tokens().accentSoft);
            mark.format.setFontUnderline(true);
            mark.format.setUnderlineColor(tokens().accent);
            marks.append(mark);
        }
    }
    setExtraSelections(marks);
}

bool PostingEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::ControlModifier && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            event->accept();
            return true;
        }
    }
    return QTextEdit::event(event);
}

void PostingEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::ControlModifier
        && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit addRequested();
        return;
    }
    QTextEdit::keyPressEvent(event);
}

void PostingEdit::insertFromMimeData(const QMimeData *source)
{
    // A web page brings its own text form, but that loses list marks: ours keeps them.
    const QString text = source->hasHtml()
        ? exchange::postingFromHtml(source->html().left(exchange::maxPostingBytes)).text
        : exchange::postingFromText(source->text()).text;
    // A few words in the middle of a line keep their spaces.
    const bool brief = !source->hasHtml() && !source->text().contains(u'\n') && source->text().size() < 1000;
    textCursor().insertText(brief ? source->text() : text);
    ensureCursorVisible();
}

} // namespace shortlist::ui
