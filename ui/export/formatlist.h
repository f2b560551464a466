// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/resumeexport.h"

#include <QListWidget>

namespace shortlist::ui {

/// The formats with what each is for.
class FormatList final : public QListWidget
{
    Q_OBJECT

public:
    explicit FormatList(QWidget *parent = nullptr);

    [[nodiscard]] exchange::ExportFormat format() const;
    void setFormat(exchange::ExportFormat format);

signals:
    void formatChosen(shortlist::exchange::ExportFormat format);
};

/// "PDF", "DOCX", "Plain text" …
QString formatName(exchange::ExportFormat format);

} // namespace shortlist::ui
