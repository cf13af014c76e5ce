-- This node takes nobody any more. Gives what time it is, and when each of those that do was heard of.
local node, life = take(), take()
redis.call('SADD', LEAVING, node)
keep({ LEAVING }, life)
local found = { string.format('%.0f', clock()) }
local known = redis.call('ZRANGE', NODES, 0, -1, 'WITHSCORES')
for i = 1, #known, 2 do
  if redis.call('SISMEMBER', LEAVING, known[i]) == 0 then found[#found + 1] = known[i + 1] end
end
return found
