// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/database.h"

#include <QDateTime>

namespace shortlist::central {

using namespace Qt::StringLiterals;

Parameter::Parameter(const QString &text)
    : m_text(text.toUtf8())
{
    if (m_text->isNull())
        m_text = QByteArray("");
}

Parameter::Parameter(bool value)
    : m_text(value ? "true" : "false")
{
}

Parameter::Parameter(int value)
    : m_text(QByteArray::number(value))
{
}

Parameter::Parameter(qint64 value)
    : m_text(QByteArray::number(value))
{
}

Parameter::Parameter(double value)
    : m_text(QByteArray::number(value, 'g', 17))
{
}

Parameter::Parameter(const QUuid &id)
{
    if (!id.isNull())
        m_text = id.toByteArray(QUuid::WithoutBraces);
}

Parameter::Parameter(const QJsonDocument &json)
    : m_text(json.toJson(QJsonDocument::Compact))
{
}

Parameter Parameter::bytes(const QByteArray &bytes)
{
    return utf8("\\x" + bytes.toHex());
}

Parameter Parameter::timestamp(Timestamp time)
{
    constexpr qint64 day = 86'400'000;
    const qint64 days = time / day - (time % day < 0 ? 1 : 0);
    const auto ofDay = static_cast<int>(time - days * day);
    const QDate date = QDate::fromJulianDay(days + 2'440'588);
    if (!date.isValid() || date.year() < 1 || date.year() > 9999)
        return {QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s)};
    // By hand: a push writes several times for every row, and QDateTime::toString() was a tenth of its work.
    QByteArray text("0000-00-00 00:00:00.000");
    const auto put = [&text](qsizetype last, int number) {
        for (; number > 0; number /= 10)
            text[last--] = static_cast<char>('0' + number % 10);
    };
    put(3, date.year());
    put(6, date.month());
    put(9, date.day());
    put(12, ofDay / 3'600'000);
    put(15, ofDay / 60'000 % 60);
    put(18, ofDay / 1000 % 60);
    put(22, ofDay % 1000);
    return utf8(text);
}

Parameter Parameter::list(const QStringList &items)
{
    QByteArray literal = "{";
    for (const QString &item : items) {
        if (literal.size() > 1)
            literal += ',';
        QByteArray text = item.toUtf8();
        text.replace('\\', "\\\\").replace('"', "\\\"");
        literal += '"' + text + '"';
    }
    return utf8(literal + '}');
}

Parameter Parameter::utf8(QByteArray text)
{
    Parameter parameter(nullptr);
    parameter.m_text = std::move(text);
    return parameter;
}

Rows::Rows(int columns, std::vector<std::optional<QByteArray>> values, qint64 affected)
    : m_columns(columns)
    , m_values(std::move(values))
    , m_affected(affected)
{
    Q_ASSERT(columns == 0 || m_values.size() % static_cast<size_t>(columns) == 0);
}

QString sqlState(const Error &error)
{
    const bool present = error.detail.size() > 6 && error.detail.at(5) == u':';
    return present ? error.detail.left(5) : QString();
}

Result<Transaction> Transaction::begin(Database &database)
{
    SHORTLIST_TRY_VOID(database.begin());
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_database)
        m_database->rollback();
}

Result<Commit> Transaction::commit()
{
    Q_ASSERT(m_database);
    return std::exchange(m_database, nullptr)->commit();
}

Result<Savepoint> Savepoint::make(Database &database, const QByteArray &name)
{
    SHORTLIST_TRY_VOID(database.savepoint(name));
    return Savepoint(database, name);
}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
    , m_name(std::move(other.m_name))
{
}

Savepoint::~Savepoint()
{
    // Where even this fails the transaction stays failed, and its commit says so.
    if (m_database) [[maybe_unused]]
        const Result<void> undone = m_database->rollbackTo(m_name);
}

Result<void> Savepoint::keep()
{
    Q_ASSERT(m_database);
    return std::exchange(m_database, nullptr)->release(m_name);
}

Result<void> Savepoint::undo()
{
    Q_ASSERT(m_database);
    return std::exchange(m_database, nullptr)->rollbackTo(m_name);
}

} // namespace shortlist::central
