// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

// "{13}" is 13 px at 100 %. A field's focus border is 2 px and takes its extra pixel from the padding.
constexpr auto sheet = uR"qss(
QLineEdit, QPlainTextEdit[field="true"], QTextEdit[field="true"], QSpinBox {
  background: @field; border: 1px solid @ctl; border-radius: {6}px; padding: 0 {7}px;
  selection-background-color: @selection; selection-color: @selectionText; }
QLineEdit, QSpinBox { min-height: {26}px; max-height: {26}px; }
QPlainTextEdit[field="true"], QTextEdit[field="true"] { padding: {3}px {6}px; }
QLineEdit:hover, QPlainTextEdit[field="true"]:hover, QTextEdit[field="true"]:hover, QSpinBox:hover { border-color: @text3; }
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus, QSpinBox:focus {
  border: 2px solid @accent; }
QLineEdit:focus, QSpinBox:focus { padding: 0 {6}px; min-height: {24}px; max-height: {24}px; }
QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus { padding: {2}px {5}px; }
QLineEdit:disabled, QPlainTextEdit[field="true"]:disabled, QTextEdit[field="true"]:disabled, QSpinBox:disabled {
  background: @sunken; color: @disabled; border-color: @line2; }
QLineEdit[hasError="true"], QPlainTextEdit[hasError="true"], QTextEdit[hasError="true"] { border: 2px solid @badMark; }
QLineEdit[hasError="true"] { padding: 0 {6}px; min-height: {24}px; max-height: {24}px; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; padding: 0; }
QFrame[panel="window"], QWidget[panel="window"] { background: @window; }
QFrame[panel="sidebar"], QWidget[panel="sidebar"] { background: @sidebar; }
QFrame[panel="surface"], QWidget[panel="surface"] { background: @surface; }
QFrame[panel="sunken"], QWidget[panel="sunken"] { background: @sunken; }
QFrame[panel="canvas"], QWidget[panel="canvas"] { background: @canvas; }
QFrame[card="true"] { background: @surface; border: 1px solid @line2; border-radius: {8}px; }
QFrame[card="pale"] { background: @surface; border: 1px solid @line; border-radius: {8}px; }
QAbstractItemView { background: @surface; border: none; outline: 0; }
QAbstractItemView[panel="sidebar"] { background: @sidebar; }
QAbstractItemView[panel="sunken"] { background: @sunken; }
QScrollArea { background: transparent; border: none; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @text2; border: none; border-bottom: 1px solid @line;
  padding: 0 {0}px; height: {29}px; }
QScrollBar:vertical { background: transparent; width: {12}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: {12}px; margin: 0; }
QScrollBar::handle { background: @line2; border-radius: {3}px; margin: {3}px; }
QScrollBar::handle:vertical { min-height: {32}px; }
QScrollBar::handle:horizontal { min-width: {32}px; }
QScrollBar::handle:hover { background: @ctl; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: @text; color: @surface; border: none; padding: {4}px {8}px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
)qss";

} // namespace

QString stylesheetTemplate(double scale)
{
    QString text = QString::fromUtf16(sheet);
    QString out;
    out.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        const QChar c = text.at(at);
        // "{13}" only: a brace that opens a rule is followed by white space.
        if (c == u'{' && at + 1 < text.size() && text.at(at + 1).isDigit()) {
            const qsizetype end = text.indexOf(u'}', at);
            const int size = QStringView(text).mid(at + 1, end - at - 1).toInt();
            out += QString::number(std::lround(size * scale));
            at = end + 1;
        } else {
            out += c;
            ++at;
        }
    }
    out.replace(u"@selectionText"_s, u"@text"_s);
    out.replace(u"@selection"_s, u"@accentLine"_s);
    return out;
}

} // namespace shortlist::ui
