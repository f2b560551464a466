// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/systemlook.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

using namespace shortlist::ui;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void everyTextColourReachesAaOnEveryBackground_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextColourReachesAaOnEveryBackground()
    {
        QFETCH(const bool, dark);
        const Tokens t = dark ? Tokens::darkTheme() : Tokens::light();
        for (const QColor &ground :
            {t.window, t.sidebar, t.surface, t.sunken, t.canvas, t.hover, t.press, t.select, t.accentSoft}) {
            for (const QColor &ink : {t.text, t.text2, t.text3, t.accentText})
                QVERIFY2(contrastRatio(ink, ground) >= 4.5, qPrintable(ink.name() + u" on "_s + ground.name()));
        }
        QVERIFY(contrastRatio(t.onAccent, t.accentFill) >= 4.5);
        for (const auto &[ink, soft] :
            {std::pair(t.ok, t.okSoft), {t.warn, t.warnSoft}, {t.bad, t.badSoft}, {t.plum, t.plumSoft}})
            QVERIFY(contrastRatio(ink, soft) >= 4.5);
        for (const QColor &ground : {t.window, t.sidebar, t.surface, t.sunken})
            QVERIFY(contrastRatio(t.ctl, ground) >= 3.0);
    }

    void theStylesheetKnowsOnlyTokens()
    {
        const QString filled = Tokens::light().filled(stylesheetTemplate(1.0));
        QVERIFY2(!filled.contains(u'@'), qPrintable(filled.mid(filled.indexOf(u'@'), 40)));
        QVERIFY(filled.contains(u"#8c877e"_s)); // ctl, the outline of fields
        QCOMPARE(filled.count(u'{'), filled.count(u'}'));
    }

    void theStylesheetGrowsWithTheInterface()
    {
        QVERIFY(stylesheetTemplate(1.0).contains(u"min-height: 26px"_s));
        QVERIFY(stylesheetTemplate(1.5).contains(u"min-height: 39px"_s));
    }

    void matchSystemFollowsTheSystemWhileTheProgramRuns()
    {
        Appearance appearance;
        appearance.mode = Appearance::Mode::System;
        Theme::instance().apply(appearance);
        const QPalette before = SystemLook::instance().palette();
        QSignalSpy changes(&Theme::instance(), &Theme::changed);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
            QSKIP("This platform names its colour scheme, which a test cannot change");
#endif
        QPalette dark(QColor(0x20, 0x20, 0x20));
        SystemLook::instance().take(dark);
        QCOMPARE(changes.count(), 1);
        QVERIFY(tokens().dark);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::darkTheme().surface);

        // The windows hear that the theme has changed: it is read again, and is what it was.
        QWindow window;
        QEvent news(QEvent::ThemeChange);
        QCoreApplication::sendEvent(&window, &news);
        QTRY_COMPARE(changes.count(), 2);
        QVERIFY(!tokens().dark);
        QCOMPARE(SystemLook::instance().palette(), before);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::light().surface);

        appearance.mode = Appearance::Mode::Light;
        Theme::instance().apply(appearance);
        SystemLook::instance().take(dark);
        QVERIFY(!tokens().dark); // light was chosen
        SystemLook::instance().take(before);
    }

    void switchingTheThemeRepaintsOpenWindows()
    {
        Appearance appearance;
        appearance.mode = Appearance::Mode::Light;
        Theme::instance().apply(appearance);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::light().surface);
        QSignalSpy changes(&Theme::instance(), &Theme::changed);

        appearance.mode = Appearance::Mode::Dark;
        Theme::instance().apply(appearance);

        QCOMPARE(changes.count(), 1);
        QVERIFY(tokens().dark);
        QCOMPARE(QApplication::palette().color(QPalette::Base), Tokens::darkTheme().surface);
        Theme::instance().apply(appearance);
        QCOMPARE(changes.count(), 1); // nothing changed, nothing is done
    }

    void theInterfaceScalesFrom85To150Percent()
    {
        Appearance appearance;
        appearance.mode = Appearance::Mode::Light;
        appearance.scalePercent = 400;
        Theme::instance().apply(appearance);
        QCOMPARE(Theme::instance().scale(), 1.5);
        QCOMPARE(px(28), 42);
        appearance.scalePercent = 100;
        Theme::instance().apply(appearance);
        QCOMPARE(px(28), 28);
        QCOMPARE(typeFont(Type::ViewTitle16).pixelSize(), 16);
        QCOMPARE(typeFont(Type::RowTitle13).weight(), QFont::DemiBold);
    }

    void aDamagedSettingsFileGivesAppearanceInRange()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        settings.setValue(u"appearance/theme"_s, u"purple"_s);
        settings.setValue(u"appearance/scale"_s, u"-3"_s);
        const Appearance read = Appearance::load(settings);
        QCOMPARE(read.mode, Appearance::Mode::System);
        QCOMPARE(read.scalePercent, 85);
    }

    void appearanceSurvivesTheSettingsFile()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"a.ini"_s), QSettings::IniFormat);
        Appearance chosen;
        chosen.mode = Appearance::Mode::Dark;
        chosen.scalePercent = 125;
        chosen.compactRows = true;
        chosen.dimPages = false;
        chosen.motion = Appearance::Motion::Reduced;
        chosen.save(settings);
        QCOMPARE(Appearance::load(settings), chosen);
    }

    void highContrastTakesTheSystemsColours()
    {
        QPalette system;
        system.setColor(QPalette::Window, Qt::black);
        system.setColor(QPalette::Base, Qt::black);
        system.setColor(QPalette::Button, Qt::black);
        system.setColor(QPalette::WindowText, Qt::white);
        system.setColor(QPalette::Text, Qt::white);
        system.setColor(QPalette::Highlight, Qt::yellow);
        QVERIFY(looksHighContrast(system));
        QVERIFY(!looksHighContrast(Tokens::light().palette()));
        QVERIFY(!looksHighContrast(Tokens::darkTheme().palette()));
        const Tokens t = Tokens::fromSystem(system);
        QVERIFY(t.highContrast);
        QCOMPARE(t.surface, QColor(Qt::black));
        QCOMPARE(t.text3, QColor(Qt::white));
        QCOMPARE(t.accent, QColor(Qt::yellow));
    }

    void everyIconIsDrawnOnTheGridWithOneStroke()
    {
        const QDir folder(QStringLiteral(SHORTLIST_SOURCE_DIR "/resources/icons"));
        const QStringList files = folder.entryList({u"*.svg"_s});
        QVERIFY(files.size() > 100);
        for (const QString &name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            QVERIFY2(text.contains(u"viewBox=\"0 0 24 24\""_s) && text.contains(u"stroke-width=\"1.5\""_s),
                qPrintable(name));
            const QString stem = name.chopped(4);
            QVERIFY2(hasIcon(stem), qPrintable(stem));
            const QImage image = iconPixmap(stem, 16, Qt::black, 2.0).toImage();
            QCOMPARE(image.size(), QSize(32, 32));
            bool drawn = false;
            for (int y = 0; y < 32 && !drawn; ++y)
                for (int x = 0; x < 32 && !drawn; ++x)
                    drawn = qAlpha(image.pixel(x, y)) > 0;
            QVERIFY2(drawn, qPrintable(stem));
        }
    }

    void iconsFollowTheTheme()
    {
        Appearance appearance;
        appearance.mode = Appearance::Mode::Light;
        Theme::instance().apply(appearance);
        const QIcon trash = icon(u"trash-2"_s, IconTone::Text);
        const QImage light = trash.pixmap(QSize(16, 16), 1.0).toImage();
        appearance.mode = Appearance::Mode::Dark;
        Theme::instance().apply(appearance);
        QVERIFY(light != trash.pixmap(QSize(16, 16), 1.0).toImage());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
