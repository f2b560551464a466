// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace shortlist::page {

/// A number with at most `decimals` places, without trailing zeros and never with an exponent.
QByteArray pdfNumber(double value, int decimals = 2);
/// A text string (titles, addresses): plain where it is ASCII, else UTF-16 with its mark.
QByteArray pdfText(const QString &text);
/// A byte string in parentheses.
QByteArray pdfBytes(QByteArrayView bytes);
/// UTF-16 in hexadecimal without brackets, as CMaps want it.
QByteArray pdfUtf16(const QString &text);
QByteArray pdfReference(int id);
/// The data as a stream with the filter FlateDecode holds it.
QByteArray pdfDeflated(const QByteArray &data);

/// The objects of a PDF file, numbered from 1, and the file made of them (ISO 32000-1): everything but streams goes
/// into compressed object streams (7.5.7), the cross-reference table is a stream (7.5.8). The same objects give the
/// same bytes; the file identifier is a hash of them.
class PdfObjects
{
public:
    /// A number for an object that is set later.
    int reserve();
    void set(int id, QByteArray value);
    int add(QByteArray value);
    /// `entries` are further entries of the stream's dictionary. Data is deflated unless it carries its own filter.
    int addStream(const QByteArray &data, const QByteArray &entries = {});
    int addPlainStream(const QByteArray &data, const QByteArray &entries);

    [[nodiscard]] QByteArray file(int catalog, int info) const;

private:
    struct Object
    {
        QByteArray value; ///< a whole stream object, or any other value
        bool stream = false;
    };
    std::vector<Object> m_objects;
};

} // namespace shortlist::page
