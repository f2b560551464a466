// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/outline.h"

#include "models/domain/headings.h"
#include "models/domain/partialdate.h"
#include "models/page/addresses.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

using Kind = OutlineBlock::Kind;

/// An address that may be clicked. What a resume says is not trusted: "javascript:" and the like stay plain text.
QString safeTarget(const QString &target)
{
    static const QStringList schemes{u"http://"_s, u"https://"_s, u"mailto:"_s, u"tel:"_s};
    const auto begins = [&](const QString &scheme) { return target.startsWith(scheme, Qt::CaseInsensitive); };
    return std::any_of(schemes.begin(), schemes.end(), begins) ? target : QString();
}

OutlineSpan plainSpan(const QString &text)
{
    return {text, false, false, {}};
}

OutlineSpan addressSpan(const QString &url)
{
    const QString clean = url.simplified();
    return {page::visibleAddress(clean), false, false, safeTarget(page::linkTarget(clean))};
}

class OutlineWriter
{
public:
    OutlineWriter(const Content &content, const Look &look, const QString &language)
        : m_content(content)
        , m_look(look)
        , m_language(language)
        , m_dates(DateStyle::fromDesign(look.design.value("dates"_L1).toObject(), language))
    {
        m_outline.name = content.personName();
        m_outline.language = language;
    }

    Outline write()
    {
        for (const QString &key : displayOrder(m_content, m_look)) {
            const Section &section = *m_content.section(key);
            if (section.isEmpty())
                continue;
            if (section.kind == SectionKind::Contact)
                contact(section);
            else
                other(section);
        }
        return std::move(m_outline);
    }

private:
    void add(Kind kind, QList<OutlineSpan> spans, const QString &dates = {})
    {
        spans.removeIf([](const OutlineSpan &span) { return span.text.isEmpty(); });
        if (!spans.isEmpty() || !dates.isEmpty())
            m_outline.blocks.append({kind, std::move(spans), dates});
    }

    void paragraphs(const QString &text)
    {
        for (const QString &part : text.split(u'\n'))
            add(Kind::Paragraph, markedSpans(part.simplified()));
    }

    void bullets(const QList<TextItem> &items)
    {
        for (const TextItem &item : items)
            add(Kind::Bullet, markedSpans(item.text.simplified()));
    }

    void contact(const Section &section)
    {
        const Entry &contact = section.contact;
        add(Kind::Name, {plainSpan(contact.field(u"name"_s).simplified())});
        const QString headline = contact.field(u"headline"_s).simplified();
        const QString label = contact.field(u"label"_s).simplified();
        add(Kind::Headline, {plainSpan(headline.isEmpty() ? label : headline)});
        QList<OutlineSpan> ways;
        const auto addWay = [&ways](const OutlineSpan &way) {
            const bool known = std::any_of(ways.begin(), ways.end(),
                [&way](const OutlineSpan &other) { return other.text.compare(way.text, Qt::CaseInsensitive) == 0; });
            if (way.text.isEmpty() || known)
                return;
            if (!ways.isEmpty())
                ways.append(plainSpan(u" | "_s));
            ways.append(way);
        };
        static const QStringList elsewhere{u"name"_s, u"headline"_s, u"label"_s, u"image"_s};
        for (const FieldSpec &field : sectionSpec(section).fields) {
            const QString value = contact.field(field.key).simplified();
            if (elsewhere.contains(field.key) || value.isEmpty())
                continue;
            const QString target = safeTarget(page::contactTarget(field.key, value));
            const bool address = field.kind == FieldKind::Url && !target.isEmpty();
            addWay({address ? page::visibleAddress(value) : value, false, false, target});
        }
        for (const Entry &profile : section.entries) {
            const QString url = profile.field(u"url"_s);
            if (url.isEmpty())
                addWay(
                    plainSpan(u"%1 %2"_s.arg(profile.field(u"network"_s), profile.field(u"username"_s)).simplified()));
            else
                addWay(addressSpan(url));
        }
        add(Kind::Contact, ways);
    }

    void other(const Section &section)
    {
        add(Kind::Heading, {plainSpan(sectionHeading(section, m_look).simplified())});
        paragraphs(section.text);
        bullets(section.items);
        for (const Entry &entry : section.entries) {
            if (section.kind == SectionKind::Entries)
                large(section, entry);
            else
                small(section, entry);
        }
    }

    [[nodiscard]] QString dates(const Entry &entry) const
    {
        const auto read = [&](const QString &key) { return PartialDate::parse(entry.field(key), m_language); };
        for (const QString &key : {u"date"_s, u"releaseDate"_s, u"year"_s}) {
            if (!entry.field(key).isEmpty())
                return formatDate(read(key), m_dates).replace(QChar::Nbsp, u' ');
        }
        return formatDateRange(read(u"startDate"_s), read(u"endDate"_s), m_dates).replace(QChar::Nbsp, u' ');
    }

