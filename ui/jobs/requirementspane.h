// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobsession.h"

#include <QHash>
#include <QWidget>

namespace shortlist::ui {

class ChipList;
class Label;

/// What a job asks for, as chips that are added, edited, moved and removed by hand. Alt with Down on the last chip of
/// the required skills, or Alt with Up on the first preferred one, changes its weight; so does the menu of a chip.
class RequirementsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit RequirementsPane(QWidget *parent = nullptr);

    void setSession(JobSession *session);
    /// Adds words to the list that was used last, at first the required skills.
    void add(const QString &words);

signals:
    void wordsChosen(const QString &words); ///< a chip became current: its words can be marked in the posting

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Part
    {
        QString key;
        Label *count = nullptr;
        ChipList *chips = nullptr;
    };
    QWidget *makePart(const QString &key);
    void connectPart(const Part &part);
    void showJob();
    void edit(const QString &name, const std::function<void(QJsonObject &)> &change);
    void moveToList(const QString &from, int index, const QString &to);
    void openMenu(const Part &part, const QPoint &at);
    [[nodiscard]] const Part &part(const QString &key) const;

    JobSession *m_session = nullptr;
    QList<Part> m_parts;
    QString m_lastUsed;
};

} // namespace shortlist::ui
