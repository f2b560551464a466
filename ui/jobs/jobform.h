// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/jobs/jobsession.h"

#include <QWidget>

class QGridLayout;

namespace shortlist::ui {

class Button;
class Label;
class LabelledField;
class PostingEdit;
class TextField;

/// The fields of a job and its posting. Every key is an edit of the session.
class JobForm final : public QWidget
{
    Q_OBJECT

public:
    explicit JobForm(QWidget *parent = nullptr);

    /// Null: nothing is shown. The session outlives its stay here.
    void setSession(JobSession *session);
    void focusTitle();
    void focusDescription();
    /// The words that are selected in the posting; empty without a selection.
    [[nodiscard]] QString selectedWords() const;
    /// Marks these words in the posting; the first of them is scrolled to.
    void markWords(const QString &words);
    void setOneColumn(bool one);

signals:
    void addSelectionRequested(); ///< Ctrl Enter in the posting

private:
    void makeFields();
    void connectFields();
    void arrange();
    void showJob();
    void editField(const QString &name, const QString &key, QString JobRecord::*field, const QString &text);
    void openSource();

    JobSession *m_session = nullptr;
    TextField *m_title = nullptr;
    TextField *m_company = nullptr;
    TextField *m_location = nullptr;
    TextField *m_source = nullptr;
    LabelledField *m_titleBox = nullptr;
    LabelledField *m_companyBox = nullptr;
    LabelledField *m_sourceBox = nullptr;
    LabelledField *m_locationBox = nullptr;
    Button *m_open = nullptr;
    QGridLayout *m_grid = nullptr;
    PostingEdit *m_description = nullptr;
    Label *m_words = nullptr;
    bool m_oneColumn = false;
    bool m_showing = false;
};

} // namespace shortlist::ui
