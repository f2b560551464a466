// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/page/pdfvalue.h"

#include <map>
#include <memory>

namespace shortlist::page {

/// A PDF file opened for reading: cross-reference tables and streams, object streams, deflated streams. Made for
/// checking files, which may come from anywhere: files of at most 50 MB, 500,000 objects, 64 MB unpacked a stream.
class PdfFile
{
public:
    /// Fails with InvalidInput, whose detail says what does not hold, and TooLarge.
    static Result<PdfFile> open(const QByteArray &data);

    /// What a reference leads to, to any depth; the value itself where it is none. Null where nothing is there.
    [[nodiscard]] const PdfValue &resolved(const PdfValue &value) const;
    /// An entry of a dictionary, resolved.
    [[nodiscard]] const PdfValue &entry(const PdfValue &dictionary, const char *key) const;
    /// The unpacked data of a stream. Fails with InvalidInput for a filter that is not FlateDecode.
    [[nodiscard]] Result<QByteArray> streamData(const PdfValue &stream) const;

    [[nodiscard]] const PdfValue &catalog() const;
    [[nodiscard]] const PdfValue &information() const;
    [[nodiscard]] QByteArray version() const { return m_data.mid(5, 3); }
    struct PageObject
    {
        int object = 0; ///< number of the page's object
        const PdfValue *value = nullptr;
    };
    /// The pages in order, at most 2,000.
    [[nodiscard]] std::vector<PageObject> pages() const;

private:
    struct Place
    {
        bool packed = false;
        qsizetype offset = 0; ///< in the file, or the number of the object stream
        int index = 0;
    };

    Result<void> readSections();
    Result<PdfValue> readTable(PdfLexer &lexer);
    Result<PdfValue> readStreamTable(qsizetype start);
    [[nodiscard]] PdfValue objectAt(qsizetype offset, int number) const;
    [[nodiscard]] PdfValue packedObject(const Place &place) const;
    void collect(const PdfValue &node, int object, int depth, std::vector<PageObject> &pages) const;

    QByteArray m_data;
    std::map<int, Place> m_places;
    PdfValue m_trailer;
    mutable std::map<int, std::unique_ptr<PdfValue>> m_objects; ///< read so far
    mutable std::map<int, std::pair<QByteArray, std::vector<qsizetype>>> m_packs; ///< object streams, unpacked
};

} // namespace shortlist::page
