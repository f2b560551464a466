// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QVBoxLayout;

namespace shortlist::ui {

class Label;

/// A section of the settings: a heading and a card of rows. A row has a name, an optional note below it, and a control
/// at its end; searching hides the rows that do not fit.
class SettingsCard final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsCard(const QString &heading, QWidget *parent = nullptr);

    /// Takes ownership of `control` and names it after the row. Gives the note's label, to be changed later.
    Label *addRow(const QString &name, const QString &note, QWidget *control, int height = 44);
    [[nodiscard]] QString heading() const;
    /// Shows the rows that hold `words`, or all. Gives the number of rows shown.
    int filter(const QString &words);

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QString text;
    };

    Label *m_heading = nullptr;
    QVBoxLayout *m_rows = nullptr;
    QList<Row> m_all;
};

} // namespace shortlist::ui
