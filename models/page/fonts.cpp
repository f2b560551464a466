// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/fonts.h"

#include "resources/fonts/embeddedfonts.h"

#include <QFile>
#include <QFontDatabase>
#include <QMutex>
#include <QMutexLocker>
#include <QSet>

#include <array>
#include <map>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace shortlist::page {

namespace {

using resources::EmbeddedFont;

QByteArray bytesOf(const EmbeddedFont &font)
{
    return QByteArray::fromRawData(reinterpret_cast<const char *>(font.begin), font.end - font.begin);
}

/// Opens faces on first use and keeps them for the life of the program.
class FaceCache
{
public:
    const Face &of(const EmbeddedFont &font)
    {
        const QMutexLocker lock(&m_mutex);
        std::unique_ptr<Face> &face = m_faces[&font];
        if (!face)
            face = std::make_unique<Face>(QString::fromLatin1(font.family), font.weight, font.italic, bytesOf(font));
        return *face;
    }

    /// A face of the system's, from the first of the files that exists; null where there is none.
    const Face *ofFile(const QString &family, int weight, const QStringList &paths, unsigned index)
    {
        const QMutexLocker lock(&m_mutex);
        const auto key = std::make_pair(family, weight);
        if (const auto found = m_systemFaces.find(key); found != m_systemFaces.end())
            return found->second.get();
        std::unique_ptr<Face> &face = m_systemFaces[key];
        for (const QString &path : paths) {
            // Mapped and never unmapped: the face lives as long as the program, and these files are 20 MB.
            auto opened = std::make_unique<QFile>(path);
            if (!opened->open(QIODevice::ReadOnly))
                continue;
            const uchar *bytes = opened->map(0, opened->size());
            if (!bytes)
                continue;
            face = std::make_unique<Face>(family, weight, false,
                QByteArray::fromRawData(reinterpret_cast<const char *>(bytes), opened->size()), index);
            m_files.push_back(std::move(opened));
            break;
        }
        return face.get();
    }

private:
    QMutex m_mutex;
    std::map<const EmbeddedFont *, std::unique_ptr<Face>> m_faces;
    std::map<std::pair<QString, int>, std::unique_ptr<Face>> m_systemFaces;
    std::vector<std::unique_ptr<QFile>> m_files;
};

FaceCache &cache()
{
    static FaceCache faces;
    return faces;
}

/// TEMPLATES.md §2, "Substitution".
QString substituteOf(const QString &family)
{
    static const std::map<QString, QString> table{{u"Playfair Display"_s, u"Noto Serif Display"_s},
        {u"Bodoni"_s, u"Noto Serif Display"_s}, {u"Didot"_s, u"Noto Serif Display"_s},
        {u"Garamond"_s, u"Gentium Book Plus"_s}, {u"EB Garamond"_s, u"Gentium Book Plus"_s},
        {u"Palatino"_s, u"Gentium Book Plus"_s}, {u"Georgia"_s, u"Charis SIL"_s}, {u"Charter"_s, u"Charis SIL"_s},
        {u"Times"_s, u"PT Serif"_s}, {u"Times New Roman"_s, u"PT Serif"_s}, {u"Calibri"_s, u"Carlito"_s},
        {u"Cambria"_s, u"Charis SIL"_s}, {u"Helvetica"_s, u"PT Sans"_s}, {u"Arial"_s, u"PT Sans"_s},
        {u"Inter"_s, u"Manrope"_s}, {u"Montserrat"_s, u"Manrope"_s}, {u"Poppins"_s, u"Manrope"_s},
        {u"Source Sans"_s, u"PT Sans"_s}, {u"Open Sans"_s, u"PT Sans"_s}};
    const auto found = table.find(family);
    return found == table.end() ? QString() : found->second;
}

const EmbeddedFont *nearest(const QString &family, int weight, bool italic)
{
    const QByteArray name = family.toLatin1();
    const EmbeddedFont *best = nullptr;
    int bestCost = std::numeric_limits<int>::max();
    for (const EmbeddedFont &font : resources::embeddedFonts()) {
        if (name != font.family)
            continue;
        const int cost = std::abs(font.weight - weight) + (font.italic == italic ? 0 : 10'000);
        if (cost < bestCost) {
            bestCost = cost;
            best = &font;
        }
    }
    return best;
}

QString fallbackFamily(QChar::Script script, FallbackClass fallback)
{
    const bool serif = fallback == FallbackClass::Serif;
    switch (script) {
    case QChar::Script_Arabic:
        return serif ? u"Amiri"_s : u"Noto Sans Arabic"_s;
    case QChar::Script_Hebrew:
        return serif ? u"Noto Serif Hebrew"_s : u"Noto Sans Hebrew"_s;
    case QChar::Script_Devanagari:
        return serif ? u"Noto Serif Devanagari"_s : u"Noto Sans Devanagari"_s;
    case QChar::Script_Thai:
        return serif ? u"Noto Serif Thai"_s : u"Noto Sans Thai"_s;
    default:
        return serif ? u"Noto Serif"_s : u"Noto Sans"_s;
    }
}

bool isCjk(QChar::Script script, char32_t character)
{
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
        || script == QChar::Script_Hangul || script == QChar::Script_Bopomofo
        || (character >= 0x3000 && character <= 0x303f) || (character >= 0xff00 && character <= 0xffef);
}

/// Noto's CJK collections hold the regions in this order: JP, KR, SC, TC, HK.
const Face *cjkFace(FallbackClass fallback, int weight, const QString &language, QChar::Script script)
{
    unsigned region = 2;
    if (language.startsWith(u"ja") || script == QChar::Script_Hiragana || script == QChar::Script_Katakana)
        region = 0;
    else if (language.startsWith(u"ko") || script == QChar::Script_Hangul)
        region = 1;
    else if (language.startsWith(u"zh-TW") || language.startsWith(u"zh-Hant"))
        region = 3;
    static constexpr std::array regions{u"JP", u"KR", u"SC", u"TC"};
    const QString style = weight >= 600 ? u"Bold"_s : u"Regular"_s;
    const QString kind = fallback == FallbackClass::Serif ? u"Serif"_s : u"Sans"_s;
    QStringList paths;
    for (const QString &name : {kind, fallback == FallbackClass::Serif ? u"Sans"_s : u"Serif"_s}) {
        paths << u"/usr/share/fonts/opentype/noto/Noto%1CJK-%2.ttc"_s.arg(name, style)
              << u"/usr/share/fonts/opentype/noto/Noto%1CJK-Regular.ttc"_s.arg(name);
    }
    return cache().ofFile(u"Noto %1 CJK %2"_s.arg(kind, QString::fromUtf16(regions.at(region))),
        weight >= 600 ? 700 : 400, paths, region);
}

} // namespace

const Face &faceFor(const QString &family, int weight, bool italic, QString *substituted)
{
    const EmbeddedFont *font = nearest(family, weight, italic);
    if (!font) {
        QString instead = substituteOf(family);
        if (instead.isEmpty())
            instead = u"Lato"_s;
        if (substituted)
            *substituted = instead;
        font = nearest(instead, weight, italic);
    }
    Q_ASSERT(font); // Lato is always there
    return cache().of(*font);
}

const Face &faceWithGlyph(const Face &wanted, char32_t character, FallbackClass fallback, const QString &language)
{
    if (wanted.hasGlyph(character))
        return wanted;
    const QChar::Script script = QChar::script(character);
    if (isCjk(script, character)) {
        if (const Face *face = cjkFace(fallback, wanted.weight(), language, script); face && face->hasGlyph(character))
            return *face;
    }
    for (const QString &family : {fallbackFamily(script, fallback), fallbackFamily(QChar::Script_Latin, fallback),
             fallbackFamily(script, FallbackClass::Sans), u"Noto Sans"_s, u"Symbola"_s}) {
        const Face &face = faceFor(family, wanted.weight(), false);
        if (face.hasGlyph(character))
            return face;
    }
    return wanted;
}

bool isEmbeddedFamily(const QString &family)
{
    return nearest(family, 400, false) != nullptr;
}

QString substituteFamily(const QString &family)
{
    return isEmbeddedFamily(family) ? QString() : substituteOf(family).isEmpty() ? u"Lato"_s : substituteOf(family);
}

QStringList pageFamilies()
{
    return {u"Carlito"_s, u"Charis SIL"_s, u"Gentium Book Plus"_s, u"JetBrains Mono"_s, u"Lato"_s, u"Manrope"_s,
        u"Noto Serif Display"_s, u"PT Sans"_s, u"PT Serif"_s, u"Roboto"_s, u"Vollkorn"_s};
}

void registerInterfaceFamily(QByteArrayView family)
{
    // Reading a face costs milliseconds, and the window is set in no italic and nothing bolder than semibold.
    constexpr int boldest = 600;
    static QSet<QByteArray> registered;
    if (registered.contains(family.toByteArray()))
        return;
    registered.insert(family.toByteArray());
    for (const EmbeddedFont &font : resources::embeddedFonts()) {
        if (family == QByteArrayView(font.family) && !font.italic && font.weight <= boldest)
            QFontDatabase::addApplicationFontFromData(bytesOf(font));
    }
}

} // namespace shortlist::page
