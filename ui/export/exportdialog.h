// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/page/pagelist.h"
#include "ui/components/overlay.h"
#include "ui/export/exportsettings.h"

#include <QFutureWatcher>
#include <QMap>
#include <QPointer>
#include <QTimer>

class QCheckBox;
class QGridLayout;
class QRadioButton;

namespace shortlist::ui {

class Button;
class ExportJob;
class ExportPreview;
class FormatList;
class Label;
class ResumeSession;
class SegmentedControl;
class TextField;

/// The export dialog (DESIGN.md, 11b): format, paper, pages, file name, folder, what happens afterwards; the pages and
/// the size of the file at the side. It closes when the file is written.
class ExportDialog final : public Overlay
{
    Q_OBJECT

public:
    /// Busy is shown, and the export can be stopped, after this long.
    static constexpr int busyAfterMs = 400;

    /// Opens it over the window of `window`.
    static ExportDialog *show(QWidget *window, ResumeSession &session);

    [[nodiscard]] const ExportSettings &settings() const { return m_settings; }
    void setFormat(exchange::ExportFormat format);
    void startExport();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Probe
    {
        page::PageListPtr pages;
        qint64 bytes = 0;
    };

    ExportDialog(QWidget *window, ResumeSession &session);
    QWidget *makeHead();
    QWidget *makeMiddle();
    QWidget *makeFoot();
    void addRow(QGridLayout *grid, const QString &name, QWidget *widget);
    QWidget *makePaperRow();
    QWidget *makePagesRow();
    QWidget *makeNameRow();
    QWidget *makeFolderRow();
    QWidget *makeAfterRow();
    void settingsChanged();
    void refresh();
    void probe();
    void probed();
    void chooseFolder();
    void copyAsText();
    void insertToken(const QString &token);
    void stopped(const Error &error);

    ResumeSession &m_session;
    ExportSettings m_settings;
    QPointer<QWidget> m_opener;
    QPointer<ExportJob> m_job;
    QTimer m_probeTimer;
    QTimer m_busyTimer;
    QFutureWatcher<Probe> m_probe;

    FormatList *m_formats = nullptr;
    SegmentedControl *m_paper = nullptr;
    QRadioButton *m_allPages = nullptr;
    QRadioButton *m_firstPage = nullptr;
    TextField *m_name = nullptr;
    Label *m_suffix = nullptr;
    Label *m_example = nullptr;
    TextField *m_folder = nullptr;
    QCheckBox *m_publish = nullptr;
    QCheckBox *m_openFolder = nullptr;
    QCheckBox *m_remember = nullptr;
    Label *m_error = nullptr;
    Button *m_export = nullptr;
    ExportPreview *m_preview = nullptr;
    QMap<QString, QWidget *> m_tokens; ///< offered while they are not in the name
    QList<QWidget *> m_pageRows; ///< shown for formats that have pages
    QList<QWidget *> m_paperRows; ///< shown for formats that are printed
};

} // namespace shortlist::ui
