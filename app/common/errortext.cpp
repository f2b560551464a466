// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/errortext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace shortlist::app {

namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("shortlist::app", source);
}

QString sentence(const Error &error)
{
    using Kind = Error::Kind;
    switch (error.kind) {
    case Kind::Ambiguous:
        return text("Several things answer to this name; give the id.");
    case Kind::Busy:
        return text("Shortlist is busy with this library; try again in a moment.");
    case Kind::Cancelled:
        return text("Cancelled.");
    case Kind::Conflict:
        return text("It was changed in the meantime; nothing was written.");
    case Kind::Constraint:
        return text("This would break a rule of the library; nothing was written.");
    case Kind::Corrupt:
        return text("The file is damaged and could not be read; it was left as it is.");
    case Kind::DiskFull:
        return text("Not saved. The disk is full.");
    case Kind::InvalidInput:
        if (error.detail.isEmpty())
            return text("This cannot be read.");
        // A detail is a phrase for people, or the bare name of the place in what they gave.
        return error.detail.contains(u' ') ? error.detail : text("This does not hold: %1.").arg(error.detail);
    case Kind::NewerSchema:
        return text("This library was made by a newer Shortlist. Update this one to open it.");
    case Kind::NotFound:
        return text("There is nothing of this name.");
    case Kind::ReadOnly:
        return text("This folder or file cannot be written to.");
    case Kind::TooLarge:
        return error.detail.isEmpty() ? text("This is larger than Shortlist reads.") : error.detail;
    case Kind::Unreachable:
        return text("The server did not answer. Nothing is lost.");
    case Kind::Unknown:
        break;
    }
    return text("Something went wrong that Shortlist did not expect; nothing was written.");
}

} // namespace

QString errorText(const Error &error, const QString &subject)
{
    // A person reads one line, whatever a file name or a detail holds.
    const QString line = (subject.isEmpty() ? sentence(error) : subject + u": "_s + sentence(error)).simplified();
    return line.endsWith(u'.') || line.endsWith(u'?') ? line : line + u'.';
}

} // namespace shortlist::app
