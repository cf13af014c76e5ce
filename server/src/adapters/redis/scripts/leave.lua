-- This node takes nobody any more. Gives how many do.
local node, life = take(), take()
redis.call('SADD', LEAVING, node)
keep({ LEAVING }, life)
return redis.call('ZCARD', NODES) - redis.call('SCARD', LEAVING)
