// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/findtext.h"

#include <QList>
#include <QWidget>

namespace shortlist::ui {

class FormContext;
class SearchField;

/// Find in the document: every field of every section, in the order of the page. Enter and Shift Enter step, Esc
/// closes.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(FormContext &context, QWidget *parent = nullptr);

    void open();
    void close();
    /// Fills in the words and steps to the first hit in `section`.
    void findIn(const QString &section, const QString &words);
    [[nodiscard]] SearchField *field() const { return m_field; }

signals:
    void found(const shortlist::Location &place, int from, int length);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void search();
    void step(int by);
    void showCount();

    FormContext &m_context;
    SearchField *m_field = nullptr;
    QList<TextHit> m_hits;
    int m_at = -1;
};

} // namespace shortlist::ui
