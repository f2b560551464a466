// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/page/paragraph.h"

#include "models/page/linebreaks.h"

#include <fribidi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace shortlist::page {

namespace {

/// A stretch of one style, one direction, and either all spaces or none.
struct Atom
{
    const TextSpan *span = nullptr;
    QString text;
    bool space = false;
    int level = 0; ///< bidi embedding level
    double width = 0;
    ShapedPieces pieces;
};

/// What is never broken: atoms, and the spaces that follow them.
struct Item
{
    size_t first = 0;
    size_t last = 0; ///< one past the last atom, spaces left out
    double width = 0;
    double space = 0; ///< width of the spaces after it
};

bool isSpace(QChar c)
{
    return c.isSpace() && c != QChar::Nbsp && c != QChar(0x202f);
}

bool hasRightToLeft(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
        [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL || c.isHighSurrogate(); });
}

/// Embedding levels by UTF-16 index (Unicode UAX 9, by way of FriBidi).
std::vector<int> bidiLevels(const QString &text, bool rightToLeft)
{
    std::vector<int> levels(static_cast<size_t>(text.size()), rightToLeft ? 1 : 0);
    if (!rightToLeft && !hasRightToLeft(text))
        return levels;
    const QList<uint> characters = text.toUcs4();
    const auto count = static_cast<FriBidiStrIndex>(characters.size());
    std::vector<FriBidiCharType> types(static_cast<size_t>(count));
    std::vector<FriBidiBracketType> brackets(static_cast<size_t>(count));
    std::vector<FriBidiLevel> found(static_cast<size_t>(count));
    fribidi_get_bidi_types(characters.constData(), count, types.data());
    fribidi_get_bracket_types(characters.constData(), count, types.data(), brackets.data());
    FriBidiParType direction = rightToLeft ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction, found.data()) == 0)
        return levels;
    size_t at = 0;
    for (qsizetype i = 0; i < characters.size(); ++i) {
        const size_t units = characters.at(i) > 0xffff ? 2 : 1;
        for (size_t unit = 0; unit < units; ++unit)
            levels.at(at++) = found.at(static_cast<size_t>(i));
    }
    return levels;
}

class Breaker
{
public:
    Breaker(Shaper &shaper, const std::vector<TextSpan> &spans, const ParagraphOptions &options)
        : m_shaper(shaper)
        , m_options(options)
        , m_spans(spans)
    {
        for (TextSpan &span : m_spans) {
            if (span.style.upper)
                span.text = span.text.toUpper();
            m_text += span.text;
        }
        makeItems();
    }

    std::vector<TextLine> lines()
    {
        if (m_items.empty())
            return {};
        const std::vector<size_t> starts = m_options.pretty ? prettyStarts(greedyStarts()) : greedyStarts();
        std::vector<TextLine> result;
        for (size_t i = 0; i < starts.size(); ++i)
            result.push_back(compose(starts[i], i + 1 < starts.size() ? starts[i + 1] : m_items.size()));
        return result;
    }

    [[nodiscard]] double totalWidth() const { return m_items.empty() ? 0 : widthOf(0, m_items.size()); }

private:
    void shapeAtom(Atom &atom)
    {
        const RoleStyle &style = atom.span->style;
        atom.pieces = m_shaper.shape(style, atom.text, atom.level % 2 == 1);
        atom.width = 0;
        for (const auto &piece : atom.pieces) {
            atom.width += piece->width * piece->scale * style.size
                + static_cast<double>(piece->glyphs.size()) * style.tracking * style.size;
        }
        if (atom.space)
            atom.width += style.wordSpacing * style.size * static_cast<double>(atom.text.size());
    }

    void makeItems()
    {
        const std::vector<bool> allowed = breakOpportunities(m_text);
        const std::vector<int> levels = bidiLevels(m_text, m_options.rightToLeft);
        size_t span = 0;
        qsizetype spanEnd = m_spans.empty() ? 0 : m_spans[0].text.size();
        qsizetype start = 0;
        bool open = false;
        for (qsizetype i = 0; i < m_text.size(); i = start) {
            while (i >= spanEnd)
                spanEnd += m_spans[++span].text.size();
            const bool space = isSpace(m_text.at(i));
            qsizetype end = i + 1;
            while (end < spanEnd && isSpace(m_text.at(end)) == space && !allowed[static_cast<size_t>(end)]
                && levels[static_cast<size_t>(end)] == levels[static_cast<size_t>(i)])
                ++end;
            Atom atom{&m_spans[span], m_text.mid(i, end - i), space, levels[static_cast<size_t>(i)], 0, {}};
            if (space)
                atom.text.fill(u' '); // tabs and line feeds inside a field are spaces on the page
            shapeAtom(atom);
            addAtom(std::move(atom), !open || allowed[static_cast<size_t>(i)]);
            open = true;
            start = end;
        }
    }

