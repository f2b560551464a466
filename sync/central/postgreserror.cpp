// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/postgreserror.h"

namespace shortlist::central {

using namespace Qt::StringLiterals;

namespace {

struct Meaning
{
    const char *prefix;
    Error::Kind kind;
};

// The first match counts, so whole codes stand before their class. Appendix A of PostgreSQL's documentation.
constexpr Meaning meanings[] = {
    {"08", Error::Kind::Unreachable}, // connection exceptions
    {"57P", Error::Kind::Unreachable}, // shut down, crashed, starting up, idle session ended
    {"53300", Error::Kind::Unreachable}, // too many connections
    {"53100", Error::Kind::DiskFull},
    {"53", Error::Kind::Busy}, // out of memory and the like
    {"40", Error::Kind::Busy}, // serialisation failure, deadlock
    {"55P03", Error::Kind::Busy}, // lock_timeout
    {"57014", Error::Kind::Busy}, // statement_timeout
    {"25P03", Error::Kind::Unreachable}, // idle_in_transaction_session_timeout
    {"25006", Error::Kind::ReadOnly}, // a standby
    {"23", Error::Kind::Constraint},
    {"42501", Error::Kind::Constraint}, // privilege or row-level security
    {"P0001", Error::Kind::Constraint}, // a rule of ours, RAISE in a function
    {"22", Error::Kind::InvalidInput},
    {"54", Error::Kind::TooLarge},
    {"28", Error::Kind::Unreachable}, // not let in
    {"3D000", Error::Kind::NotFound},
    {"42P01", Error::Kind::NotFound},
    {"3F000", Error::Kind::NotFound},
    {"XX001", Error::Kind::Corrupt},
    {"XX002", Error::Kind::Corrupt},
};

} // namespace

Error postgresError(const std::string &sqlState, const std::string &message)
{
    Error::Kind kind = Error::Kind::Unknown;
    for (const Meaning &meaning : meanings) {
        if (sqlState.starts_with(meaning.prefix)) {
            kind = meaning.kind;
            break;
        }
    }
    QString line = QString::fromStdString(message).section(u'\n', 0, 0).trimmed();
    if (line.startsWith(u"ERROR:"_s) || line.startsWith(u"FATAL:"_s))
        line = line.mid(6).trimmed();
    return {kind, sqlState.empty() ? line : QString::fromStdString(sqlState) + u": "_s + line};
}

bool endsConnection(const std::string &sqlState)
{
    return sqlState.starts_with("08") || sqlState.starts_with("57P") || sqlState == "25P03";
}

} // namespace shortlist::central
