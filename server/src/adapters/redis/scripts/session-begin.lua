-- One more session of a member of staff, as they are known now; beyond so many the oldest ends.
local hash, staff_id, identity, longest, most, life = take(), take(), take(), tonumber(take()), tonumber(take()), take()
local ends = clock() + longest
begin()
-- Two may begin in one millisecond.
local number = string.format('%020.0f', redis.call('HINCRBY', SUMS, 'written', 1))
redis.call('HSET', SESSIONS, 'of ' .. hash, staff_id, 'who ' .. staff_id, identity)
redis.call('ZADD', SESSION_ENDS, ends, hash)
redis.call('ZADD', STAFF_SESSIONS, 0, staff_id .. '\t' .. number .. '\t' .. hash)
local own = redis.call('ZRANGE', STAFF_SESSIONS, '[' .. staff_id .. '\t', '(' .. staff_id .. '\n', 'BYLEX')
for i = 1, #own - most do
  local oldest = string.match(own[i], '[^\t]+$')
  redis.call('ZREM', STAFF_SESSIONS, own[i])
  redis.call('ZREM', SESSION_ENDS, oldest)
  redis.call('HDEL', SESSIONS, 'of ' .. oldest)
end
keep({ SUMS, SESSIONS, SESSION_ENDS, STAFF_SESSIONS }, life)
return 1
