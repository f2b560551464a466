// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/inspector.h"

#include "ui/components/button.h"
#include "ui/components/label.h"
#include "ui/components/tag.h"
#include "ui/components/timetext.h"
#include "ui/library/resumetree.h"
#include "ui/library/thumbnails.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

/// The page on the canvas, 208 px wide.
class Inspector::PageBox final : public QWidget
{
public:
    PageBox(Thumbnails &thumbnails, QWidget *parent)
        : QWidget(parent)
        , m_thumbnails(thumbnails)
    {
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        connect(&thumbnails, &Thumbnails::ready, this, [this](const ResumeId &id) {
            if (m_summary && m_summary->id == id)
                update();
        });
    }

    void show(const std::optional<ResumeSummary> &summary)
    {
        m_summary = summary;
        setAccessibleName(summary ? Inspector::tr("First page of %1").arg(summary->title) : QString());
        update();
    }

    [[nodiscard]] QSize sizeHint() const override { return {px(288), px(332)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), tokens().canvas);
        painter.fillRect(QRect(0, height() - 1, width(), 1), tokens().line);
        if (!m_summary)
            return;
        const int sheet = std::min(px(208), width() - px(32));
        const QRect area((width() - sheet) / 2, px(20), sheet, std::min(px(293), height() - px(38)));
        paintSheet(painter, area, m_thumbnails.picture(*m_summary, sheet, devicePixelRatioF()));
    }

private:
    Thumbnails &m_thumbnails;
    std::optional<ResumeSummary> m_summary;
};

Inspector::Inspector(Thumbnails &thumbnails, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_thumbnails(thumbnails)
    , m_clock(clock)
    , m_page(new PageBox(thumbnails, this))
    , m_facts(new QWidget(this))
    , m_title(new Label({}, Type::RowTitle13, Ink::Text, this))
    , m_parent(new Label({}, Type::Secondary12, Ink::Tertiary, this))
    , m_target(new Label)
    , m_template(new Label)
    , m_version(new Label)
    , m_words(new Label)
    , m_edited(new Label)
    , m_status(new StatusLabel(ResumeStatus::Draft))
    , m_open(new Button(Button::Kind::Primary, tr("Open"), u"pencil"_s, this))
    , m_export(new Button(Button::Kind::IconBordered, {}, u"download"_s, this))
    , m_more(new Button(Button::Kind::IconBordered, {}, u"ellipsis"_s, this))
{
    setAccessibleName(tr("About the chosen resume"));
    setProperty("panel", u"sunken"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(px(220));
    m_export->setHint(tr("Export…"), tr("Ctrl E"));
    m_more->setHint(tr("More"));
    m_title->setWordWrap(true);
    m_parent->setElided(true);
    for (Label *value : {m_target, m_template, m_version, m_words, m_edited}) {
        value->setType(Type::Secondary12);
        value->setWordWrap(true);
    }
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(8));
    grid->setVerticalSpacing(px(5));
    grid->setColumnMinimumWidth(0, px(92));
    grid->setColumnStretch(1, 1);
    addFact(tr("Target job"), m_target);
    addFact(tr("Template"), m_template);
    addFact(tr("Version"), m_version);
    addFact(tr("Words"), m_words);
    grid->addWidget(new Label(tr("Status"), Type::Secondary12, Ink::Tertiary), grid->rowCount(), 0);
    grid->addWidget(m_status, grid->rowCount() - 1, 1, Qt::AlignLeft | Qt::AlignVCenter);
    addFact(tr("Edited"), m_edited);

    auto *foot = new QHBoxLayout;
    foot->setSpacing(px(8));
    foot->addWidget(m_open);
    foot->addStretch(1);
    foot->addWidget(m_export);
    foot->addWidget(m_more);
    auto *text = new QVBoxLayout;
    text->setContentsMargins(px(16), px(16), px(16), px(16));
    text->setSpacing(px(2));
    text->addWidget(m_title);
    text->addWidget(m_parent);
    text->addSpacing(px(12));
    text->addWidget(m_facts);
    text->addStretch(1);
    text->addLayout(foot);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_page);
    column->addLayout(text, 1);
    connect(m_open, &QPushButton::clicked, this, &Inspector::openRequested);
    connect(m_export, &QPushButton::clicked, this, &Inspector::exportRequested);
    show(std::nullopt);
}

void Inspector::addFact(const QString &name, Label *value)
{
    auto *grid = static_cast<QGridLayout *>(m_facts->layout());
    const int row = grid->rowCount();
    grid->addWidget(new Label(name, Type::Secondary12, Ink::Tertiary, m_facts), row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1);
}

void Inspector::show(const std::optional<ResumeRow> &row)
{
    m_row = row;
    m_page->show(row ? std::optional(row->summary) : std::nullopt);
    m_facts->setVisible(row.has_value());
    for (Button *button : {m_open, m_export, m_more})
        button->setVisible(row.has_value());
    m_parent->setVisible(row && !row->parentTitle.isEmpty());
    if (!row) {
        m_title->setText(tr("Nothing is chosen."));
        return;
    }
    m_title->setText(row->summary.title);
    m_parent->setText(tr("Variant of %1").arg(row->parentTitle));
    QString target = row->summary.targetTitle;
    if (!row->summary.targetCompany.isEmpty())
        target += target.isEmpty() ? row->summary.targetCompany : u", "_s + row->summary.targetCompany;
    m_target->setText(target.isEmpty() ? tr("None") : target);
    m_template->setText(row->summary.templateName.isEmpty() ? u"—"_s : row->summary.templateName);
    m_version->setText(versionText(row->summary));
    m_words->setText(QLocale().toString(row->summary.wordCount));
    m_status->setStatus(row->summary.status);
    m_edited->setText(timeText(row->summary.updatedAt, m_clock.now()));
}

void Inspector::setMenu(QMenu *menu)
{
    m_more->setMenu(menu);
}

QSize Inspector::sizeHint() const
{
    return {px(288), px(500)};
}

} // namespace shortlist::ui
