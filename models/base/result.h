// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace shortlist {

/// Why an operation failed. `kind` drives decisions; `detail` goes to the log. What people read is a sentence made
/// from `kind` by ui and app (see errorSentence()); only for InvalidInput does `detail` name the place in the input.
struct Error
{
    enum class Kind {
        Ambiguous, ///< several things answer to the name given
        Busy, ///< somebody else holds the lock; trying again may help
        Cancelled,
        Conflict, ///< the thing changed since it was read
        Constraint, ///< a rule of the schema was broken
        Corrupt, ///< stored bytes are damaged
        DiskFull,
        InvalidInput, ///< what a person or a file gave us breaks a rule; `detail` names the place
        NewerSchema, ///< made by a later Shortlist
        NotFound,
        ReadOnly, ///< the file or folder cannot be written
        TooLarge, ///< over a documented size limit
        Unreachable, ///< network or server
        Unknown,
    };

    Kind kind = Kind::Unknown;
    QString detail;
};

// NOLINTBEGIN(google-explicit-constructor)

/// A value or an Error. Keeps to the std::expected vocabulary so that it can be replaced by it one day.
template <typename T>
class [[nodiscard]] Result
{
    static_assert(!std::is_same_v<T, bool>, "if (result) must mean success: return an enum instead of a bool");

public:
    // Implicit on purpose: a function returns its value, or Error{...}, and nothing else has to be written.
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const Error &error() const & { return std::get<1>(m_state); }
    [[nodiscard]] Error error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, Error> m_state;
};

template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error)
        : m_error(std::move(error))
    {
    }

    [[nodiscard]] bool has_value() const noexcept { return !m_error; }
    explicit operator bool() const noexcept { return has_value(); }
    [[nodiscard]] const Error &error() const & { return m_error.value(); }
    [[nodiscard]] Error error() && { return std::move(m_error).value(); }

private:
    std::optional<Error> m_error;
};

// NOLINTEND(google-explicit-constructor)

} // namespace shortlist

#define SHORTLIST_CONCAT_(a, b) a##b
#define SHORTLIST_CONCAT(a, b) SHORTLIST_CONCAT_(a, b)
#define SHORTLIST_TRY_(declaration, expression, holder)                                                                \
    auto holder = (expression);                                                                                        \
    if (!holder)                                                                                                       \
        return std::move(holder).error();                                                                              \
    declaration = std::move(holder).value()

/// SHORTLIST_TRY(auto note, repository.byId(id)); binds the value, or returns the error to the caller.
#define SHORTLIST_TRY(declaration, expression)                                                                         \
    SHORTLIST_TRY_(declaration, expression, SHORTLIST_CONCAT(shortlistTry, __LINE__))
/// The same for a Result<void>.
#define SHORTLIST_TRY_VOID(expression)                                                                                 \
    if (auto shortlistTry = (expression); !shortlistTry)                                                               \
    return std::move(shortlistTry).error()
