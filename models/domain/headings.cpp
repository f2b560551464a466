// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/headings.h"

#include "models/domain/datenames.h"
#include "models/domain/skillgroups.h"

#include <QJsonArray>
#include <QMap>

using namespace Qt::StringLiterals;

namespace shortlist {

namespace {

using Table = QMap<QString, QString>;

/// In the order of the headings of one language below.
const QStringList &keys()
{
    static const QStringList all{u"personalInfo"_s, u"summary"_s, u"experience"_s, u"projects"_s, u"education"_s,
        u"skills"_s, u"certifications"_s, u"volunteer"_s, u"awards"_s, u"publications"_s, u"languages"_s,
        u"interests"_s, u"references"_s};
    return all;
}

struct Headings
{
    const char16_t *language; ///< as detail::baseLanguage() gives it
    const char16_t *words; ///< in the order of keys(), with bars between
};

/// The same languages as dates have names in.
constexpr Headings headings[] = {
    {u"en",
        u"Contact|Summary|Experience|Projects|Education|Skills|Certifications|Volunteering|Awards|Publications|"
        u"Languages|Interests|References"},
    {u"de",
        u"Kontakt|Profil|Berufserfahrung|Projekte|Ausbildung|Kenntnisse|Zertifikate|Ehrenamt|Auszeichnungen|"
        u"Veröffentlichungen|Sprachen|Interessen|Referenzen"},
    {u"fr",
        u"Contact|Profil|Expérience "
        u"professionnelle|Projets|Formation|Compétences|Certifications|Bénévolat|Distinctions|Publications|Langues|"
        u"Centres d’intérêt|Références"},
    {u"es",
        u"Contacto|Perfil|Experiencia|Proyectos|Formación|Competencias|Certificaciones|Voluntariado|Premios|"
        u"Publicaciones|Idiomas|Intereses|Referencias"},
    {u"pt",
        u"Contato|Perfil|Experiência profissional|Projetos|Formação "
        u"acadêmica|Competências|Certificações|Voluntariado|Prêmios|Publicações|Idiomas|Interesses|Referências"},
    {u"it",
        u"Contatti|Profilo|Esperienza "
        u"professionale|Progetti|Istruzione|Competenze|Certificazioni|Volontariato|Riconoscimenti|Pubblicazioni|Lingue|"
        u"Interessi|Referenze"},
    {u"nl",
        u"Contact|Profiel|Werkervaring|Projecten|Opleiding|Vaardigheden|Certificaten|Vrijwilligerswerk|"
        u"Onderscheidingen|Publicaties|Talen|Interesses|Referenties"},
    {u"sv",
        u"Kontakt|Profil|Arbetslivserfarenhet|Projekt|Utbildning|Kompetenser|Certifieringar|Ideellt "
        u"arbete|Utmärkelser|Publikationer|Språk|Intressen|Referenser"},
    {u"da",
        u"Kontakt|Profil|Erhvervserfaring|Projekter|Uddannelse|Kompetencer|Certificeringer|Frivilligt "
        u"arbejde|Priser|Publikationer|Sprog|Interesser|Referencer"},
    {u"nb",
        u"Kontakt|Profil|Arbeidserfaring|Prosjekter|Utdanning|Kompetanse|Sertifiseringer|Frivillig "
        u"arbeid|Priser|Publikasjoner|Språk|Interesser|Referanser"},
    {u"fi",
        u"Yhteystiedot|Profiili|Työkokemus|Projektit|Koulutus|Osaaminen|Sertifikaatit|Vapaaehtoistyö|Palkinnot|"
        u"Julkaisut|Kielet|Kiinnostuksen kohteet|Suosittelijat"},
    {u"pl",
        u"Kontakt|Profil|Doświadczenie "
        u"zawodowe|Projekty|Wykształcenie|Umiejętności|Certyfikaty|Wolontariat|Nagrody|Publikacje|Języki|"
        u"Zainteresowania|Referencje"},
    {u"cs",
        u"Kontakt|Profil|Pracovní "
        u"zkušenosti|Projekty|Vzdělání|Dovednosti|Certifikáty|Dobrovolnictví|Ocenění|Publikace|Jazyky|Zájmy|Reference"},
    {u"ru",
        u"Контакты|О себе|Опыт "
        u"работы|Проекты|Образование|Навыки|Сертификаты|Волонтёрство|Награды|Публикации|Языки|Интересы|Рекомендации"},
    {u"uk",
        u"Контакти|Про себе|Досвід "
        u"роботи|Проєкти|Освіта|Навички|Сертифікати|Волонтерство|Нагороди|Публікації|Мови|Інтереси|Рекомендації"},
    {u"tr",
        u"İletişim|Özet|İş Deneyimi|Projeler|Eğitim|Beceriler|Sertifikalar|Gönüllü "
        u"Çalışmalar|Ödüller|Yayınlar|Diller|İlgi Alanları|Referanslar"},
    {u"ja",
        u"連絡先|概要|職務経歴|プロジェクト|学歴|スキル|資格|ボランティア活動|受賞歴|出版物|語学|趣味・関心|推薦者"},
    {u"zh",
        u"联系方式|个人简介|工作经历|项目经历|教育背景|专业技能|证书|志愿服务|奖项|出版物|语言能力|兴趣爱好|推荐人"},
    {u"ko", u"연락처|소개|경력|프로젝트|학력|기술|자격증|자원봉사|수상|출판물|언어|관심사|추천인"},
    {u"ar",
        u"بيانات الاتصال|نبذة|الخبرة العملية|المشاريع|التعليم|المهارات|الشهادات المهنية|العمل "
        u"التطوعي|الجوائز|المنشورات|اللغات|الاهتمامات|المراجع"},
    {u"he",
        u"פרטי קשר|תקציר|ניסיון תעסוקתי|פרויקטים|השכלה|כישורים|הסמכות|התנדבות|פרסים|פרסומים|שפות|תחומי עניין|ממליצים"},
};

QMap<QString, Table> makeTables()
{
    QMap<QString, Table> all;
    for (const Headings &one : headings) {
        const QList<QStringView> words = QStringView(one.words).split(u'|');
        Table &table = all[QString::fromUtf16(one.language)];
        for (qsizetype i = 0; i < keys().size(); ++i)
            table.insert(keys().at(i), words.at(i).toString());
    }
    return all;
}

const QMap<QString, Table> &tables()
{
    static const QMap<QString, Table> all = makeTables();
    return all;
}

} // namespace

QString defaultHeading(const QString &sectionKey, const QString &language)
{
    const auto own = tables().constFind(detail::baseLanguage(language));
    if (own != tables().constEnd() && own->contains(sectionKey))
        return own->value(sectionKey);
    const Table &fallback = *tables().constFind(u"en"_s);
    return fallback.value(sectionKey, skillGroupName(sectionKey.section(u'~', 0, 0)));
}

QString sectionHeading(const Section &section, const Look &look)
{
    if (const QString typed = look.headings.value(section.key); !typed.isEmpty())
        return typed;
    if (!section.heading.isEmpty())
        return section.heading;
    return defaultHeading(section.key, look.language);
}

QStringList displayOrder(const Content &content, const Look &look)
{
    QStringList wanted = look.sectionOrder;
    if (wanted.isEmpty()) {
        for (const QJsonValue key : look.design.value("sectionOrder"_L1).toArray())
            wanted.append(key.toString());
    }
    wanted.prepend(u"personalInfo"_s);
    for (const Section &section : content.sections)
        wanted.append(section.key);
    wanted.removeDuplicates();
    wanted.removeIf([&](const QString &key) { return !content.section(key) || look.hiddenSections.contains(key); });
    return wanted;
}

} // namespace shortlist
