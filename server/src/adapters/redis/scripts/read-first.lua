-- Some of those who can be taken, in order; the taker, who is on duty, and when this is.
local actor, from, most = take(), tonumber(take()), tonumber(take())
local ids = redis.call('ZRANGE', TAKEABLE, from, from + most - 1)
local values = #ids > 0 and redis.call('HMGET', CONVERSATIONS, unpack(ids)) or {}
return { values, { actor, redis.call('HGET', STAFF, actor) or '' }, on_duty(), overview(), clock() }
