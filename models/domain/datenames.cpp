// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/datenames.h"

#include <QHash>
#include <QLocale>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace shortlist::detail {

namespace {

QStringList months(QStringView text)
{
    return text.toString().split(u' ');
}

QMap<QString, DateNames> makeNames()
{
    const QString named = u"MMM yyyy"_s;
    const QString year = u"yyyy"_s;
    QMap<QString, DateNames> names;
    names[u"en"_s] = {u"Present"_s, named, year, months(u"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")};
    names[u"de"_s] = {u"heute"_s, u"MM/yyyy"_s, year, months(u"Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez")};
    names[u"fr"_s]
        = {u"aujourd’hui"_s, named, year, months(u"janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.")};
    names[u"es"_s] = {u"actualidad"_s, named, year, months(u"ene feb mar abr may jun jul ago sep oct nov dic")};
    names[u"pt"_s] = {u"atual"_s, named, year, months(u"jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.")};
    names[u"it"_s] = {u"oggi"_s, named, year, months(u"gen feb mar apr mag giu lug ago set ott nov dic")};
    names[u"nl"_s] = {u"heden"_s, named, year, months(u"jan. feb. mrt. apr. mei jun. jul. aug. sep. okt. nov. dec.")};
    names[u"sv"_s] = {u"nu"_s, named, year, months(u"jan. feb. mars apr. maj juni juli aug. sep. okt. nov. dec.")};
    names[u"da"_s] = {u"nu"_s, named, year, months(u"jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.")};
    names[u"nb"_s] = {u"nå"_s, named, year, months(u"jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.")};
    names[u"fi"_s] = {u"nykyinen"_s, u"M/yyyy"_s, year, {}};
    names[u"pl"_s] = {u"obecnie"_s, u"MM.yyyy"_s, year, {}};
    names[u"cs"_s] = {u"dosud"_s, u"M/yyyy"_s, year, {}};
    names[u"ru"_s]
        = {u"наст. время"_s, named, year, months(u"янв. февр. март апр. май июнь июль авг. сент. окт. нояб. дек.")};
    names[u"uk"_s]
        = {u"дотепер"_s, named, year, months(u"січ. лют. бер. квіт. трав. черв. лип. серп. вер. жовт. лист. груд.")};
    names[u"tr"_s] = {u"günümüz"_s, named, year, months(u"Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara")};
    names[u"ja"_s] = {u"現在"_s, u"yyyy年M月"_s, u"yyyy年"_s, {}};
    names[u"zh"_s] = {u"至今"_s, u"yyyy年M月"_s, u"yyyy年"_s, {}};
    names[u"ko"_s] = {u"현재"_s, u"yyyy년 M월"_s, u"yyyy년"_s, {}};
    names[u"ar"_s] = {u"حتى الآن"_s, named, year,
        months(u"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")};
    names[u"he"_s]
        = {u"היום"_s, named, year, months(u"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר")};
    return names;
}

const QMap<QString, DateNames> &allNames()
{
    static const QMap<QString, DateNames> names = makeNames();
    return names;
}

QString withoutStop(QString name)
{
    if (name.endsWith(u'.'))
        name.chop(1);
    return name;
}

using MonthTable = QHash<QString, int>;

MonthTable monthsOf(const QString &language)
{
    MonthTable table;
    const QLocale locale(language);
    for (int month = 1; month <= 12; ++month) {
        for (const auto format : {QLocale::ShortFormat, QLocale::LongFormat}) {
            for (const QString &name : {locale.monthName(month, format), locale.standaloneMonthName(month, format)}) {
                const QString key = withoutStop(name.toLower());
                if (!key.isEmpty() && !key.at(0).isDigit())
                    table.insert(key, month);
            }
        }
        if (const QStringList own = allNames().value(language).shortMonths; !own.isEmpty())
            table.insert(withoutStop(own.at(month - 1).toLower()), month);
    }
    if (language == "en"_L1)
        table.insert(u"sept"_s, 9);
    return table;
}

const MonthTable &monthTable(const QString &language)
{
    static const QHash<QString, MonthTable> tables = [] {
        QHash<QString, MonthTable> made;
        for (const QString &each : dateLanguages())
            made.insert(each, monthsOf(each));
        return made;
    }();
    static const MonthTable none;
    const auto found = tables.constFind(language);
    return found != tables.constEnd() ? *found : none;
}

} // namespace

QString baseLanguage(const QString &tag)
{
    QString base = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    if (base == "no"_L1 || base == "nn"_L1)
        base = u"nb"_s;
    return allNames().contains(base) ? base : QString();
}

const DateNames &dateNames(const QString &tag)
{
    const QString base = baseLanguage(tag);
    return *allNames().constFind(base.isEmpty() ? u"en"_s : base);
}

QStringList dateLanguages()
{
    QStringList languages = allNames().keys();
    languages.removeOne(u"en"_s);
    languages.prepend(u"en"_s);
    return languages;
}

QString monthName(const QString &tag, int month, bool longName)
{
    const DateNames &names = dateNames(tag);
    if (!longName && !names.shortMonths.isEmpty())
        return names.shortMonths.at(month - 1);
    const QString base = baseLanguage(tag);
    return withoutStop(QLocale(base.isEmpty() ? u"en"_s : base)
                           .standaloneMonthName(month, longName ? QLocale::LongFormat : QLocale::ShortFormat));
}

int monthByName(const QString &name, const QString &tag)
{
    QStringList languages = dateLanguages();
    if (const QString own = baseLanguage(tag); !own.isEmpty())
        languages.prepend(own);
    for (const QString &language : languages) {
        if (const int month = monthTable(language).value(name))
            return month;
    }
    return 0;
}

bool isPresentWord(const QString &text)
{
    static const QSet<QString> words = [] {
        QSet<QString> made{u"present"_s, u"now"_s, u"current"_s, u"currently"_s, u"today"_s, u"ongoing"_s, u"to date"_s,
            u"till date"_s, u"until now"_s, u"to present"_s, u"aujourd'hui"_s, u"à ce jour"_s, u"présent"_s,
            u"actual"_s, u"presente"_s, u"a hoje"_s, u"hoje"_s, u"attuale"_s, u"gegenwart"_s, u"nutid"_s,
            u"настоящее время"_s, u"по настоящее время"_s, u"н.в."_s, u"目前"_s, u"今"_s, u"الآن"_s, u"כיום"_s};
        for (const DateNames &names : allNames())
            made.insert(names.present.toLower());
        return made;
    }();
    return words.contains(text);
}

} // namespace shortlist::detail
