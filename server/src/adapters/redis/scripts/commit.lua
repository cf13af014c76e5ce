-- One commit: nothing of it unless everything is as it was read. Gives what was announced, '' if nothing was, a list of the last announcement's
-- number alone if something is not, and 0 if this node has been given up: then whoever was connected to it is not any more, whatever it believes.
local node = take()
if not redis.call('ZSCORE', NODES, node) then return 0 end
local nonce, channel, life, log_life, body, placed = take(), take(), take(), take(), take(), take()
for _ = 1, tonumber(take()) do
  local key, field, version = KEYS[tonumber(take())], take(), take()
  if version_of(redis.call('HGET', key, field)) ~= version then
    return { tonumber(redis.call('HGET', SUMS, 'seq') or '0') }
  end
end

begin()
local written = next_version()
local touched = { SUMS }
for _ = 1, tonumber(take()) do
  local command, key, args = take(), KEYS[tonumber(take())], {}
  for i = 1, tonumber(take()) do args[i] = take() end
  if command == 'PUT' then
    redis.call('HSET', key, args[1], string.format('%.0f', written) .. '\n' .. args[2])
  else
    redis.call(command, key, unpack(args))
  end
  touched[#touched + 1] = key
end
keep(touched, life)
if body == '' then return '' end

local capacities = {}
for i = 1, tonumber(take()) do
  local name = take()
  capacities[i] = name .. '\t' .. (redis.call('HGET', DUTY, name) or '0')
end
local rank = placed ~= '' and redis.call('ZRANK', QUEUE, placed) or -1
local seq = redis.call('HINCRBY', SUMS, 'seq', 1)
local last = redis.call('HGET', SUMS, 'last')
redis.call('HSET', SUMS, 'last', nonce)
local link = seq .. '\t' .. nonce .. '\t' .. last
local said = table.concat({ rank or -1, overview(), table.concat(capacities, '\t'), body }, '\n')
local announced = link .. '\t' .. redis.sha1hex(link .. '\n' .. said) .. '\n' .. said
redis.call('XADD', LOG, 'MINID', clock() - log_life, '*', 'a', announced)
redis.call('PEXPIRE', LOG, log_life)
redis.call('SPUBLISH', channel, announced)
return announced
