-- Connections to nodes that are gone: name, whose, which.
local most, found = tonumber(take()), {}
for _, node in ipairs(redis.call('SMEMBERS', GONE)) do
  local left = redis.call('ZRANGE', CONNECTIONS, '[' .. node .. '.', '(' .. node .. '/', 'BYLEX', 'LIMIT', 0, most - #found)
  for _, one in ipairs(left) do found[#found + 1] = one end
  if #left == 0 then redis.call('SREM', GONE, node) end
  if #found >= most then break end
end
return found
