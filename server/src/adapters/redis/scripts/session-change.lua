-- Gives how a member of staff is known, or changes it if it still is as it was given.
local field, before, after = 'who ' .. take(), take(), take()
local known = redis.call('HGET', SESSIONS, field) or ''
if after and known ~= '' and known == before then
  redis.call('HSET', SESSIONS, field, after)
  return after
end
return known
