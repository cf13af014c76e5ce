-- What a node that is no more, or lost touch, left behind is for whoever looks first.
local node, life = take(), take()
redis.call('ZREM', NODES, node)
redis.call('SREM', LEAVING, node)
redis.call('SADD', GONE, node)
keep({ GONE }, life)
return 1