    /// Spans with ", " (or another separator) between them.
    static void join(QList<OutlineSpan> &spans, const QList<OutlineSpan> &more, const QString &separator = u", "_s)
    {
        if (more.isEmpty()
            || std::all_of(more.begin(), more.end(), [](const OutlineSpan &s) { return s.text.isEmpty(); }))
            return;
        if (!spans.isEmpty())
            spans.append(plainSpan(separator));
        spans.append(more);
    }

    static QList<OutlineSpan> bold(const QString &text)
    {
        QList<OutlineSpan> spans = markedSpans(text.simplified());
        for (OutlineSpan &span : spans)
            span.bold = true;
        return spans;
    }

    void large(const Section &section, const Entry &entry)
    {
        const SectionSpec &spec = sectionSpec(section);
        QList<OutlineSpan> head = bold(entry.field(spec.titleField));
        QStringList told{spec.titleField, spec.organisationField};
        if (section.key == u"education" && !section.custom) {
            join(head, bold(entry.field(u"field"_s)));
            told << u"field"_s;
        }
        join(head, markedSpans(entry.field(spec.organisationField).simplified()));
        QList<OutlineSpan> detail;
        QStringList texts;
        for (const FieldSpec &field : spec.fields) {
            const QString value = entry.field(field.key);
            if (value.isEmpty() || told.contains(field.key) || field.kind == FieldKind::Date)
                continue;
            if (field.kind == FieldKind::Paragraph)
                texts << value;
            else if (field.kind == FieldKind::Url)
                join(detail, {addressSpan(value)});
            else
                join(detail, markedSpans(value.simplified()));
        }
        if (head.isEmpty()) // an entry needs a head: what is known stands there
            head.swap(detail);
        add(Kind::Entry, head, dates(entry));
        add(Kind::Detail, detail);
        for (const QString &text : texts)
            paragraphs(text);
        bullets(entry.lists.value(spec.lists.value(0)));
        for (qsizetype i = 1; i < spec.lists.size(); ++i)
            add(Kind::Paragraph, words(entry.lists.value(spec.lists.at(i))));
    }

    static QList<OutlineSpan> words(const QList<TextItem> &items)
    {
        QList<OutlineSpan> spans;
        for (const TextItem &item : items)
            join(spans, markedSpans(item.text.simplified()));
        return spans;
    }

    void small(const Section &section, const Entry &entry)
    {
        const SectionSpec &spec = sectionSpec(section);
        QList<OutlineSpan> line;
        QStringList texts;
        for (const FieldSpec &field : spec.fields) {
            const QString value = entry.field(field.key).simplified();
            if (value.isEmpty() || field.kind == FieldKind::Date)
                continue;
            if (field.kind == FieldKind::Paragraph)
                texts << entry.field(field.key);
            else if (field.kind == FieldKind::Url)
                join(line, {addressSpan(value)});
            else
                join(line, field.key == spec.titleField ? bold(value) : markedSpans(value));
        }
        if (section.kind == SectionKind::Skills && line.size() > 1 && !entry.field(u"level"_s).isEmpty())
            line = bold(u"%1 (%2)"_s.arg(entry.field(u"name"_s).simplified(), entry.field(u"level"_s).simplified()));
        join(line, words(entry.lists.value(spec.lists.value(0))), u": "_s);
        if (line.isEmpty() && !texts.isEmpty())
            line = markedSpans(texts.takeFirst().simplified());
        add(Kind::Item, line, dates(entry));
        for (const QString &text : texts)
            paragraphs(text);
    }

    const Content &m_content;
    const Look &m_look;
    QString m_language; ///< the look's, or what holds where it names none
    DateStyle m_dates;
    Outline m_outline;
};

} // namespace

QString OutlineBlock::text() const
{
    QString text;
    for (const OutlineSpan &span : spans)
        text += span.text;
    return text;
}

Outline outlineOf(const Content &content, const Look &look, const QString &language)
{
    const QString own = look.language.isEmpty() ? language : look.language;
    return OutlineWriter(content, look, own.isEmpty() ? u"en"_s : own).write();
}

QList<OutlineSpan> markedSpans(const QString &text)
{
    static const QRegularExpression marks(
        u"\\*\\*(?=\\S)(.+?)(?<=\\S)\\*\\*|(?<![\\w*])\\*(?=[^\\s*])(.+?)(?<=[^\\s*])\\*(?![\\w*])"_s);
    QList<OutlineSpan> spans;
    qsizetype done = 0;
    const auto add = [&spans](const QString &part, bool bold, bool italic) {
        if (!part.isEmpty())
            spans.append({part, bold, italic, {}});
    };
    for (auto it = marks.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        add(text.mid(done, match.capturedStart() - done), false, false);
        const bool italic = match.hasCaptured(2);
        add(match.captured(italic ? 2 : 1), !italic, italic);
        done = match.capturedEnd();
    }
    add(text.mid(done), false, false);
    return spans;
}

} // namespace shortlist::exchange
