// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/servers/faultproxy.h"

#include <QByteArray>

#include <array>
#include <cstring>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace shortlist::tests {

namespace {

constexpr int lookAgainMs = 5; // for the orders of the test, which come from another thread

int connectedTo(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<size_t>(path.size()) >= sizeof address.sun_path)
        return -1;
    std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
    const int s = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s >= 0 && ::connect(s, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(s);
        return -1;
    }
    return s;
}

bool sendAll(int to, const char *data, ssize_t size)
{
    while (size > 0) {
        const ssize_t sent = ::send(to, data, static_cast<size_t>(size), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        data += sent;
        size -= sent;
    }
    return true;
}

} // namespace

struct FaultProxy::Pair
{
    int client = -1;
    int server = -1;
    bool silent = false;

    /// False where the side has closed; of a silent pair the other one is not told.
    bool pass(int from, int to) const
    {
        std::array<char, 65536> buffer;
        const ssize_t size = ::recv(from, buffer.data(), buffer.size(), 0);
        return size > 0 && (silent || sendAll(to, buffer.data(), size));
    }

    void close() const
    {
        for (const int s : {client, server}) {
            if (s >= 0)
                ::close(s);
        }
    }
};

FaultProxy::FaultProxy() = default;

FaultProxy::~FaultProxy()
{
    m_ended = true;
    if (m_thread.joinable())
        m_thread.join();
    if (m_listener >= 0)
        ::close(m_listener);
}

bool FaultProxy::start(const QString &socketPath)
{
    m_target = socketPath.toUtf8();
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *general = reinterpret_cast<sockaddr *>(&address);
    if (m_listener < 0 || ::bind(m_listener, general, size) != 0 || ::listen(m_listener, 64) != 0
        || ::getsockname(m_listener, general, &size) != 0)
        return false;
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
    return true;
}

void FaultProxy::silenceWhatIsOpen()
{
    m_silence = true;
    while (m_silence)
        std::this_thread::yield();
}

void FaultProxy::run()
{
    std::vector<Pair> pairs;
    while (!m_ended) {
        if (m_silence) {
            for (Pair &pair : pairs) {
                m_silenced += pair.silent ? 0 : 1;
                pair.silent = true;
            }
            m_silence = false;
        }
        std::vector<pollfd> waiting{{m_listener, POLLIN, 0}};
        for (const Pair &pair : pairs) {
            waiting.push_back({pair.client, POLLIN, 0}); // poll passes over what is -1
            waiting.push_back({pair.server, POLLIN, 0});
        }
        if (::poll(waiting.data(), static_cast<nfds_t>(waiting.size()), lookAgainMs) <= 0)
            continue;
        std::vector<Pair> left;
        for (size_t i = 0; i < pairs.size(); ++i) {
            Pair &pair = pairs[i];
            const bool clientOpen = waiting[2 * i + 1].revents == 0 || pair.pass(pair.client, pair.server);
            const bool serverOpen = waiting[2 * i + 2].revents == 0 || pair.pass(pair.server, pair.client);
            if (clientOpen && serverOpen) {
                left.push_back(pair);
            } else if (pair.silent) {
                // The other side goes on waiting: that is what makes it half-open.
                int &gone = clientOpen ? pair.server : pair.client;
                ::close(std::exchange(gone, -1));
                left.push_back(pair);
            } else {
                pair.close();
            }
        }
        pairs = std::move(left);
        if (waiting.front().revents != 0) {
            const Pair pair{::accept(m_listener, nullptr, nullptr), connectedTo(m_target), false};
            if (pair.client >= 0 && pair.server >= 0)
                pairs.push_back(pair);
            else
                pair.close();
        }
    }
    for (const Pair &pair : pairs)
        pair.close();
}

} // namespace shortlist::tests
