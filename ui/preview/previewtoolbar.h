// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/records.h"

#include <QWidget>

namespace shortlist::ui {

class AccentDots;
class Button;
class Label;

/// The line over the page: template, accent, paper; zoom and fit width at the end.
class PreviewToolbar final : public QWidget
{
    Q_OBJECT

public:
    explicit PreviewToolbar(QWidget *parent = nullptr);

    void setTemplates(const QList<TemplateRecord> &templates);
    /// What the resume wears now: `paper` is "A4" or "Letter" as it is set.
    void setLook(const Look &look, const QString &paper);
    void setZoom(double zoom, bool fitWidth);
    /// Hides what finds no room, the colours first.
    void setTight(bool tight);
    [[nodiscard]] const QList<TemplateRecord> &templates() const { return m_templates; }

signals:
    void templateChosen(const shortlist::TemplateRecord &record);
    void accentChosen(const QString &accent); ///< "#rrggbb", or empty for the design's own
    void paperChosen(const QString &paper);
    void zoomInWanted();
    void zoomOutWanted();
    void fitWidthWanted(bool fit);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showTemplates();
    void showPapers();

    QList<TemplateRecord> m_templates;
    Look m_look;
    QString m_paperName;
    Button *m_template = nullptr;
    AccentDots *m_accents = nullptr;
    Button *m_paper = nullptr;
    Button *m_zoomOut = nullptr;
    Button *m_zoomIn = nullptr;
    Label *m_zoom = nullptr;
    Button *m_fit = nullptr;
};

} // namespace shortlist::ui
