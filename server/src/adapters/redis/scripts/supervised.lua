-- When the first and those in the middle of the queue joined, the free places, and who gave up since.
local since = take()
local waiting = redis.call('ZCARD', JOINED)
local function joined(index)
  return waiting > 0 and redis.call('ZRANGE', JOINED, index, index, 'WITHSCORES')[2] or ''
end
local free = 0
local capacities = redis.call('HGETALL', DUTY)
for i = 1, #capacities, 2 do
  local holds = string.match(redis.call('HGET', STAFF, capacities[i]) or '', '^%d+\n%d\t(%d+)') or 0
  free = free + math.max(0, capacities[i + 1] - holds)
end
redis.call('ZREMRANGEBYSCORE', ABANDONED, '-inf', '(' .. since)
return {
  joined(0), joined(math.floor((waiting - 1) / 2)), joined(math.floor(waiting / 2)), free, redis.call('ZCARD', ABANDONED),
}
