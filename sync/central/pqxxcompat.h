// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything in which libpqxx 6.4 and 7.x differ for us. Included by postgresconnection.cpp only.

#include <pqxx/pqxx>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace shortlist::central::compat {

using Values = std::vector<std::optional<std::string>>;

#if PQXX_VERSION_MAJOR >= 7

inline std::shared_ptr<void> silenceNotices(pqxx::connection &connection)
{
    connection.set_notice_handler([](pqxx::zview) noexcept {});
    return {};
}

inline pqxx::result execute(pqxx::nontransaction &work, const std::string &sql, const Values &values)
{
    pqxx::params parameters;
    for (const auto &value : values)
        parameters.append(value);
#if PQXX_VERSION_MAJOR > 7 || PQXX_VERSION_MINOR >= 10
    return work.exec(sql, parameters);
#else
    return work.exec_params(sql, parameters);
#endif
}

#else

/// Notices would otherwise go to standard error. 6.x also reconnects by itself and then runs on with the session's
/// settings gone; inhibiting that is deprecated there but the only way to have the loss reported.
inline std::shared_ptr<void> silenceNotices(pqxx::connection &connection)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
    return std::make_shared<pqxx::quiet_errorhandler>(connection);
}

inline pqxx::result execute(pqxx::nontransaction &work, const std::string &sql, const Values &values)
{
    std::vector<const char *> pointers;
    pointers.reserve(values.size());
    for (const auto &value : values)
        pointers.push_back(value ? value->c_str() : nullptr);
    return work.exec_params(sql, pqxx::prepare::make_dynamic_params(pointers));
}

#endif

} // namespace shortlist::central::compat
