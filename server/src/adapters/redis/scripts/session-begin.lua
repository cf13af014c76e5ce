-- One more session of a member of staff, as they are known now; beyond so many the oldest ends.
local hash, staff_id, identity, longest, most, life = take(), take(), take(), tonumber(take()), tonumber(take()), take()
local ends = clock() + longest
redis.call('HSET', SESSIONS, 'of ' .. hash, staff_id, 'who ' .. staff_id, identity)
redis.call('ZADD', SESSION_ENDS, ends, hash)
redis.call('ZADD', STAFF_SESSIONS, 0, staff_id .. '\t' .. string.format('%015.0f', clock()) .. '\t' .. hash)
local own = redis.call('ZRANGE', STAFF_SESSIONS, '[' .. staff_id .. '\t', '(' .. staff_id .. '\n', 'BYLEX')
for i = 1, #own - most do
  local oldest = string.match(own[i], '[^\t]+$')
  redis.call('ZREM', STAFF_SESSIONS, own[i])
  redis.call('ZREM', SESSION_ENDS, oldest)
  redis.call('HDEL', SESSIONS, 'of ' .. oldest)
end
begin()
keep({ SUMS, SESSIONS, SESSION_ENDS, STAFF_SESSIONS }, life)
return 1
