// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace shortlist::ui {

/// The first start: four ways to begin on the left, a place to drop a resume on the right.
class WelcomeView final : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomeView(const QString &libraryPath, QWidget *parent = nullptr);

signals:
    void importRequested();
    void newResumeRequested();
    void newJobRequested();
    void sampleRequested();
    void restoreRequested();

private:
    QHBoxLayout *makeBrand(QWidget *parent);
    QHBoxLayout *makeFoot(QWidget *parent);
    QHBoxLayout *makePlace(const QString &libraryPath, QWidget *parent);
    QWidget *makeLeft(const QString &libraryPath);
};

} // namespace shortlist::ui
