local attempt = take() .. '\t' .. take()
redis.call('ZREM', FAILURES, attempt)
return redis.call('ZREM', FAILED_NAMES, attempt)
