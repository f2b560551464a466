// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/content.h"

#include "models/base/canonicaljson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

QString jsonText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString();
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double:
        return QString::fromUtf8(canonicalJson(value));
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        for (const auto key : {"text"_L1, "name"_L1, "title"_L1, "label"_L1, "value"_L1, "description"_L1}) {
            if (const QJsonValue member = object.value(key); member.isString())
                return member.toString();
        }
        return {};
    }
    default:
        return {};
    }
}

QString Entry::field(const QString &key) const
{
    const auto found = fields.constFind(key);
    if (found != fields.constEnd())
        return *found;
    const QJsonValue value = extra.value(key);
    return value.isObject() ? QString() : jsonText(value);
}

void Entry::setField(const QString &key, const QString &text)
{
    extra.remove(key);
    if (text.isEmpty())
        fields.remove(key);
    else
        fields.insert(key, text);
}

namespace {

bool holdsText(const QList<TextItem> &items)
{
    return std::any_of(items.begin(), items.end(), [](const TextItem &item) { return !item.text.trimmed().isEmpty(); });
}

bool holdsText(const Entry &entry)
{
    for (auto it = entry.fields.begin(); it != entry.fields.end(); ++it) {
        if (it.key() != "key"_L1 && !it->trimmed().isEmpty())
            return true;
    }
    return std::any_of(entry.lists.begin(), entry.lists.end(), [](const auto &list) { return holdsText(list); });
}

int specIndex(const QString &key)
{
    const QList<SectionSpec> &specs = sectionSpecs();
    for (qsizetype i = 0; i < specs.size(); ++i) {
        if (specs.at(i).key == key)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

bool Section::isEmpty() const
{
    return text.trimmed().isEmpty() && !holdsText(contact) && !holdsText(items)
        && std::none_of(entries.begin(), entries.end(), [](const Entry &entry) { return holdsText(entry); });
}

const Section *Content::section(const QString &key) const
{
    const auto found
        = std::find_if(sections.begin(), sections.end(), [&key](const Section &s) { return s.key == key; });
    return found != sections.end() ? &*found : nullptr;
}

Section *Content::section(const QString &key)
{
    const auto found
        = std::find_if(sections.begin(), sections.end(), [&key](const Section &s) { return s.key == key; });
    return found != sections.end() ? &*found : nullptr;
}

Section &Content::ensureSection(const QString &key)
{
    if (Section *present = section(key))
        return *present;
    Section made;
    made.key = key;
    const int place = specIndex(key);
    if (place < 0) {
        made.custom = true;
        sections.append(made);
        return sections.last();
    }
    made.kind = sectionSpecs().at(place).kind;
    // A label for the section may have waited among the unknown keys for the section to appear.
    QJsonObject labels = extra.value("labels"_L1).toObject();
    if (const QString label = labels.take(key).toString(); !label.isEmpty()) {
        made.heading = label;
        if (labels.isEmpty())
            extra.remove("labels"_L1);
        else
            extra.insert("labels"_L1, labels);
    }
    if (made.kind == SectionKind::Contact)
        made.contact.id = ItemId::create();
    const auto behind = std::find_if(
        sections.begin(), sections.end(), [place](const Section &s) { return s.custom || specIndex(s.key) > place; });
    return *sections.insert(behind, made);
}

QString Content::personName() const
{
    const Section *contact = section(u"personalInfo"_s);
    return contact ? contact->contact.field(u"name"_s) : QString();
}

namespace {

/// Collects lines up to a limit of UTF-8 bytes, whole lines only.
class TextCollector
{
public:
    void add(const QString &line)
    {
        if (line.isEmpty() || m_full || line.startsWith("data:"_L1)) // a photo is no text
            return;
        const qsizetype bytes = line.toUtf8().size() + 1;
        if (m_bytes + bytes > limitBytes) {
            m_full = true;
            return;
        }
        m_bytes += bytes;
        m_text += line;
        m_text += u'\n';
    }
    void add(const QList<TextItem> &items)
    {
        for (const TextItem &item : items)
            add(item.text);
    }
    void add(const Entry &entry, const SectionSpec &spec)
    {
        for (const FieldSpec &field : spec.fields)
            add(entry.field(field.key));
        for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it)
            add(*it);
        for (auto it = entry.extra.begin(); it != entry.extra.end(); ++it) {
            if (it->isString() && !std::any_of(spec.fields.begin(), spec.fields.end(), [&it](const FieldSpec &field) {
                    return field.key == it.key();
                }))
                add(it->toString());
        }
    }
    [[nodiscard]] QString text() const { return m_text; }

private:
    static constexpr qsizetype limitBytes = 500'000;
    QString m_text;
    qsizetype m_bytes = 0;
    bool m_full = false;
};

} // namespace

QString extractedText(const Content &content)
{
    TextCollector out;
    for (const Section &section : content.sections) {
        out.add(section.heading);
        if (section.kind == SectionKind::Contact)
            out.add(section.contact, sectionSpec(section));
        for (const QString &line : section.text.split(u'\n'))
            out.add(line);
        const SectionSpec &spec = section.kind == SectionKind::Contact ? profileSpec() : sectionSpec(section);
        for (const Entry &entry : section.entries)
            out.add(entry, spec);
        out.add(section.items);
    }
    return out.text();
}

} // namespace shortlist
