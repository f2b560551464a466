// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QWidget>

class QListView;
class QStandardItemModel;

namespace shortlist::ui {

class Label;

/// The resumes whose target a job is. Enter or a double-click opens one.
class JobFoot final : public QWidget
{
    Q_OBJECT

public:
    explicit JobFoot(QWidget *parent = nullptr);

    void setResumes(const QList<ResumeSummary> &resumes);

signals:
    void openRequested(const shortlist::ResumeId &id);

private:
    Label *m_empty = nullptr;
    QListView *m_list = nullptr;
    QStandardItemModel *m_model = nullptr;
};

} // namespace shortlist::ui
