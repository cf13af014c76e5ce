-- One more attempt to sign in, unless there have been too many.
local name, nonce, window, most_of_name, most, life = take(), take(), take(), tonumber(take()), tonumber(take()), take()
local now = clock()
for _, old in ipairs(redis.call('ZRANGE', FAILURES, '-inf', now - window, 'BYSCORE')) do
  redis.call('ZREM', FAILURES, old)
  redis.call('ZREM', FAILED_NAMES, old)
end
if redis.call('ZCARD', FAILURES) >= most then return 0 end
if redis.call('ZLEXCOUNT', FAILED_NAMES, '[' .. name .. '\t', '(' .. name .. '\n') >= most_of_name then return 0 end
local attempt = name .. '\t' .. nonce
redis.call('ZADD', FAILURES, now, attempt)
redis.call('ZADD', FAILED_NAMES, 0, attempt)
keep({ FAILURES, FAILED_NAMES }, life)
return 1
