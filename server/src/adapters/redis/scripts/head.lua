local ids = redis.call('ZRANGE', TAKEABLE, 0, tonumber(take()) - 1)
return #ids > 0 and redis.call('HMGET', CONVERSATIONS, unpack(ids)) or {}