    void addAtom(Atom atom, bool opensItem)
    {
        if (atom.space && !m_items.empty()) {
            m_items.back().space += atom.width;
            m_atoms.push_back(std::move(atom));
            return;
        }
        if (atom.space) {
            m_atoms.push_back(std::move(atom)); // spaces at the very start take no room
            return;
        }
        if (!opensItem && !m_items.empty()) {
            Item &item = m_items.back();
            item.width += item.space + atom.width;
            item.space = 0;
            m_atoms.push_back(std::move(atom));
            item.last = m_atoms.size();
            return;
        }
        if (atom.width > m_options.width && atom.text.size() > 1 && m_options.width > 0)
            return addPieces(atom);
        m_items.push_back({m_atoms.size(), m_atoms.size() + 1, atom.width, 0});
        m_atoms.push_back(std::move(atom));
    }

    /// A word wider than the measure becomes several items with nothing between them.
    void addPieces(const Atom &word)
    {
        qsizetype start = 0;
        const auto widthUpTo = [&](qsizetype end) {
            Atom part = word;
            part.text = word.text.mid(start, end - start);
            shapeAtom(part);
            return part.width;
        };
        while (start < word.text.size()) {
            qsizetype end = word.text.size();
            if (widthUpTo(end) > m_options.width) {
                end = start;
                for (const bool graphemes : {false, true}) {
                    for (const qsizetype place : emergencyBreaks(word.text, graphemes)) {
                        if (place <= start)
                            continue;
                        if (widthUpTo(place) > m_options.width)
                            break;
                        end = place;
                    }
                    if (end > start)
                        break;
                }
                if (end == start) // not even one grapheme fits: take it, so that the loop ends and nothing is lost
                    end = nextGrapheme(word.text, start);
            }
            Atom part = word;
            part.text = word.text.mid(start, end - start);
            shapeAtom(part);
            m_items.push_back({m_atoms.size(), m_atoms.size() + 1, part.width, 0});
            m_atoms.push_back(std::move(part));
            start = end;
        }
    }

    static qsizetype nextGrapheme(const QString &text, qsizetype start)
    {
        for (const qsizetype place : emergencyBreaks(text, true)) {
            if (place > start)
                return place;
        }
        return text.size();
    }

    [[nodiscard]] double widthOf(size_t first, size_t last) const
    {
        double width = 0;
        for (size_t i = first; i < last; ++i)
            width += m_items[i].width + (i + 1 < last ? m_items[i].space : 0);
        return width;
    }

