// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/library.h"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QPixmap>

#include <deque>
#include <functional>

namespace shortlist::ui {

/// Draws the first page of a resume `width` px wide. Called on a worker thread; must touch no widget.
using PagePainter = std::function<QImage(const Content &content, const Look &look, int width)>;

/// First pages as small pictures. Nothing is read or drawn until a picture is asked for; one resume is worked on at a
/// time, off the GUI thread; while a newer picture is being made, the old one stays. Pictures are kept by content
/// hash, width and pixel ratio, at most `cacheBytes`.
class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    static constexpr int cacheBytes = 24 * 1024 * 1024;

    Thumbnails(Library &library, PagePainter painter, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// The picture at `width` logical px, or a null one that ready() will follow.
    QPixmap picture(const ResumeSummary &resume, int width, qreal devicePixelRatio);

signals:
    void ready(const shortlist::ResumeId &id);

private:
    struct Wish
    {
        ResumeId id;
        QByteArray hash;
        int width = 0;
        qreal ratio = 1.0;
    };

    void next();
    void draw(const Wish &wish, const ResumeRecord &record);
    void finish(const Wish &wish, const QImage &image);

    Library &m_library;
    PagePainter m_painter;
    QCache<QString, QPixmap> m_pictures;
    QHash<QString, QPixmap> m_latest; ///< by id and width, whatever the hash
    std::deque<Wish> m_wishes;
    bool m_busy = false;
};

} // namespace shortlist::ui
