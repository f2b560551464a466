// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"
#include "models/items/versionlistmodel.h"
#include "ui/history/timelinemodel.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCheckBox;
class QSplitter;
class QStackedWidget;

namespace shortlist::ui {

class Button;
class Comparison;
class ComparisonHead;
class DiffList;
class Label;
class PassFocus;
class ResumeSession;
class SegmentedControl;
class Timeline;
class TimelinePane;
class VersionPicker;
struct DiffGroup;
struct DiffRow;
struct DiffSheet;

/// The mode History of one resume: every version on a timeline, any two of them compared, and ways back: a whole
/// version, an entry or one field. Nothing here is lost: restoring makes a new version and can be undone.
class HistoryView final : public QWidget
{
    Q_OBJECT

public:
    HistoryView(Library &library, ResumeSession &session, QWidget *parent = nullptr);

    /// Compares this version with the present one.
    void showVersion(int number);
    /// F8 and Shift F8: false where there is no further change.
    bool goToChange(bool forward);
    [[nodiscard]] int versionBefore() const { return m_before; } ///< number; 0: the present state
    [[nodiscard]] int versionAfter() const { return m_after; }

signals:
    void compared(); ///< what is on screen is what was asked for

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeToolbar();
    QWidget *makeCentre();
    void connectParts();
    void connectTimeline(Timeline *timeline);
    void bindKeys();

    void reload();
    void versionsLoaded(const QList<VersionSummary> &versions);
    void setEdited(bool edited);
    void documentChanged();
    void chooseDefault();
    void choose(int number);
    void chooseOther(int number);
    void compare(int before, int after);
    void compareAgain();
    void showSheet(const DiffSheet &sheet);
    void refreshHead();
    void restoreVersion(int number);
    void restoreField(const DiffRow &row);
    void restoreGroup(const DiffGroup &group);
    void offerUndo(const QString &text);
    void nameVersion(int number);
    void openMenu(int number, const QPoint &at);
    void openSidePopover();
    void updatePanes();
    void say(const Error &error);

    [[nodiscard]] VersionSummary versionOf(int number) const;
    [[nodiscard]] int newest() const; ///< number of the newest version, 0 without one
    [[nodiscard]] int present() const; ///< presentState where there are edits, else newest()

    Library &m_library;
    ResumeSession &m_session;
    VersionListModel m_versions;
    TimelineModel m_timelineModel;
    Comparison *m_comparison = nullptr;
    QList<VersionSummary> m_summaries; ///< newest first, as stored

    PassFocus *m_passFocus = nullptr;
    QSplitter *m_splitter = nullptr;
    TimelinePane *m_side = nullptr;
    Button *m_sideButton = nullptr;
    VersionPicker *m_pickBefore = nullptr;
    VersionPicker *m_pickAfter = nullptr;
    SegmentedControl *m_layout = nullptr;
    QCheckBox *m_onlyChanges = nullptr;
    ComparisonHead *m_head = nullptr;
    QStackedWidget *m_pages = nullptr;
    DiffList *m_diff = nullptr;
    Label *m_message = nullptr;

    QTimer m_settle; ///< the document changes with every key; it is compared after a pause
    int m_before = 0;
    int m_after = 0;
    bool m_chosen = false; ///< a person chose what is compared
    bool m_edited = false;
    bool m_loaded = false;
    bool m_stale = true;
    bool m_reading = false;
    bool m_narrow = false;
    std::optional<int> m_wanted; ///< asked for before the versions were there
};

} // namespace shortlist::ui
