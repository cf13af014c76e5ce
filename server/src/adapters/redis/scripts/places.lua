-- Of each: its rank, and by whom it cannot be taken, '' for nobody; then the places on duty and whose they are.
local found = {}
while at < #ARGV do
  local id = take()
  local rank = redis.call('ZRANK', QUEUE, id)
  found[#found + 1] = rank or -1
  found[#found + 1] = rank and redis.call('HGET', BARRED, id) or ''
end
return { found, redis.call('HGET', SUMS, 'places') or '0', redis.call('HGETALL', DUTY) }
