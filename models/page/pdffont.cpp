// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/pdffont.h"

#include "models/page/pdfobjects.h"

#include <QCryptographicHash>
#include <QMutex>
#include <QMutexLocker>
#include <QtEndian>

#include <hb-ot.h>
#include <hb-subset.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

template <auto destroy>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const noexcept
    {
        destroy(object);
    }
};
using BlobPtr = std::unique_ptr<hb_blob_t, Deleter<hb_blob_destroy>>;
using FacePtr = std::unique_ptr<hb_face_t, Deleter<hb_face_destroy>>;
using InputPtr = std::unique_ptr<hb_subset_input_t, Deleter<hb_subset_input_destroy>>;
using PlanPtr = std::unique_ptr<hb_subset_plan_t, Deleter<hb_subset_plan_destroy>>;

QByteArray bytesOf(hb_blob_t *blob)
{
    unsigned size = 0;
    const char *data = hb_blob_get_data(blob, &size);
    return QByteArray(data, static_cast<qsizetype>(size));
}

QByteArray table(hb_face_t *face, hb_tag_t tag)
{
    const BlobPtr blob(hb_face_reference_table(face, tag));
    return bytesOf(blob.get());
}

/// Whether a bare CFF table is CID-keyed: its Top DICT then begins with the operator ROS (Adobe TN 5176, section 18).
bool isCidKeyed(const QByteArray &cff)
{
    const auto at = [&](qsizetype i) { return i < cff.size() ? static_cast<uchar>(cff.at(i)) : 0U; };
    qsizetype index = at(2); // the Name INDEX follows the header
    const unsigned names = (at(index) << 8) + at(index + 1);
    const unsigned width = at(index + 2);
    qsizetype last = index + 3 + static_cast<qsizetype>(names * width);
    unsigned end = 0;
    for (unsigned i = 0; i < width; ++i)
        end = (end << 8) + at(last + i);
    index = last + width - 1 + end; // the Top DICT INDEX
    const unsigned topWidth = at(index + 2);
    const qsizetype dict = index + 3 + 2 * static_cast<qsizetype>(topWidth);
    // Three operands of at most five bytes each stand before the operator.
    for (qsizetype i = dict; i + 1 < cff.size() && i < dict + 16; ++i) {
        if (at(i) == 12)
            return at(i + 1) == 30;
    }
    return false;
}

