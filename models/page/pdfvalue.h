// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <vector>

namespace shortlist::page {

/// A value as a PDF file writes it (ISO 32000-1, 7.3).
struct PdfValue
{
    enum class Kind { Null, Boolean, Number, Name, String, Array, Dictionary, Reference, Keyword };

    Kind kind = Kind::Null;
    double number = 0; ///< of a Number or Boolean; the object's number of a Reference
    QByteArray bytes; ///< of a Name (without its slash), String (decoded) or Keyword
    std::vector<PdfValue> items; ///< of an Array
    std::map<QByteArray, PdfValue> entries; ///< of a Dictionary
    qsizetype stream = -1; ///< of a Dictionary that heads a stream: where its data begins in the file

    [[nodiscard]] bool is(Kind wanted) const noexcept { return kind == wanted; }
    [[nodiscard]] bool isName(const char *name) const { return kind == Kind::Name && bytes == name; }
    [[nodiscard]] bool isKeyword(const char *word) const { return kind == Kind::Keyword && bytes == word; }
    /// The entry of a Dictionary; a Null where there is none.
    [[nodiscard]] const PdfValue &at(const char *key) const;
    /// A text string (7.9.2.2): UTF-16 with its mark, else Latin-1.
    [[nodiscard]] QString text() const;
    [[nodiscard]] int integer(int otherwise = 0) const noexcept;
};

/// Reads values and keywords one after the other. Never fails: what cannot be read is a Null, and the reader always
/// moves on. Nesting is read to a depth of 60.
class PdfLexer
{
public:
    explicit PdfLexer(const QByteArray &data, qsizetype place = 0);

    [[nodiscard]] bool atEnd();
    /// With `references`, "12 0 R" is read as one value, as in files; content streams have none.
    PdfValue next(bool references);
    [[nodiscard]] qsizetype place() const noexcept { return m_place; }
    void setPlace(qsizetype place) noexcept { m_place = place; }

private:
    void skipSpace();
    [[nodiscard]] char current(qsizetype ahead = 0) const;
    PdfValue value(bool references, int depth);
    PdfValue name();
    PdfValue literal();
    PdfValue hexadecimal();
    PdfValue array(bool references, int depth);
    PdfValue dictionary(bool references, int depth);
    PdfValue numberOrReference(bool references);

    const QByteArray &m_data;
    qsizetype m_place = 0;
};

} // namespace shortlist::page
