// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jobrequirements.h"

#include "models/domain/content.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace shortlist {

const QStringList &requirementKeys()
{
    static const QStringList keys{u"requiredSkills"_s, u"preferredSkills"_s, u"requiredExperience"_s, u"education"_s,
        u"responsibilities"_s, u"keywords"_s};
    return keys;
}

QStringList requirements(const QJsonObject &extracted, const QString &key)
{
    const QJsonValue value = extracted.value(key);
    QStringList texts;
    if (value.isString() && !value.toString().trimmed().isEmpty())
        texts.append(value.toString());
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        if (const QString text = jsonText(item); !text.trimmed().isEmpty())
            texts.append(text);
    }
    return texts;
}

void setRequirements(QJsonObject &extracted, const QString &key, const QStringList &texts)
{
    const bool oneText = extracted.value(key).isString()
        || (!extracted.contains(key) && (key == u"requiredExperience" || key == u"education"));
    if (texts.isEmpty()) {
        extracted.remove(key);
    } else if (oneText && texts.size() == 1) {
        extracted.insert(key, texts.constFirst());
    } else {
        const QJsonArray before = extracted.value(key).toArray();
        QJsonArray after;
        for (const QString &text : texts) {
            QJsonValue item = text;
            for (const QJsonValue known : before) {
                if (jsonText(known) == text)
                    item = known;
            }
            after.append(item);
        }
        extracted.insert(key, after);
    }
}

Added addRequirement(QJsonObject &extracted, const QString &key, const QString &text)
{
    const QString word = text.simplified();
    QStringList texts = requirements(extracted, key);
    if (word.isEmpty() || texts.contains(word, Qt::CaseInsensitive))
        return Added::No;
    texts.append(word);
    setRequirements(extracted, key, texts);
    return Added::Yes;
}

void moveRequirement(QJsonObject &extracted, const QString &from, int index, const QString &to)
{
    QStringList texts = requirements(extracted, from);
    if (index < 0 || index >= texts.size())
        return;
    const QString text = texts.takeAt(index);
    setRequirements(extracted, from, texts);
    (void)addRequirement(extracted, to, text);
}

} // namespace shortlist