/// Tables that a PDF reader has no use for.
constexpr std::array uselessTables{HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'o', 'r', 'x'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('G', 'l', 'a', 't'),
    HB_TAG('G', 'l', 'o', 'c'), HB_TAG('S', 'i', 'l', 'f'), HB_TAG('S', 'i', 'l', 'l'), HB_TAG('F', 'e', 'a', 't'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'), HB_TAG('V', 'D', 'M', 'X'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('P', 'C', 'L', 'T'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};

QByteArray hex4(unsigned value)
{
    return QByteArray::number(value, 16).rightJustified(4, '0').toUpper();
}

/// The sections of a CMap: runs of neighbouring codes for neighbouring characters as ranges, the rest one by one.
QByteArray rangesOf(const std::vector<std::pair<unsigned, QString>> &entries)
{
    std::vector<QByteArray> ranges;
    std::vector<QByteArray> characters;
    for (size_t first = 0; first < entries.size();) {
        const auto &[code, text] = entries[first];
        size_t end = first + 1;
        // A range may not leave the page of its code or of its character (Adobe TN 5411).
        while (end < entries.size() && text.size() == 1 && entries[end].second.size() == 1
            && entries[end].first == code + (end - first) && entries[end].first >> 8 == code >> 8
            && entries[end].second.front().unicode() == text.front().unicode() + (end - first)
            && entries[end].second.front().unicode() >> 8 == text.front().unicode() >> 8)
            ++end;
        const QByteArray last = hex4(entries[end - 1].first);
        if (end - first > 1)
            ranges.push_back('<' + hex4(code) + "><" + last + "><" + pdfUtf16(text) + ">\n");
        else
            characters.push_back('<' + last + "><" + pdfUtf16(text) + ">\n");
        first = end;
    }
    QByteArray sections;
    constexpr size_t linesMax = 100; // of one section, says the same note
    const auto add = [&sections](const std::vector<QByteArray> &lines, const QByteArray &name) {
        for (size_t first = 0; first < lines.size(); first += linesMax) {
            const size_t end = std::min(lines.size(), first + linesMax);
            sections += QByteArray::number(end - first) + " begin" + name + '\n';
            for (size_t i = first; i < end; ++i)
                sections += lines[i];
            sections += "end" + name + '\n';
        }
    };
    add(ranges, "bfrange");
    add(characters, "bfchar");
    return sections;
}

} // namespace

QString readableText(QString text)
{
    for (QChar &c : text) {
        if (c == QChar::Nbsp || c == QChar(0x202f))
            c = u' ';
    }
    return text;
}

std::vector<Cluster> clustersOf(const TextRun &run)
{
    std::vector<quint32> starts;
    starts.reserve(run.glyphs.size());
    for (const Glyph &glyph : run.glyphs)
        starts.push_back(glyph.cluster);
    std::sort(starts.begin(), starts.end());
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Cluster> clusters;
    for (size_t i = 0; i < run.glyphs.size();) {
        const quint32 start = run.glyphs[i].cluster;
        size_t end = i + 1;
        while (end < run.glyphs.size() && run.glyphs[end].cluster == start)
            ++end;
        const auto next = std::upper_bound(starts.begin(), starts.end(), start);
        const qsizetype from = next == starts.begin() + 1 ? 0 : start;
        const qsizetype to = next == starts.end() ? run.text.size() : static_cast<qsizetype>(*next);
        clusters.push_back({i, end - i, readableText(run.text.mid(from, to - from))});
        i = end;
    }
    return clusters;
}

std::vector<GlyphText> glyphTexts(const TextRun &run, const Cluster &cluster, bool *actualText)
{
    *actualText = false;
    std::vector<GlyphText> texts;
    if (cluster.count == 1) {
        texts.push_back({run.glyphs[cluster.first].id, cluster.text});
        return texts;
    }
    const QList<uint> characters = cluster.text.toUcs4();
    const bool oneToOne = static_cast<size_t>(characters.size()) == cluster.count;
    *actualText = !oneToOne;
    for (size_t i = 0; i < cluster.count; ++i) {
        const auto place = static_cast<qsizetype>(run.rightToLeft ? cluster.count - 1 - i : i);
        QString text;
        if (oneToOne) {
            const char32_t character = characters.at(place);
            text = QString::fromUcs4(&character, 1);
        } else if (i == 0) {
            text = cluster.text;
        }
        texts.push_back({run.glyphs[cluster.first + i].id, text});
    }
    return texts;
}

PdfFont::PdfFont(const Face &face)
    : m_face(face)
    , m_codeIsGlyph(face.isCff())
{
    if (m_codeIsGlyph)
        m_cidKeyed = isCidKeyed(table(face.hbFace(), HB_TAG('C', 'F', 'F', ' ')));
}

void PdfFont::use(unsigned glyph, const QString &text)
{
    if (m_codeIsGlyph)
        m_textOf.try_emplace(glyph, text);
    else
        m_codes.try_emplace({text, glyph}, 0);
}

void PdfFont::assignCodes()
{
    // In the order of the text, so that neighbours in Unicode get neighbouring codes and the maps stay short.
    quint16 next = 1; // 0 is .notdef
    for (auto &[key, code] : m_codes)
        code = next++;
}

quint16 PdfFont::code(unsigned glyph, const QString &text, bool *exact) const
{
    *exact = true;
    if (m_codeIsGlyph) {
        const auto found = m_textOf.find(glyph);
        *exact = found != m_textOf.end() && found->second == text;
        return static_cast<quint16>(glyph);
    }
    const auto found = m_codes.find({text, glyph});
    Q_ASSERT(found != m_codes.end()); // use() told every glyph before
    return found == m_codes.end() ? 0 : found->second;
}

double PdfFont::advance(unsigned glyph) const
{
    return std::round(m_face.advance(glyph) * 10) / 10'000;
}

std::shared_ptr<const PdfFont::Subset> PdfFont::subset() const
{
    // Faces live as long as the program, so their addresses name them.
    static QMutex mutex;
    static std::map<std::pair<const Face *, std::set<unsigned>>, std::shared_ptr<const Subset>> known;
    constexpr size_t knownMax = 40; // some ten kilobytes each
    std::set<unsigned> glyphs;
    for (const auto &[key, code] : m_codes)
        glyphs.insert(key.second);
    for (const auto &[glyph, text] : m_textOf)
        glyphs.insert(glyph);
    const auto key = std::make_pair(&m_face, std::move(glyphs));
    {
        const QMutexLocker lock(&mutex);
        if (const auto found = known.find(key); found != known.end())
            return found->second;
    }
    std::shared_ptr<const Subset> made = makeSubset(key.second);
    const QMutexLocker lock(&mutex);
    if (known.size() >= knownMax)
        known.clear();
    if (made)
        known.emplace(key, made);
    return made;
}

std::shared_ptr<const PdfFont::Subset> PdfFont::makeSubset(const std::set<unsigned> &glyphs) const
{
    const InputPtr input(hb_subset_input_create_or_fail());
    if (!input)
        return {};
    for (const unsigned glyph : glyphs)
        hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    hb_set_t *dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : uselessTables)
        hb_set_add(dropped, tag);
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    // A CFF face that is not CID-keyed is addressed by glyph; in one that is, the charset keeps the old numbers.
    if (m_codeIsGlyph && !m_cidKeyed)
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input.get(), flags);
    const PlanPtr plan(hb_subset_plan_create_or_fail(m_face.hbFace(), input.get()));
    if (!plan)
        return {};
    const FacePtr face(hb_subset_plan_execute_or_fail(plan.get()));
    if (!face)
        return {};
    QByteArray program;
    auto subset = std::make_shared<Subset>();
    if (m_codeIsGlyph) {
        program = table(face.get(), HB_TAG('C', 'F', 'F', ' '));
    } else {
        const BlobPtr blob(hb_face_reference_blob(face.get()));
        program = bytesOf(blob.get());
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
        for (const unsigned glyph : glyphs)
            subset->glyphs.insert(glyph, hb_map_get(map, glyph));
    }
    if (program.isEmpty())
        return {};
    subset->length = program.size();
    subset->deflated = pdfDeflated(program);
    // Six capitals that differ where the subset differs (ISO 32000-1, 9.6.4).
    const QByteArray hash = QCryptographicHash::hash(program, QCryptographicHash::Sha256);
    for (int i = 0; i < 6; ++i)
        subset->tag += static_cast<char>('A' + static_cast<uchar>(hash.at(i)) % 26);
    return subset;
}

