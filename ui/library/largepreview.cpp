// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/largepreview.h"

#include "ui/library/resumetree.h"
#include "ui/library/thumbnails.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

class Sheet final : public QWidget
{
public:
    Sheet(Thumbnails &thumbnails, ResumeSummary resume, int height)
        : m_thumbnails(thumbnails)
        , m_resume(std::move(resume))
    {
        setFocusPolicy(Qt::StrongFocus);
        setAccessibleName(LargePreview::tr("First page of %1").arg(m_resume.title));
        setFixedSize(static_cast<int>(height / 1.414), height);
        connect(&thumbnails, &Thumbnails::ready, this, qOverload<>(&QWidget::update));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintSheet(painter, rect(), m_thumbnails.picture(m_resume, width(), devicePixelRatioF()));
    }
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }

private:
    Thumbnails &m_thumbnails;
    ResumeSummary m_resume;
};

} // namespace

LargePreview::LargePreview(QWidget *anyWidget, Thumbnails &thumbnails, const ResumeSummary &resume)
    : Overlay(anyWidget)
    , m_id(resume.id)
{
    setPanel(new Sheet(thumbnails, resume, std::max(px(300), anyWidget->window()->height() - px(64))));
}

void LargePreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        closeOverlay();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        closeOverlay();
        emit openRequested(m_id);
    } else {
        Overlay::keyPressEvent(event);
    }
}

} // namespace shortlist::ui
