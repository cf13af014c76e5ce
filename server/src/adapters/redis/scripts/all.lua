return redis.call('HKEYS', CONVERSATIONS)
