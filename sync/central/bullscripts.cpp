// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/central/bullscripts.h"

namespace shortlist::central::bull {

namespace {

// Puts an id where a worker will find it: priorities stand in front of those that are less urgent, and all of them in
// front of the ones without.
const QByteArray pushFunction = R"(
local P = KEYS[1]
local function push(id, priority, lifo)
  local target = redis.call('EXISTS', P..'meta-paused') == 1 and P..'paused' or P..'wait'
  if priority == 0 then
    redis.call(lifo and 'RPUSH' or 'LPUSH', target, id)
    return
  end
  redis.call('ZADD', P..'priority', priority, id)
  local count = redis.call('ZCOUNT', P..'priority', 0, priority)
  local len = redis.call('LLEN', target)
  local pivot = redis.call('LINDEX', target, len - (count - 1))
  if pivot then redis.call('LINSERT', target, 'BEFORE', pivot, id) else redis.call('RPUSH', target, id) end
end
)";

const QByteArray checkFunction = R"(
local function mine(id, token)
  if redis.call('EXISTS', P..id) == 0 then return -1 end
  local owner = redis.call('GET', P..id..':lock')
  if not owner then return -2 end
  if owner ~= token then return -6 end
  redis.call('DEL', P..id..':lock')
  redis.call('SREM', P..'stalled', id)
  if redis.call('LREM', P..'active', -1, id) == 0 then return -3 end
  return 0
end
)";

} // namespace

const QByteArray addScript = pushFunction + R"(
local counter = redis.call('INCR', P..'id')
local id = tostring(counter)
if ARGV[1] ~= '' then
  id = ARGV[1]
  if redis.call('EXISTS', P..id) == 1 then
    redis.call('PUBLISH', P..'duplicated@'..ARGV[2], id)
    return {id, 0}
  end
end
redis.call('HMSET', P..id, 'name', ARGV[3], 'data', ARGV[4], 'opts', ARGV[5], 'timestamp', ARGV[6], 'delay', ARGV[7],
           'priority', ARGV[8])
local delay = tonumber(ARGV[7])
if delay > 0 then
  local due = tonumber(ARGV[6]) + delay
  redis.call('ZADD', P..'delayed', due * 4096 + counter % 4096, id)
  redis.call('PUBLISH', P..'delayed', string.format('%.0f', due))
else
  push(id, tonumber(ARGV[8]), ARGV[9] == 'lifo')
  redis.call('PUBLISH', P..'waiting@'..ARGV[2], id)
end
return {id, 1}
)";

const QByteArray takeScript = R"(
local P, id = KEYS[1], ARGV[1]
if redis.call('EXISTS', P..id) == 0 then
  redis.call('LREM', P..'active', 0, id)
  return {}
end
redis.call('SREM', P..'stalled', id)
redis.call('SET', P..id..':lock', ARGV[2], 'PX', ARGV[3])
redis.call('ZREM', P..'priority', id)
redis.call('HSET', P..id, 'processedOn', ARGV[4])
redis.call('PUBLISH', P..'active@'..ARGV[2], id)
return redis.call('HGETALL', P..id)
)";

const QByteArray renewScript = R"(
local P, id = KEYS[1], ARGV[1]
if redis.call('GET', P..id..':lock') ~= ARGV[2] then return 0 end
redis.call('SET', P..id..':lock', ARGV[2], 'PX', ARGV[3])
redis.call('SREM', P..'stalled', id)
return 1
)";

const QByteArray finishScript = "local P = KEYS[1]" + checkFunction + R"(
local id, now, state = ARGV[1], tonumber(ARGV[3]), ARGV[4]
local code = mine(id, ARGV[2])
if code < 0 then return code end
local function forget(old) redis.call('DEL', P..old, P..old..':logs') end
local keep = ARGV[6]
if keep == 'none' then
  forget(id)
