// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/resumetexts.h"
#include "ui/shell/services.h"

#include <QObject>

#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace shortlist::ui {

/// What can be done with the chosen resume, once, for list, grid, inspector and context menu. The actions carry their
/// shortcuts; `host` and what is in it must have focus for them to work.
class ResumeActions final : public QObject
{
    Q_OBJECT

public:
    ResumeActions(Library &library, QWidget *host);

    void setCurrent(const std::optional<ResumeRow> &row);
    [[nodiscard]] const std::optional<ResumeRow> &current() const { return m_row; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QAction *duplicateAction() const { return m_duplicate; }
    [[nodiscard]] QAction *exportAction() const { return m_export; }

    /// What a variant made of this resume alone is called.
    [[nodiscard]] static QString variantTitle(const ResumeSummary &resume);

    void rename(ResumeId id, const QString &title);
    void duplicate();
    void moveToTrash();
    void setStatus(ResumeStatus status);

signals:
    void openRequested(const shortlist::ResumeId &id);
    void renameRequested(); ///< the view shows its field
    void exportRequested(const shortlist::ResumeId &id);
    void created(const shortlist::ResumeId &id); ///< select it

private:
    QAction *add(const QString &iconName, const QString &text, const QKeySequence &keys, void (ResumeActions::*what)());
    void open();
    void askExport();
    template <typename T>
    void report(const Result<T> &result);

    Library &m_library;
    QWidget *m_host;
    std::optional<ResumeRow> m_row;
    QMenu *m_menu = nullptr;
    QList<QAction *> m_all;
    QList<QAction *> m_status;
    QAction *m_duplicate = nullptr;
    QAction *m_export = nullptr;
};

} // namespace shortlist::ui
