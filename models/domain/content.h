// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/id.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace shortlist {

/// One line of text with an identity: a bullet, a keyword, a course, a list item.
struct TextItem
{
    ItemId id;
    QString text;
    /// What came in place of plain text (a number, {"text": …}); goes back as it came while `text` is unchanged.
    QJsonValue odd = QJsonValue::Undefined;

    friend bool operator==(const TextItem &, const TextItem &) = default;
};

/// One job, degree, project, skill group, profile …: plain fields and lists of text items, by key.
/// Which keys a section's entries have, and what they mean, is told by its SectionSpec.
struct Entry
{
    ItemId id;
    QMap<QString, QString> fields; ///< never holds an empty string: an empty field is absent
    QMap<QString, QList<TextItem>> lists; ///< "bullets", "technologies", "keywords", "courses", "roles"
    QJsonObject extra; ///< what no spec names, or has an unexpected type: carried through untouched
    /// Came as a bare value ("certifications": ["AWS"]) instead of an object, and goes back as one while it holds
    /// nothing but its title. A bare value that is no text is kept in extra[""].
    bool bare = false;

    /// The field's text; a number or truth value that came in its place is shown as text. Empty when absent.
    [[nodiscard]] QString field(const QString &key) const;
    /// Sets or, when `text` is empty, removes the field. An odd-typed value in `extra` under this key gives way.
    void setField(const QString &key, const QString &text);

    friend bool operator==(const Entry &, const Entry &) = default;
};

/// What a section is made of, and therefore how it is edited, compared and set on the page.
enum class SectionKind {
    Contact, ///< `contact`: fields of personalInfo; `entries`: its profiles
    Text, ///< `text`: one or more paragraphs
    Entries, ///< `entries`: dated things with bullets
    Lines, ///< `entries`, each set on one line (certifications, languages, awards …)
    List, ///< `items`
    /// `entries`: groups with a "name" and a "keywords" list. A group that lives under a key of its own in
    /// content.skills ("technical", "soft", "platforms" …) names it in the field "key", which no form shows.
    Skills,
};

/// One section of a resume. `key` is unique in a resume and stable.
struct Section
{
    QString key; ///< "experience" …, or the id of a custom section
    SectionKind kind = SectionKind::Entries;
    bool custom = false; ///< lives in content.customSections
    QString heading; ///< as typed (content.labels or a custom section's title); empty: the default for the language
    QString text;
    Entry contact;
    QList<Entry> entries;
    QList<TextItem> items;
    QJsonObject extra; ///< unknown keys of the section's own object
    bool bare = false; ///< skills given as an array; a custom section that is no object (its value is in extra[""])
    bool untyped = false; ///< a custom section whose source names no type

    [[nodiscard]] bool isEmpty() const; ///< nothing that would be printed
    friend bool operator==(const Section &, const Section &) = default;
};

/// What a field holds; decides its editor, its validation and how it is printed.
enum class FieldKind { Line, Paragraph, Date, Url, Email, Phone };

struct FieldSpec
{
    QString key;
    FieldKind kind = FieldKind::Line;
};

/// What Shortlist knows about a kind of section. The table of specs is the typed form of schema-design.md §3.2 joined
/// with the sections of JSON Resume 1.0.
struct SectionSpec
{
    QString key;
    SectionKind kind = SectionKind::Entries;
    QList<FieldSpec> fields; ///< in the order of the form
    QStringList lists; ///< keys of Entry::lists; the first one is the bullets, where there are any
    QString titleField; ///< what names an entry: "title", "degree", "name" …
    QString organisationField; ///< "company", "institution", "issuer" …; may be empty
};

/// All sections that Shortlist knows, in the order in which a new resume shows them.
const QList<SectionSpec> &sectionSpecs();
/// The spec of a known key, or the generic one for a custom section of this kind.
const SectionSpec &sectionSpec(const Section &section);
/// The spec of the entries of personalInfo.profiles: network, username, url.
const SectionSpec &profileSpec();

/// The text of `entry` that names it in lists and headings (title, degree, name …), and the organisation beside it.
/// Empty where there is none.
QString entryTitle(const Section &section, const Entry &entry);
QString entryOrganisation(const Section &section, const Entry &entry);
/// A new, empty entry with an id, and an empty bullets list where the section's entries have bullets.
Entry newEntry(const Section &section);
/// A new, empty custom section with a key that is free in `content`; it is not added.
struct Content;
Section newCustomSection(const Content &content, SectionKind kind, const QString &heading);

/// JSON read as text: a string as it is, a number or truth value written out, the text member of an object; else empty.
QString jsonText(const QJsonValue &value);

/// The whole content of a resume: a value. It reads and writes the `content` JSON of schema-design.md §3.2 (with the
/// additions of interop.md §5) and gives back every key it was given, known or not.
struct Content
{
    QList<Section>
        sections; ///< in the order of sectionSpecs(), then custom ones as they came; see Look for display order
    QJsonObject extra; ///< unknown top-level keys

    /// Never fails: what does not fit is kept in `extra`. toJson() gives the same JSON back, with one exception: where
    /// skills.groups and the web's keys beside it disagree, the web's keys win (interop.md §5, rule J). Items get the
    /// ids that uuid5(owner, hash, path, index) gives, so that two devices reading the same bytes name the same items
    /// (sync.md §2.6). Use applyItemIds() afterwards where the ids are already known.
    static Content fromJson(const QJsonObject &json, ResumeId owner);
    /// `technical`, `soft` and other web keys are written beside `groups`, as interop.md §5 says. Ids never appear.
    [[nodiscard]] QJsonObject toJson() const;

    [[nodiscard]] const Section *section(const QString &key) const;
    Section *section(const QString &key);
    /// The section of this key, made empty where it is missing (in its place in the order).
    Section &ensureSection(const QString &key);

    [[nodiscard]] QString personName() const; ///< personalInfo.name
    friend bool operator==(const Content &, const Content &) = default;
};

/// Everything a reader of the resume can read, one field a line, for full-text search and word counts. At most 500 kB
/// (decisions.md, Central PostgreSQL 14); cut at a line's end.
QString extractedText(const Content &content);

/// The ids of all items as a tree parallel to the content, with the canonical SHA-256 (hex) of the content it
/// describes:
/// {"contentHash": …, "sections": {key: {"entries": [{"id": …, "lists": {"bullets": [id …]}} …], "items": [id …]}}}.
QJsonObject itemIds(const Content &content);
/// The same where the canonical hash of content.toJson() is known already.
QJsonObject itemIds(const Content &content, const QByteArray &contentHash);
/// Gives the items of `content` the ids of `tree`. Where the tree describes other content, items of `content` are
/// matched by their place and text against nothing and keep their own ids; the return value says whether it fitted.
bool applyItemIds(Content &content, const QJsonObject &tree);
/// Gives the items of `content` the ids of the items of `base` that they descend from: by id, by exact equality, by
/// natural key (name and start date …), then by similarity of at least one half (sync.md §2.6, rule 3).
void matchItemIds(Content &content, const Content &base);

} // namespace shortlist