else
  redis.call('ZADD', P..state, now, id)
  redis.call('HMSET', P..id, state == 'completed' and 'returnvalue' or 'failedReason', ARGV[5], 'finishedOn', ARGV[3])
  if ARGV[8] ~= '' then redis.call('HMSET', P..id, 'attemptsMade', ARGV[8], 'stacktrace', ARGV[9]) end
  if ARGV[7] ~= '' then
    local before = now - tonumber(ARGV[7]) * 1000
    for _, old in ipairs(redis.call('ZRANGEBYSCORE', P..state, 0, before, 'LIMIT', 0, 1000)) do forget(old) end
    redis.call('ZREMRANGEBYSCORE', P..state, 0, before)
  end
  if keep ~= 'all' then
    local last = -tonumber(keep) - 1
    for _, old in ipairs(redis.call('ZRANGE', P..state, 0, last)) do forget(old) end
    redis.call('ZREMRANGEBYRANK', P..state, 0, last)
  end
end
redis.call('PUBLISH', P..state, cjson.encode({jobId = id, val = ARGV[5]}))
return 0
)";

const QByteArray retryScript = pushFunction + checkFunction + R"(
local id, now, delay = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4])
local code = mine(id, ARGV[2])
if code < 0 then return code end
redis.call('HMSET', P..id, 'attemptsMade', ARGV[5], 'failedReason', ARGV[6], 'stacktrace', ARGV[7])
if delay > 0 then
  local due = now + delay
  redis.call('HSET', P..id, 'delay', ARGV[4])
  redis.call('ZADD', P..'delayed', due * 4096, id)
  redis.call('PUBLISH', P..'delayed', string.format('%.0f', due))
else
  push(id, tonumber(ARGV[8]), ARGV[9] == 'lifo')
  redis.call('PUBLISH', P..'waiting@'..ARGV[2], id)
end
return 0
)";

const QByteArray stalledScript = R"(
local P, now = KEYS[1], ARGV[1]
if redis.call('EXISTS', P..'stalled-check') == 1 then return {{}, {}} end
redis.call('SET', P..'stalled-check', now, 'PX', ARGV[2])
local back, failed = {}, {}
for _, id in ipairs(redis.call('SMEMBERS', P..'stalled')) do
  if redis.call('EXISTS', P..id..':lock') == 0 and redis.call('LREM', P..'active', 1, id) > 0 then
    if redis.call('HINCRBY', P..id, 'stalledCounter', 1) > tonumber(ARGV[3]) then
      local reason = 'job stalled more than allowable limit'
      redis.call('ZADD', P..'failed', now, id)
      redis.call('HMSET', P..id, 'failedReason', reason, 'finishedOn', now)
      redis.call('PUBLISH', P..'failed', cjson.encode({jobId = id, val = reason}))
      table.insert(failed, id)
    else
      local paused = redis.call('EXISTS', P..'meta-paused') == 1
      redis.call('RPUSH', paused and P..'paused' or P..'wait', id)
      redis.call('PUBLISH', P..'stalled@', id)
      table.insert(back, id)
    end
  end
end
redis.call('DEL', P..'stalled')
for _, id in ipairs(redis.call('LRANGE', P..'active', 0, -1)) do redis.call('SADD', P..'stalled', id) end
return {back, failed}
)";

const QByteArray promoteScript = pushFunction + R"(
local due = redis.call('ZRANGEBYSCORE', P..'delayed', 0, tonumber(ARGV[1]) * 4096 + 4095, 'LIMIT', 0, 1000)
for _, id in ipairs(due) do
  redis.call('ZREM', P..'delayed', id)
  redis.call('LREM', P..'active', 0, id)
  push(id, tonumber(redis.call('HGET', P..id, 'priority')) or 0, false)
  redis.call('PUBLISH', P..'waiting@'..ARGV[2], id)
  redis.call('HSET', P..id, 'delay', 0)
end
local next = redis.call('ZRANGE', P..'delayed', 0, 0, 'WITHSCORES')
return next[2] and math.floor(tonumber(next[2]) / 4096) or -1
)";

} // namespace shortlist::central::bull
