// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/plaintext.h"

#include "models/domain/headings.h"
#include "models/domain/partialdate.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace shortlist::exchange {

namespace {

/// Text without the marks of bold and italics.
QString plain(const QString &text)
{
    static const QRegularExpression bold(u"\\*\\*([^*\\s](?:[^*]*[^*\\s])?)\\*\\*"_s);
    static const QRegularExpression italic(u"(?<![\\w*])\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\w*])"_s);
    return QString(text).replace(bold, u"\\1"_s).replace(italic, u"\\1"_s).trimmed();
}

QString joined(const QStringList &parts, const QString &separator)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            present.append(part);
    }
    return present.join(separator);
}

class Writer
{
public:
    Writer(const Content &content, const Look &look)
        : m_content(content)
        , m_look(look)
        , m_dates(DateStyle::fromDesign(look.design.value("dates"_L1).toObject(), look.language))
    {
    }

    QString write()
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
        return m_out;
    }

private:
    void line(const QString &text)
    {
        for (const QString &part : text.split(u'\n')) {
            if (const QString clean = plain(part); !clean.isEmpty())
                m_out += clean + u'\n';
        }
    }

    void gap()
    {
        if (!m_out.isEmpty() && !m_out.endsWith("\n\n"_L1))
            m_out += u'\n';
    }

    void bullet(const QString &text)
    {
        if (const QString clean = plain(text.simplified()); !clean.isEmpty())
            m_out += u"- "_s + clean + u'\n';
    }

    void contact(const Section &section)
    {
        const Entry &contact = section.contact;
        line(contact.field(u"name"_s));
        const QString headline = contact.field(u"headline"_s);
        line(headline.isEmpty() ? contact.field(u"label"_s) : headline);
        static const QStringList ways{u"email"_s, u"phone"_s, u"location"_s, u"linkedin"_s, u"github"_s, u"website"_s,
            u"url"_s, u"orcid"_s, u"instagram"_s};
        QStringList parts;
        for (const QString &way : ways)
            parts.append(contact.field(way));
        for (const Entry &profile : section.entries) {
            const QString url = profile.field(u"url"_s);
            const bool told = profile.field(u"network"_s).compare("LinkedIn"_L1, Qt::CaseInsensitive) == 0
                && !contact.field(u"linkedin"_s).isEmpty();
            if (!told)
                parts.append(
                    joined({profile.field(u"network"_s), url.isEmpty() ? profile.field(u"username"_s) : url}, u": "_s));
        }
        line(joined(parts, u" | "_s));
    }

    void other(const Section &section)
    {
        gap();
        line(sectionHeading(section, m_look).toUpper());
        line(section.text);
        for (const TextItem &item : section.items)
            bullet(item.text);
        bool first = true;
        for (const Entry &entry : section.entries) {
            if (section.kind == SectionKind::Entries) {
                if (!first)
                    gap();
                large(section, entry);
            } else {
                small(section, entry);
            }
            first = false;
        }
    }

    [[nodiscard]] QString dates(const Entry &entry) const
    {
        const auto read = [&](const QString &key) { return PartialDate::parse(entry.field(key), m_look.language); };
        for (const QString &key : {u"date"_s, u"releaseDate"_s, u"year"_s}) {
            if (!entry.field(key).isEmpty())
                return formatDate(read(key), m_dates).replace(QChar::Nbsp, u' ');
        }
        return formatDateRange(read(u"startDate"_s), read(u"endDate"_s), m_dates).replace(QChar::Nbsp, u' ');
    }

    void large(const Section &section, const Entry &entry)
    {
        QString title = entryTitle(section, entry);
        if (const QString field = entry.field(u"field"_s); section.key == "education"_L1)
            title = joined({title, field}, u", "_s);
        QString place = entryOrganisation(section, entry);
        if (place.isEmpty())
            place = entry.field(u"entity"_s);
        line(joined({title, place}, u", "_s));
        line(joined({dates(entry), entry.field(u"location"_s)}, u", "_s));
        line(entry.field(u"url"_s));
        line(entry.field(u"description"_s));
        line(entry.field(u"summary"_s));
        line(entry.field(u"gpa"_s));
        const SectionSpec &spec = sectionSpec(section);
        for (const TextItem &item : entry.lists.value(spec.lists.value(0)))
            bullet(item.text);
        for (qsizetype i = 1; i < spec.lists.size(); ++i)
            line(words(entry.lists.value(spec.lists.at(i))));
    }

    static QString words(const QList<TextItem> &items)
    {
        QStringList texts;
        for (const TextItem &item : items)
            texts.append(item.text);
        return joined(texts, u", "_s);
    }

    /// Fields of a line entry in the order of the form, dates last.
    void small(const Section &section, const Entry &entry)
    {
        const SectionSpec &spec = sectionSpec(section);
        QStringList parts;
        for (const FieldSpec &field : spec.fields) {
            if (field.kind == FieldKind::Line || field.kind == FieldKind::Url)
                parts.append(entry.field(field.key));
        }
        parts.append(dates(entry));
        const QString lists = words(entry.lists.value(spec.lists.value(0)));
        const QString head = joined(parts, u", "_s);
        bullet(section.kind == SectionKind::Skills || !lists.isEmpty() ? joined({head, lists}, u": "_s) : head);
        for (const FieldSpec &field : spec.fields) {
            if (field.kind == FieldKind::Paragraph)
                line(entry.field(field.key));
        }
    }

    const Content &m_content;
    const Look &m_look;
    DateStyle m_dates;
    QString m_out;
};

} // namespace

QString plainText(const Content &content, const Look &look)
{
    return Writer(content, look).write();
}

} // namespace shortlist::exchange
