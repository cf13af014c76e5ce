-- This node is there, and with it everything lives on. Gives whether the others had given it up, where the announcements are, and the time.
local node, first, life, dead = take(), take() == '1', tonumber(take()), tonumber(take())
local now = clock()
begin()
local known = redis.call('ZSCORE', NODES, node)
if known or first then redis.call('ZADD', NODES, now, node) end
for _, other in ipairs(redis.call('ZRANGE', NODES, '-inf', '(' .. (now - dead), 'BYSCORE')) do
  redis.call('ZREM', NODES, other)
  redis.call('SREM', LEAVING, other)
  redis.call('SADD', GONE, other)
end
redis.call('HSET', SUMS, 'ends', now + life)
for _, key in ipairs(KEYS) do
  if key ~= LOG then redis.call('PEXPIREAT', key, now + life) end
end
local sums = redis.call('HMGET', SUMS, 'seq', 'last')
return { (known or first) and 1 or 0, sums[1], sums[2], string.format('%.0f', now) }
