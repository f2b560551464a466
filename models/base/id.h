// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUuid>

#include <compare>

namespace shortlist {

/// A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits, so new ids sort by creation.
QUuid newUuid();

/// A UUID that says which kind of thing it names, so that a resume's id is never passed where a job's is meant.
/// A default-constructed Id is null and names nothing.
template <typename Tag>
struct Id
{
    QUuid value;

    static Id create() { return {newUuid()}; }
    /// Any valid UUID in text is accepted; anything else gives the null id.
    static Id parse(QStringView text) { return {QUuid::fromString(text)}; }

    [[nodiscard]] bool isNull() const noexcept { return value.isNull(); }
    /// Lower case, hyphens, no braces: the form that PostgreSQL and Prisma use.
    [[nodiscard]] QString toString() const { return value.toString(QUuid::WithoutBraces); }

    friend bool operator==(const Id &a, const Id &b) noexcept { return a.value == b.value; }
    friend bool operator<(const Id &a, const Id &b) noexcept { return a.value < b.value; }
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return qHash(id.value, seed); }
};

using UserId = Id<struct UserTag>;
using ResumeId = Id<struct ResumeTag>;
using VersionId = Id<struct VersionTag>;
using TemplateId = Id<struct TemplateTag>;
using JobId = Id<struct JobTag>;
/// Names an entry, bullet, skill or other item inside a resume for as long as that item lives.
using ItemId = Id<struct ItemTag>;

} // namespace shortlist

Q_DECLARE_METATYPE(shortlist::ResumeId)
Q_DECLARE_METATYPE(shortlist::VersionId)
Q_DECLARE_METATYPE(shortlist::TemplateId)
Q_DECLARE_METATYPE(shortlist::JobId)
Q_DECLARE_METATYPE(shortlist::ItemId)
