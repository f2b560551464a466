// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzzing.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

/// Gives the target each file of the folders on the command line as it is, then 60 damaged copies of it: cut off, bytes
/// changed, a part twice. The same damage every time. Fails when there was no file.
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes read(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

Bytes damaged(const Bytes &whole, std::mt19937 &random)
{
    Bytes bytes = whole;
    if (bytes.empty())
        return bytes;
    const auto place = [&bytes, &random] { return static_cast<std::ptrdiff_t>(random() % bytes.size()); };
    switch (random() % 3) {
    case 0:
        bytes.resize(static_cast<std::size_t>(place()));
        break;
    case 1:
        for (int n = 0; n < 4; ++n)
            bytes[static_cast<std::size_t>(place())] = static_cast<std::uint8_t>(random());
        break;
    default: {
        std::ptrdiff_t from = place();
        std::ptrdiff_t to = place();
        if (from > to)
            std::swap(from, to);
        const Bytes part(bytes.begin() + from, bytes.begin() + to);
        bytes.insert(bytes.begin() + place(), part.begin(), part.end());
    }
    }
    return bytes;
}

} // namespace

int main(int count, char **arguments)
{
    constexpr int copies = 60;
    std::mt19937 random(1); // NOLINT(cert-msc51-cpp): the same damage every time
    int files = 0;
    for (int i = 1; i < count; ++i) {
        std::vector<std::filesystem::path> paths;
        for (const auto &entry : std::filesystem::directory_iterator(arguments[i]))
            paths.push_back(entry.path());
        std::sort(paths.begin(), paths.end());
        for (const std::filesystem::path &path : paths) {
            const Bytes whole = read(path);
            LLVMFuzzerTestOneInput(whole.data(), whole.size());
            for (int n = 0; n < copies; ++n) {
                const Bytes bytes = damaged(whole, random);
                LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
            }
            ++files;
        }
    }
    std::printf("%d files, %d inputs\n", files, files * (copies + 1));
    return files > 0 ? 0 : 1;
}
