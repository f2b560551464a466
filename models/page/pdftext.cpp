// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdftext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

constexpr size_t operandsMax = 2'000;
constexpr uint rangeMax = 70'000;

uint codeOf(const QByteArray &bytes)
{
    uint code = 0;
    for (const char byte : bytes.right(4))
        code = (code << 8) | static_cast<uchar>(byte);
    return code;
}

QString utf16(const QByteArray &bytes)
{
    QString text;
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2)
        text += QChar(
            static_cast<char16_t>((static_cast<uchar>(bytes.at(i)) << 8) | static_cast<uchar>(bytes.at(i + 1))));
    return text;
}

/// Walks through one content stream.
class ContentWalk
{
public:
    ContentWalk(const PdfFile &file, const PdfValue &resources)
        : m_file(file)
        , m_resources(resources)
    {
    }

    PdfPageText walk(const QByteArray &content)
    {
        PdfLexer lexer(content);
        std::vector<PdfValue> operands;
        while (!lexer.atEnd()) {
            PdfValue value = lexer.next(false);
            if (!value.is(PdfValue::Kind::Keyword)) {
                if (operands.size() < operandsMax)
                    operands.push_back(std::move(value));
                continue;
            }
            if (value.bytes == "ID") { // the data of an inline picture
                const qsizetype end = content.indexOf("EI", lexer.place());
                lexer.setPlace(end < 0 ? content.size() : end + 2);
                current().paints = true;
            } else {
                apply(value.bytes, operands);
            }
            operands.clear();
        }
        if (!m_open.empty())
            m_page.problems << u"A marked sequence is never closed"_s;
        if (m_unknown > 0)
            m_page.problems << u"%1 characters have no Unicode text"_s.arg(m_unknown);
        return std::move(m_page);
    }

private:
    struct Open
    {
        PdfSequence state; ///< mark, artifact and tag that hold inside
        bool actual = false; ///< its text was given: what it shows does not count
    };

    PdfSequence &current()
    {
        const PdfSequence inside = m_open.empty() ? PdfSequence{} : m_open.back().state;
        if (m_page.sequences.empty() || m_fresh || m_page.sequences.back().mark != inside.mark
            || m_page.sequences.back().artifact != inside.artifact)
            m_page.sequences.push_back({inside.mark, inside.artifact, false, inside.tag, {}});
        m_fresh = false;
        return m_page.sequences.back();
    }

    void apply(const QByteArray &word, const std::vector<PdfValue> &operands)
    {
        static const QList<QByteArray> painters{"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"};
        if (word == "BDC" || word == "BMC") {
            open(operands);
        } else if (word == "EMC") {
            if (m_open.empty())
                m_page.problems << u"A marked sequence ends that never began"_s;
            else
                m_open.pop_back();
        } else if (word == "Tf" && operands.size() >= 2) {
            setFont(operands.front().bytes);
        } else if ((word == "Td" || word == "TD") && operands.size() >= 2) {
            m_newLine = m_newLine || operands[1].number != 0;
        } else if (word == "T*" || word == "Tm") {
            m_newLine = true;
        } else if (word == "Tj" || word == "'" || word == "\"") {
            if (!operands.empty())
                show(operands.back().bytes);
        } else if (word == "TJ" && !operands.empty()) {
            for (const PdfValue &part : operands.back().items) {
                if (part.is(PdfValue::Kind::String))
                    show(part.bytes);
            }
        } else if (painters.contains(word)) {
            current().paints = true;
        }
    }

    void open(const std::vector<PdfValue> &operands)
    {
        Open opened;
        const bool inside = !m_open.empty();
        if (inside)
            opened = m_open.back();
        const QByteArray tag = operands.empty() ? QByteArray() : operands.front().bytes;
        const PdfValue none;
        const PdfValue *properties = operands.size() > 1 ? &operands[1] : &none;
        if (properties->is(PdfValue::Kind::Name))
            properties = &m_file.resolved(m_file.entry(m_resources, "Properties").at(properties->bytes.constData()));
        const int mark = properties->at("MCID").integer(-1);
        const bool artifact = tag == "Artifact";
        if (artifact && inside && opened.state.mark >= 0)
            m_page.problems << u"An artifact stands inside tagged content"_s;
        if (mark >= 0 && inside && opened.state.artifact)
            m_page.problems << u"Tagged content stands inside an artifact"_s;
        if (artifact || mark >= 0) {
            opened.state = {mark, artifact, false, tag, {}};
            m_fresh = true;
        }
        if (properties->at("ActualText").is(PdfValue::Kind::String) && !opened.actual) {
            m_open.push_back(opened);
            line();
            current().text += properties->at("ActualText").text();
            m_open.back().actual = true;
            return;
        }
        m_open.push_back(opened);
    }