QByteArray PdfFont::toUnicode() const
{
    std::vector<std::pair<unsigned, QString>> entries;
    for (const auto &[key, code] : m_codes) {
        if (!key.first.isEmpty())
            entries.emplace_back(code, key.first);
    }
    for (const auto &[glyph, text] : m_textOf) {
        if (!text.isEmpty())
            entries.emplace_back(glyph, text);
    }
    QByteArray map("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)"
                   "/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    map += rangesOf(entries);
    return map + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend";
}

QByteArray PdfFont::widths() const
{
    const auto number = [this](unsigned glyph) { return pdfNumber(advance(glyph) * 1000, 1); };
    QByteArray widths;
    if (m_codeIsGlyph) {
        for (const auto &[glyph, text] : m_textOf)
            widths += QByteArray::number(glyph) + '[' + number(glyph) + ']';
        return widths;
    }
    widths = "1[";
    for (const auto &[key, code] : m_codes)
        widths += number(key.second) + ' ';
    if (widths.endsWith(' '))
        widths.chop(1);
    return widths + ']';
}

QByteArray PdfFont::descriptor(const QByteArray &name, int program) const
{
    const QByteArray head = table(m_face.hbFace(), HB_TAG('h', 'e', 'a', 'd'));
    QByteArray box("[");
    for (const qsizetype place : {36, 38, 40, 42}) {
        const double value = head.size() >= 54 ? qFromBigEndian<qint16>(head.constData() + place) : 0;
        box += pdfNumber(value * 1000 / m_face.unitsPerEm(), 0) + ' ';
    }
    box.back() = ']';
    return "<</Type/FontDescriptor/FontName/" + name + "/Flags 4/FontBBox" + box + "/ItalicAngle "
        + (m_face.italic() ? "-12" : "0") + "/Ascent " + pdfNumber(m_face.ascent() * 1000, 0) + "/Descent "
        + pdfNumber(-m_face.descent() * 1000, 0) + "/CapHeight " + pdfNumber(m_face.capHeight() * 1000, 0) + "/StemV "
        + (m_face.weight() >= 600 ? "140" : "80") + (m_codeIsGlyph ? "/FontFile3 " : "/FontFile2 ")
        + pdfReference(program) + ">>";
}

int PdfFont::write(PdfObjects &objects) const
{
    const std::shared_ptr<const Subset> subset = this->subset();
    if (!subset)
        return 0;
    const QByteArray name = subset->tag + '+' + m_face.postScriptName().toLatin1();
    const int program = objects.addPlainStream(subset->deflated,
        QByteArray("/Filter/FlateDecode")
            + (m_codeIsGlyph ? "/Subtype/CIDFontType0C" : "/Length1 " + QByteArray::number(subset->length)));
    QByteArray cidFont = "<</Type/Font/Subtype/" + QByteArray(m_codeIsGlyph ? "CIDFontType0" : "CIDFontType2")
        + "/BaseFont/" + name + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "
        + pdfReference(objects.add(descriptor(name, program))) + "/W[" + widths() + ']';
    if (!m_codeIsGlyph) {
        QByteArray map(2, '\0');
        for (const auto &[key, code] : m_codes) {
            const unsigned glyph = subset->glyphs.value(key.second);
            map += static_cast<char>(glyph >> 8);
            map += static_cast<char>(glyph & 0xff);
        }
        cidFont += "/CIDToGIDMap " + pdfReference(objects.addStream(map));
    }
    const int descendant = objects.add(cidFont + ">>");
    return objects.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts["
        + pdfReference(descendant) + "]/ToUnicode " + pdfReference(objects.addStream(toUnicode())) + ">>");
}

} // namespace shortlist::page
