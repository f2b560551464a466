// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/findtext.h"

#include "models/domain/contentedit.h"

namespace shortlist {

namespace {

constexpr qsizetype hitsMax = 1000;

class Finder
{
public:
    explicit Finder(const QString &text)
        : m_text(text)
    {
    }

    void look(const QString &in, const Location &place)
    {
        for (qsizetype at = in.indexOf(m_text, 0, Qt::CaseInsensitive); at >= 0 && hits.size() < hitsMax;
             at = in.indexOf(m_text, at + m_text.size(), Qt::CaseInsensitive))
            hits.append({place, static_cast<int>(at)});
    }

    void look(const QList<TextItem> &items, const QString &section, const QString &list)
    {
        for (const TextItem &item : items)
            look(item.text, {section, item.id, list});
    }

    void look(const Entry &entry, const SectionSpec &spec, const QString &section, ItemId id)
    {
        for (const FieldSpec &field : spec.fields)
            look(entry.field(field.key), {section, id, field.key});
        for (const QString &list : spec.lists)
            look(entry.lists.value(list), section, list);
    }

    QList<TextHit> hits;

private:
    QString m_text;
};

} // namespace

QList<TextHit> findText(const Content &content, const Look &look, const QString &text)
{
    if (text.isEmpty())
        return {};
    Finder finder(text);
    const QStringList order = sectionOrder(content, look);
    for (const QString &key : order) {
        const Section &section = *content.section(key);
        const bool contact = section.kind == SectionKind::Contact;
        finder.look(section.text, {key, {}, {}});
        if (contact)
            finder.look(section.contact, sectionSpec(section), key, {});
        for (const Entry &entry : section.entries)
            finder.look(entry, contact ? profileSpec() : sectionSpec(section), key, entry.id);
        finder.look(section.items, key, {});
    }
    return finder.hits;
}

} // namespace shortlist
