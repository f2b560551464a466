// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/validation.h"

#include "models/domain/cleantext.h"
#include "models/domain/partialdate.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using Kind = Problem::Kind;
using Severity = Problem::Severity;

constexpr qsizetype maxLine = 300; ///< characters of a field on one line
constexpr qsizetype maxBullet = 1000;
constexpr qsizetype maxParagraph = 5000;

Severity severityOf(Kind kind)
{
    switch (kind) {
    case Kind::Email:
    case Kind::EndsBeforeStart:
    case Kind::Unclean:
        return Severity::Error;
    case Kind::Phone:
    case Kind::Url:
    case Kind::NameMissing:
        return Severity::Warning;
    case Kind::DateAsText:
    case Kind::TooLong:
        return Severity::Hint;
    }
    return Severity::Hint;
}

std::optional<Kind> textProblem(const QString &text, qsizetype longest)
{
    if (!isCleanText(text))
        return Kind::Unclean;
    if (text.size() > longest)
        return Kind::TooLong;
    return {};
}

class Checker
{
public:
    void check(const Section &section)
    {
        add({section.key, {}, u"heading"_s}, {}, textProblem(section.heading, maxLine));
        add({section.key, {}, u"text"_s}, {}, textProblem(section.text, maxParagraph));
        if (section.kind == SectionKind::Contact)
            check(section, section.contact, sectionSpec(section));
        const SectionSpec &spec = section.kind == SectionKind::Contact ? profileSpec() : sectionSpec(section);
        for (const Entry &entry : section.entries)
            check(section, entry, spec);
        check(section.key, {}, u"items"_s, section.items);
    }

    [[nodiscard]] QList<Problem> problems() const { return m_problems; }

private:
    void add(const Location &where, ItemId entry, std::optional<Kind> kind)
    {
        if (kind)
            m_problems.append({where, entry, *kind, severityOf(*kind)});
    }

    void check(const QString &section, ItemId entry, const QString &list, const QList<TextItem> &items)
    {
        for (const TextItem &item : items)
            add({section, item.id, list}, entry, textProblem(item.text, maxBullet));
    }

    void check(const Section &section, const Entry &entry, const SectionSpec &spec)
    {
        const bool contact = section.kind == SectionKind::Contact && entry.id == section.contact.id;
        if (contact && entry.field(u"name"_s).trimmed().isEmpty())
            add({section.key, entry.id, u"name"_s}, entry.id, Kind::NameMissing);
        for (const FieldSpec &field : spec.fields) {
            if (field.key != "image"_L1)
                add({section.key, entry.id, field.key}, entry.id, fieldProblem(field.kind, entry.field(field.key)));
        }
        const auto date = [&entry](const QString &key) { return PartialDate::parse(entry.field(key)); };
        if (endsBeforeStart(date(u"startDate"_s), date(u"endDate"_s)))
            add({section.key, entry.id, u"endDate"_s}, entry.id, Kind::EndsBeforeStart);
        for (auto it = entry.lists.begin(); it != entry.lists.end(); ++it)
            check(section.key, entry.id, it.key(), *it);
    }

    QList<Problem> m_problems;
};

void clean(QList<TextItem> &items)
{
    for (TextItem &item : items) {
        const QString text = cleanText(item.text);
        if (text != item.text)
            item.text = text;
    }
}

void clean(Entry &entry)
{
    for (auto it = entry.fields.begin(); it != entry.fields.end();) {
        it.value() = cleanText(it.value());
        it = it->isEmpty() ? entry.fields.erase(it) : std::next(it);
    }
    for (QList<TextItem> &list : entry.lists)
        clean(list);
    entry.extra = cleanJson(entry.extra).toObject();
}

} // namespace

QList<Problem> validate(const Content &content)
{
    Checker checker;
    for (const Section &section : content.sections)
        checker.check(section);
    return checker.problems();
}

std::optional<Problem::Kind> fieldProblem(FieldKind kind, const QString &text)
{
    if (text.trimmed().isEmpty())
        return {};
    if (const auto problem = textProblem(text, kind == FieldKind::Paragraph ? maxParagraph : maxLine))
        return problem;
    switch (kind) {
    case FieldKind::Email:
        return isEmailAddress(text) ? std::nullopt : std::optional(Kind::Email);
    case FieldKind::Phone:
        return isPhoneNumber(text) ? std::nullopt : std::optional(Kind::Phone);
    case FieldKind::Url:
        return isWebAddress(text) ? std::nullopt : std::optional(Kind::Url);
    case FieldKind::Date: {
        const bool free = PartialDate::parse(text).kind == PartialDate::Kind::Text;
        return free ? std::optional(Kind::DateAsText) : std::nullopt;
    }
    default:
        return {};
    }
}

bool isEmailAddress(const QString &text)
{
    // schema-design.md, users: ^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Z|a-z]{2,}$
    static const QRegularExpression pattern(
        uR"(\A[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\z)"_s);
    return text.size() <= 254 && text.indexOf(u'@') <= 64 && pattern.match(text).hasMatch();
}

bool isPhoneNumber(const QString &text)
{
    // E.164 allows 15 figures; the shortest numbers in use have about five. An extension may follow.
    static const QRegularExpression extension(
        u"\\s*(?:ext\\.?|x|#)\\s*\\d{1,6}\\z"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression shape(u"\\A\\+?[\\d\\s().\\-/\\x{2010}-\\x{2013}\\x{00a0}]+\\z"_s);
    const QString number = text.trimmed().remove(extension);
    const auto figures = std::count_if(number.begin(), number.end(), [](QChar c) { return c.isDigit(); });
    return shape.match(number).hasMatch() && figures >= 5 && figures <= 15;
}

bool isWebAddress(const QString &text)
{
    static const QRegularExpression pattern(uR"(\A(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}(?::\d{1,5})?(?:[/?#]\S*)?\z)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text.trimmed()).hasMatch();
}

Result<QString> storedTitle(const QString &typed)
{
    const QString title = cleanText(typed).simplified();
    if (title.isEmpty())
        return Error{Error::Kind::InvalidInput, u"0"_s};
    // PostgreSQL counts code points, not the halves of pairs.
    const auto characters = title.toUcs4().size();
    if (characters > maxTitleLength)
        return Error{Error::Kind::TooLarge, QString::number(characters)};
    return title;
}

Content cleanContent(const Content &content)
{
    Content cleaned = content;
    for (Section &section : cleaned.sections) {
        section.heading = cleanText(section.heading);
        section.text = cleanText(section.text);
        clean(section.contact);
        for (Entry &entry : section.entries)
            clean(entry);
        clean(section.items);
        section.extra = cleanJson(section.extra).toObject();
    }
    cleaned.extra = cleanJson(cleaned.extra).toObject();
    return cleaned;
}

} // namespace shortlist
