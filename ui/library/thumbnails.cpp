// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/thumbnails.h"

#include "ui/components/whendone.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace shortlist::ui {

namespace {

constexpr int oversampling = 4; ///< drawn larger and scaled down: tiny text then reads as grey lines, not as noise
constexpr int drawnAtMost = 1000; ///< px; large pictures need no oversampling
constexpr size_t wishesAtMost = 200; ///< rows scrolled past are forgotten

QString keyOf(const QByteArray &hash, int width, qreal ratio)
{
    return QString::fromLatin1(hash.toHex()) + u'/' + QString::number(width) + u'/' + QString::number(ratio);
}

QString latestKey(ResumeId id, int width)
{
    return id.toString() + u'/' + QString::number(width);
}

} // namespace

Thumbnails::Thumbnails(Library &library, PagePainter painter, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_painter(std::move(painter))
    , m_pictures(cacheBytes)
{
}

Thumbnails::~Thumbnails() = default;

QPixmap Thumbnails::picture(const ResumeSummary &resume, int width, qreal devicePixelRatio)
{
    if (const QPixmap *known = m_pictures.object(keyOf(resume.contentHash, width, devicePixelRatio)))
        return *known;
    const auto same = [&](const Wish &wish) {
        return wish.id == resume.id && wish.width == width && wish.hash == resume.contentHash;
    };
    if (m_painter && std::none_of(m_wishes.begin(), m_wishes.end(), same)) {
        m_wishes.push_front({resume.id, resume.contentHash, width, devicePixelRatio});
        if (m_wishes.size() > wishesAtMost)
            m_wishes.pop_back();
        // Later, so that painting a list never reads anything.
        QMetaObject::invokeMethod(this, &Thumbnails::next, Qt::QueuedConnection);
    }
    return m_latest.value(latestKey(resume.id, width));
}

void Thumbnails::next()
{
    if (m_busy || m_wishes.empty())
        return;
    m_busy = true;
    const Wish wish = m_wishes.front();
    whenDone<ResumeRecord>(m_library.resume(wish.id), this, [this, wish](const Result<ResumeRecord> &record) {
        if (record)
            draw(wish, record.value());
        else
            finish(wish, {});
    });
}

void Thumbnails::draw(const Wish &wish, const ResumeRecord &record)
{
    const int target = static_cast<int>(wish.width * wish.ratio + 0.5);
    const int drawn = std::max(target, std::min(target * oversampling, drawnAtMost));
    const auto work = [painter = m_painter, content = record.content, look = record.look, target, drawn] {
        const QImage page = painter(content, look, drawn);
        return drawn == target ? page : page.scaledToWidth(target, Qt::SmoothTransformation);
    };
    whenReady(QtConcurrent::run(work), this, [this, wish](const QImage &image) { finish(wish, image); });
}

void Thumbnails::finish(const Wish &wish, const QImage &image)
{
    m_busy = false;
    std::erase_if(m_wishes, [&](const Wish &one) { return one.id == wish.id && one.width == wish.width; });
    if (!image.isNull()) {
        QPixmap pixmap = QPixmap::fromImage(image);
        pixmap.setDevicePixelRatio(wish.ratio);
        m_latest.insert(latestKey(wish.id, wish.width), pixmap);
        m_pictures.insert(
            keyOf(wish.hash, wish.width, wish.ratio), new QPixmap(pixmap), static_cast<int>(image.sizeInBytes()));
        emit ready(wish.id);
    }
    next();
}

} // namespace shortlist::ui
