// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/errorsentence.h"

#include <QCoreApplication>

namespace shortlist {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ErrorSentence", text);
}

QString inputSentence(const QString &detail)
{
    if (detail.isEmpty())
        return tr("This cannot be read.");
    // A detail is a phrase for people, or the bare name of the place in what they gave.
    return detail.contains(u' ') ? detail : tr("This does not hold: %1.").arg(detail);
}

} // namespace

QString errorSentence(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Ambiguous:
        return tr("Several things have this name. Give the id or the full title.");
    case Error::Kind::Busy:
        return tr("Shortlist is busy with this library. Nothing is lost. Try again in a moment.");
    case Error::Kind::Cancelled:
        return tr("Stopped. Nothing was changed.");
    case Error::Kind::Conflict:
        return tr("This was changed somewhere else in the meantime. Nothing was written. Open it again and repeat the "
                  "change.");
    case Error::Kind::Constraint:
        return tr("This cannot be saved as it is. Nothing was written.");
    case Error::Kind::Corrupt:
        return tr("The file is damaged. It was left as it is.");
    case Error::Kind::DiskFull:
        return tr("Not saved. The disk is full.");
    case Error::Kind::InvalidInput:
        return inputSentence(error.detail);
    case Error::Kind::NewerSchema:
        return tr("This library was made by a newer Shortlist. Update this one to open it.");
    case Error::Kind::NotFound:
        return tr("There is nothing of this name.");
    case Error::Kind::ReadOnly:
        return tr("This folder or file cannot be written to.");
    case Error::Kind::TooLarge:
        return error.detail.contains(u' ') ? error.detail : tr("This is larger than Shortlist reads.");
    case Error::Kind::Unreachable:
        return tr("The server did not answer. Nothing is lost.");
    case Error::Kind::Unknown:
        return tr("Something went wrong that Shortlist did not expect. Nothing was changed.");
    }
    return {};
}

} // namespace shortlist