    void setFont(const QByteArray &name)
    {
        const QString known = QString::fromLatin1(name);
        if (!m_page.fontNames.contains(known)) {
            m_page.fontNames << known;
            const PdfValue &font = m_file.resolved(m_file.entry(m_resources, "Font").at(name.constData()));
            const Result<QByteArray> map = m_file.streamData(m_file.entry(font, "ToUnicode"));
            m_maps[known]
                = std::make_shared<PdfTextMap>(map ? map.value() : QByteArray(), font.at("Subtype").isName("Type0"));
        }
        m_font = m_maps.value(known);
    }

    void line()
    {
        if (m_newLine && !current().text.isEmpty() && !current().text.back().isSpace())
            current().text += u'\n';
        m_newLine = false;
    }

    void show(const QByteArray &codes)
    {
        PdfSequence &sequence = current();
        sequence.paints = true;
        if (!m_font) {
            m_page.problems << u"Text is shown before a font is chosen"_s;
            return;
        }
        if (!m_open.empty() && m_open.back().actual)
            return;
        line();
        int unknown = 0;
        sequence.text += m_font->textOf(codes, unknown);
        if (!sequence.artifact)
            m_unknown += unknown;
    }

    const PdfFile &m_file;
    const PdfValue &m_resources;
    PdfPageText m_page;
    std::vector<Open> m_open;
    QHash<QString, std::shared_ptr<PdfTextMap>> m_maps;
    std::shared_ptr<PdfTextMap> m_font;
    bool m_newLine = false;
    bool m_fresh = false; ///< a sequence began since something was shown
    int m_unknown = 0;
};

} // namespace

PdfTextMap::PdfTextMap(const QByteArray &cmap, bool composite)
    : m_width(composite ? 2 : 1)
{
    PdfLexer lexer(cmap);
    while (!lexer.atEnd()) {
        const PdfValue word = lexer.next(false);
        if (word.isKeyword("beginbfrange")) {
            readRanges(lexer);
        } else if (word.isKeyword("beginbfchar")) {
            while (!lexer.atEnd()) {
                const PdfValue code = lexer.next(false);
                if (!code.is(PdfValue::Kind::String))
                    break;
                m_texts.insert(codeOf(code.bytes), utf16(lexer.next(false).bytes));
            }
        }
    }
}

void PdfTextMap::readRanges(PdfLexer &lexer)
{
    while (!lexer.atEnd()) {
        const PdfValue first = lexer.next(false);
        if (!first.is(PdfValue::Kind::String))
            return;
        const uint from = codeOf(first.bytes);
        const uint to = std::min(codeOf(lexer.next(false).bytes), from + rangeMax);
        const PdfValue target = lexer.next(false);
        QString text = utf16(target.bytes);
        for (uint code = from; code <= to; ++code) {
            if (target.is(PdfValue::Kind::Array)) {
                if (code - from < target.items.size())
                    m_texts.insert(code, utf16(target.items[code - from].bytes));
            } else if (!text.isEmpty()) {
                m_texts.insert(code, text);
                text.back() = QChar(static_cast<char16_t>(text.back().unicode() + 1));
            }
        }
    }
}

QString PdfTextMap::textOf(const QByteArray &codes, int &unknown) const
{
    QString text;
    for (qsizetype i = 0; i + m_width <= codes.size(); i += m_width) {
        const auto found = m_texts.constFind(codeOf(codes.mid(i, m_width)));
        if (found == m_texts.constEnd())
            ++unknown;
        else
            text += *found;
    }
    return text;
}

const PdfValue &pdfInherited(const PdfFile &file, const PdfValue &page, const char *key)
{
    const PdfValue *node = &page;
    for (int depth = 0; depth < 40 && node->at(key).is(PdfValue::Kind::Null); ++depth) {
        const PdfValue &parent = file.entry(*node, "Parent");
        if (parent.is(PdfValue::Kind::Null))
            break;
        node = &parent;
    }
    return file.entry(*node, key);
}

PdfPageText pdfPageText(const PdfFile &file, const PdfValue &page)
{
    const PdfValue &contents = file.entry(page, "Contents");
    QByteArray data;
    QStringList problems;
    const auto add = [&](const PdfValue &stream) {
        const Result<QByteArray> part = file.streamData(file.resolved(stream));
        if (part)
            data += part.value() + '\n';
        else
            problems << u"The content cannot be read: "_s + part.error().detail;
    };
    if (contents.is(PdfValue::Kind::Array)) {
        for (const PdfValue &part : contents.items)
            add(part);
    } else if (!contents.is(PdfValue::Kind::Null)) {
        add(contents);
    }
    PdfPageText text = ContentWalk(file, pdfInherited(file, page, "Resources")).walk(data);
    text.problems = problems + text.problems;
    return text;
}

} // namespace shortlist::page