    [[nodiscard]] std::vector<size_t> greedyStarts() const
    {
        std::vector<size_t> starts{0};
        double width = 0;
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (i > starts.back() && width + m_items[i].width > m_options.width + tolerance) {
                starts.push_back(i);
                width = 0;
            }
            width += m_items[i].width + m_items[i].space;
        }
        return starts;
    }

    [[nodiscard]] double lineCost(double width, bool last) const
    {
        const double share = width / m_options.width;
        if (!last)
            return (1 - share) * (1 - share);
        return share < m_options.runt ? 2 * (m_options.runt - share + 0.25) * (m_options.runt - share + 0.25) : 0;
    }

    /// Least Σ(slack ÷ measure)² with as many lines as greedy breaking needs (TEMPLATES.md §3).
    [[nodiscard]] std::vector<size_t> prettyStarts(const std::vector<size_t> &greedy) const
    {
        const size_t lines = greedy.size();
        const size_t count = m_items.size();
        if (lines < 2 || count > itemsMax || lines > linesMax)
            return greedy;
        constexpr double unreachable = std::numeric_limits<double>::infinity();
        std::vector<std::vector<double>> cost(lines + 1, std::vector<double>(count + 1, unreachable));
        std::vector<std::vector<size_t>> from(lines + 1, std::vector<size_t>(count + 1, 0));
        cost[0][0] = 0;
        for (size_t line = 1; line <= lines; ++line) {
            for (size_t end = line; end <= count; ++end) {
                double width = 0;
                for (size_t start = end; start-- > line - 1;) {
                    width += m_items[start].width + (start + 1 < end ? m_items[start].space : 0);
                    if (width > m_options.width + tolerance && start + 1 < end)
                        break;
                    const double total = cost[line - 1][start] + lineCost(width, end == count);
                    if (total < cost[line][end]) {
                        cost[line][end] = total;
                        from[line][end] = start;
                    }
                }
            }
        }
        if (cost[lines][count] == unreachable)
            return greedy;
        std::vector<size_t> starts(lines);
        for (size_t line = lines, end = count; line > 0; --line) {
            end = from[line][end];
            starts[line - 1] = end;
        }
        return starts;
    }

    TextLine compose(size_t firstItem, size_t lastItem)
    {
        // Atoms get their places in visual order, but runs come in reading order: that is the order in which pages
        // are painted, and so in which they are read back.
        const size_t first = m_items[firstItem].first;
        const size_t last = m_items[lastItem - 1].last;
        std::vector<const Atom *> visual;
        for (size_t i = first; i < last; ++i)
            visual.push_back(&m_atoms[i]);
        reorder(visual);
        std::vector<double> places(last - first, 0);
        TextLine line;
        for (const Atom *atom : visual) {
            places[static_cast<size_t>(atom - &m_atoms[first])] = line.width;
            line.width += atom->width;
        }
        for (size_t i = first; i < last; ++i)
            placeAtom(line, m_atoms[i], places[i - first]);
        endWithSpace(line, last, lastItem);
        return line;
    }

    void placeAtom(TextLine &line, const Atom &atom, double x) const
    {
        if (atom.level % 2 == 0) {
            for (const auto &piece : atom.pieces)
                x = place(line, atom, *piece, x);
            return;
        }
        x += atom.width;
        for (auto piece = atom.pieces.rbegin(); piece != atom.pieces.rend(); ++piece) {
            const double width = pieceWidth(atom, **piece);
            x -= width;
            place(line, atom, **piece, x);
        }
    }

    /// A line that goes on below ends with the space that was broken at, so that its last word and the next one stay
    /// two words for whoever reads the paragraph as one. It takes no room.
    void endWithSpace(TextLine &line, size_t atom, size_t nextItem) const
    {
        if (nextItem >= m_items.size() || atom >= m_atoms.size() || !m_atoms[atom].space || line.runs.empty()
            || line.runs.back().rightToLeft || m_options.rightToLeft)
            return;
        const TextRun &before = line.runs.back();
        if (std::abs(before.x + before.width - line.width) > tolerance)
            return; // the line ends in the middle, as lines of two directions may
        const double width = before.width;
        const size_t runs = line.runs.size();
        place(line, m_atoms[atom], *m_atoms[atom].pieces.front(), line.width);
        if (line.runs.size() > runs)
            line.runs.pop_back(); // of another style: a run of its own is not worth it
        else
            line.runs.back().width = width;
    }

    [[nodiscard]] static double pieceWidth(const Atom &atom, const ShapedText &piece)
    {
        const RoleStyle &style = atom.span->style;
        const double spaces = atom.space ? style.wordSpacing * style.size * static_cast<double>(piece.text.size()) : 0;
        return piece.width * style.size * piece.scale
            + static_cast<double>(piece.glyphs.size()) * style.tracking * style.size + spaces;
    }

    /// Rule L2 of UAX 9, on atoms.
    static void reorder(std::vector<const Atom *> &atoms)
    {
        int highest = 0;
        for (const Atom *atom : atoms)
            highest = std::max(highest, atom->level);
        for (int level = highest; level > 0; --level) {
            for (size_t i = 0; i < atoms.size(); ++i) {
                if (atoms[i]->level < level)
                    continue;
                size_t end = i;
                while (end < atoms.size() && atoms[end]->level >= level)
                    ++end;
                std::reverse(
                    atoms.begin() + static_cast<std::ptrdiff_t>(i), atoms.begin() + static_cast<std::ptrdiff_t>(end));
                i = end;
            }
        }
    }

    /// Appends a shaped piece to the line, to the run before it where style, face and direction are the same.
    static double place(TextLine &line, const Atom &atom, const ShapedText &piece, double x)
    {
        const RoleStyle &style = atom.span->style;
        const double size = style.size * piece.scale;
        const bool joins = !line.runs.empty() && std::abs(line.runs.back().x + line.runs.back().width - x) < tolerance
            && line.runs.back().face == piece.face && line.runs.back().size == size
            && line.runs.back().color == style.color && !piece.rightToLeft && !line.runs.back().rightToLeft
            && line.runs.back().node == atom.span->node && line.runs.back().href == atom.span->href
            && line.runs.back().where == atom.span->where;
        if (!joins)
            line.runs.push_back({piece.face, size, style.color, x, 0, 0, {}, {}, piece.rightToLeft, atom.span->node,
                atom.span->href, atom.span->where});
        TextRun &run = line.runs.back();
        const auto offset = static_cast<quint32>(run.text.size());
        double tracked = 0;
        for (const Glyph &glyph : piece.glyphs) {
            run.glyphs.push_back({glyph.id, static_cast<float>(x - run.x + glyph.x * size + tracked),
                static_cast<float>(glyph.y * size), glyph.cluster + offset});
            tracked += style.tracking * style.size;
        }
        run.text += piece.text;
        x += piece.width * size + tracked;
        if (atom.space)
            x += style.wordSpacing * style.size * static_cast<double>(piece.text.size());
        run.width = x - run.x;
        return x;
    }

    static constexpr double tolerance = 0.01; // points: sums of widths are not exact
    static constexpr size_t itemsMax = 400; // a bullet has some 40; beyond this greedy is as good to look at
    static constexpr size_t linesMax = 40;

    Shaper &m_shaper;
    const ParagraphOptions &m_options;
    std::vector<TextSpan> m_spans;
    QString m_text;
    std::vector<Atom> m_atoms;
    std::vector<Item> m_items;
};

} // namespace

std::vector<TextLine> breakParagraph(
    Shaper &shaper, const std::vector<TextSpan> &spans, const ParagraphOptions &options)
{
    return Breaker(shaper, spans, options).lines();
}

double lineWidth(Shaper &shaper, const std::vector<TextSpan> &spans)
{
    const ParagraphOptions options;
    return Breaker(shaper, spans, options).totalWidth();
}

} // namespace shortlist::page
