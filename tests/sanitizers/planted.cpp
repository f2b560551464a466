// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFuture>
#include <QtConcurrentRun>

#include <cstdio>
#include <limits>
#include <string_view>

/// Makes the mistake that is named on the command line; the sanitizer of the build has to find it.
namespace {

// What the compiler cannot see through, so that no mistake is optimised away.
volatile int one = 1; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// Two threads count without a lock. Through Qt's thread pool, as the program does it: suppressions or options that
/// hide what happens there would hide this.
int race()
{
    int count = 0;
    const auto work = [&count] {
        for (int i = 0; i < 100'000; ++i)
            count += one;
    };
    QFuture<void> other = QtConcurrent::run(work);
    work();
    other.waitForFinished();
    return count;
}

int useAfterFree()
{
    auto *list = new int[3]{1, 2, 3};
    delete[] list;
    return list[one]; // NOLINT(clang-analyzer-cplusplus.NewDelete): on purpose
}

int overflow()
{
    return std::numeric_limits<int>::max() + one;
}

/// Many, since the stack may still know the last one.
void leak()
{
    for (int i = 0; i < 100; ++i) {
        auto *lost = new int[100];
        lost[one] = i;
        std::printf("%d\n", lost[one]);
    }
}

} // namespace

int main(int count, char **arguments)
{
    const std::string_view mistake = count > 1 ? arguments[1] : "";
    if (mistake == "race")
        std::printf("%d\n", race());
    else if (mistake == "useafterfree")
        std::printf("%d\n", useAfterFree());
    else if (mistake == "overflow")
        std::printf("%d\n", overflow());
    else if (mistake == "leak")
        leak();
    return 0;
}
