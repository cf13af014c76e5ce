-- Whose session it is, as they are known now; '' if it has ended.
local hash = take()
local staff_id = redis.call('HGET', SESSIONS, 'of ' .. hash)
if not staff_id or tonumber(redis.call('ZSCORE', SESSION_ENDS, hash) or 0) <= clock() then return '' end
return redis.call('HGET', SESSIONS, 'who ' .. staff_id)
