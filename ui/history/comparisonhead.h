// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"
#include "ui/history/diffdelegate.h"

#include <QPointer>
#include <QWidget>

class QAbstractScrollArea;

namespace shortlist::ui {

class Button;
class Label;

/// The row above a comparison: how many changes, and over each side which version it is and what can be done with it.
class ComparisonHead final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonHead(QWidget *parent = nullptr);

    void setChanges(int count);
    /// `restorable`: the version before is not the present one.
    void setVersions(const VersionSummary &before, const VersionSummary &after, bool afterIsPresent, bool restorable);
    void setInlined(bool inlined);
    /// Keeps its columns over those of this list of rows, which a scroll bar makes narrower.
    void follow(QAbstractScrollArea *list);

signals:
    void restoreRequested();
    void nameRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Side
    {
        QWidget *box = nullptr;
        Label *number = nullptr;
        Label *words = nullptr;
    };
    Side makeSide(Button *button);
    void place();
    [[nodiscard]] DiffColumns columns() const;

    QPointer<QWidget> m_rows;
    Label *m_count = nullptr;
    Button *m_restore = nullptr;
    Button *m_name = nullptr;
    Side m_before;
    Side m_after;
    bool m_inlined = false;
};

} // namespace shortlist::ui
