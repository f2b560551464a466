// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "ui/components/overlay.h"

namespace shortlist::ui {

class Thumbnails;

/// The first page, as large as the window allows. Space or Esc closes it, Enter opens the resume.
class LargePreview final : public Overlay
{
    Q_OBJECT

public:
    LargePreview(QWidget *anyWidget, Thumbnails &thumbnails, const ResumeSummary &resume);

signals:
    void openRequested(const shortlist::ResumeId &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    ResumeId m_id;
};

} // namespace shortlist::ui
