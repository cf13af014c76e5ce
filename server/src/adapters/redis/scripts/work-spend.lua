-- Work that is used once: remembered as long as it could be used again, by the one clock that all nodes share.
local id, left, life = take(), tonumber(take()), take()
local now = clock()
redis.call('ZREMRANGEBYSCORE', WORKS, '-inf', now)
if redis.call('ZADD', WORKS, 'NX', now + left, id) == 0 then return 0 end
keep({ WORKS }, life)
return 1
