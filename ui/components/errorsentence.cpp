// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/components/errorsentence.h"

#include <QCoreApplication>

namespace shortlist::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("shortlist::ui::ErrorSentence", text);
}

} // namespace

QString errorSentence(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Ambiguous:
        return tr("Several things have this name. Choose one by its full title.");
    case Error::Kind::Busy:
        return tr("The library is busy. Nothing is lost. Try again in a moment.");
    case Error::Kind::Cancelled:
        return tr("Stopped. Nothing was changed.");
    case Error::Kind::Conflict:
        return tr("This was changed somewhere else in the meantime. Open it again and repeat the change.");
    case Error::Kind::Constraint:
        return tr("This cannot be saved as it is.");
    case Error::Kind::Corrupt:
        return tr("The file is damaged. It was left as it is.");
    case Error::Kind::DiskFull:
        return tr("Not saved. The disk is full.");
    case Error::Kind::InvalidInput:
        return error.detail.isEmpty() ? tr("This is not a resume that Shortlist can read.") : error.detail;
    case Error::Kind::NewerSchema:
        return tr("This library was made by a newer Shortlist. Update the program to open it.");
    case Error::Kind::NotFound:
        return tr("This is no longer there.");
    case Error::Kind::ReadOnly:
        return tr("This folder cannot be written to.");
    case Error::Kind::TooLarge:
        return tr("This is too large for a resume.");
    case Error::Kind::Unreachable:
        return tr("No answer. Nothing is lost.");
    case Error::Kind::Unknown:
        return tr("This did not work. Nothing was changed.");
    }
    return {};
}

} // namespace shortlist::ui
