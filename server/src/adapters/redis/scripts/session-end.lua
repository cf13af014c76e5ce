-- Ends one session, all of a member of staff, or those that have lasted long enough. Gives whom none is left of.
local which, whose = take(), take()
local over = {}
local function finish(hash, staff_id)
  for _, own in ipairs(redis.call('ZRANGE', STAFF_SESSIONS, '[' .. staff_id .. '\t', '(' .. staff_id .. '\n', 'BYLEX')) do
    if string.match(own, '[^\t]+$') == hash then redis.call('ZREM', STAFF_SESSIONS, own) end
  end
  redis.call('ZREM', SESSION_ENDS, hash)
  redis.call('HDEL', SESSIONS, 'of ' .. hash)
  if redis.call('ZLEXCOUNT', STAFF_SESSIONS, '[' .. staff_id .. '\t', '(' .. staff_id .. '\n') > 0 then return end
  redis.call('HDEL', SESSIONS, 'who ' .. staff_id)
  over[#over + 1] = staff_id
end
local function find(hash)
  local staff_id = redis.call('HGET', SESSIONS, 'of ' .. hash)
  if staff_id then finish(hash, staff_id) end
end
if which == 'one' then
  find(whose)
elseif which == 'staff' then
  for _, own in ipairs(redis.call('ZRANGE', STAFF_SESSIONS, '[' .. whose .. '\t', '(' .. whose .. '\n', 'BYLEX')) do
    finish(string.match(own, '[^\t]+$'), whose)
  end
else
  for _, hash in ipairs(redis.call('ZRANGE', SESSION_ENDS, '-inf', clock(), 'BYSCORE', 'LIMIT', 0, 100)) do find(hash) end
end
return over
